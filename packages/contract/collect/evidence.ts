/** Evidence of a report's values: files and links, what is said of them, and what they support. */
import { CONFIDENTIALITIES, EVIDENCE_KINDS, STRENGTHS } from '@throughline/core/collect/evidence.ts';
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

const text = z.string().nullable();
const valueSchema = z.strictObject({ indicator: z.string().max(200), cell: z.string().max(1000).nullable().default(null) });
const valuesSchema = z.array(valueSchema).max(500);

/** What is said of it by who adds it: the field `about` beside a file, as JSON; part of what is posted for a link. */
export const aboutSchema = z.strictObject({
  kind: z.string().max(40), date: z.string().max(20).nullable().default(null), strength: z.string().max(40).default('medium'), confidentiality: z.string().max(40).default('internal'),
  note: z.string().max(20_000).nullable().default(null), values: valuesSchema,
  /** Where and when a picture was taken stays in it, on purpose. */
  keepMetadata: z.boolean().default(false),
});
export type EvidenceAbout = z.input<typeof aboutSchema>;
/** POST …/evidence/links */
export const linkSchema = aboutSchema.omit({ keepMetadata: true }).extend({ url: z.string().max(4000), name: z.string().max(500).nullable().default(null) });
export type EvidenceLink = z.input<typeof linkSchema>;
/** POST …/evidence/{number}/values */
export const tyingSchema = z.strictObject({ values: valuesSchema });
/** POST …/evidence/{number}/withdrawal: from the values named, from all of the report when none is. */
export const withdrawingSchema = z.strictObject({ values: valuesSchema.default([]), reason: z.string().max(20_000) });

export const evidenceSchema = z.object({
  number: z.number(), kind: z.enum(EVIDENCE_KINDS), date: text, strength: z.enum(STRENGTHS), confidentiality: z.enum(CONFIDENTIALITIES), note: text,
  name: z.string(),
  /** Of a link. */
  url: text,
  /** Of a file: what its bytes are, how many, and their SHA-256. */
  file: z.object({
    type: z.string(), size: z.number(), sha256: z.string(),
    /** What tells of place and time beside the content: taken out, kept, or there was none. */
    metadata: z.enum(['removed', 'kept', 'none']), scan: z.enum(['clean', 'not-scanned']), scanner: text,
  }).nullable(),
  added: z.string(), by: z.string(), values: z.array(z.object({ indicator: z.string(), cell: text })),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** GET /api/v1/projects/{code}/reports/{period}/evidence */
export const evidenceOfReportSchema = z.object({
  project: z.string(), period: z.string(),
  /** The submission that was asked for; null: what supports the report as it stands. */
  submission: z.number().nullable(),
  evidence: z.array(evidenceSchema),
  /** Documents of the project that support nothing of this report yet, latest first. */
  others: z.array(evidenceSchema),
  /** Pieces that support values here and are not shown to whoever asks. */
  hidden: z.number(),
  /** What the framework asks to lie beside a value, by indicator. */
  asked: z.record(z.string(), z.array(wordsSchema)),
  limits: z.object({ bytes: z.number(), perValue: z.number(), perReport: z.number(), endings: z.array(z.string()) }),
  scanned: z.boolean(),
  may: z.object({ add: z.boolean(), withdraw: z.boolean() }),
});
export type EvidenceOfReport = z.infer<typeof evidenceOfReportSchema>;
