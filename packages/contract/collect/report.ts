/** A report that people write, period by period: its sheet, what is typed, what is done with it. */
import { z } from 'zod';
import { problemSchema, wordsSchema } from '../ground/problem.ts';

const text = z.string().nullable();
/** What somebody may type into one field; what is wrong with it is told, never cut. */
const typed = z.string().max(200).nullish();
const long = z.string().max(20_000);
const list = z.array(z.string().max(200)).max(20_000).nullish();

/** A value as it is written: members as in a portfolio file. Decimals are text; in a draft they may still be malformed. */
export const saidSchema = z.strictObject({
  value: typed, unit: typed, numerator: typed, denominator: typed, weight: typed, persons: list, deals: list, level: typed,
  text: z.record(z.string().max(20), long).nullish(), notReported: long.nullish(), notApplicable: long.nullish(),
  cells: z.array(z.record(z.string().max(100), typed)).max(2000).nullish(),
});
export type SaidBody = z.infer<typeof saidSchema>;

export const typedSchema = z.strictObject({ indicator: z.string().max(200), said: saidSchema.nullable(), note: long.nullable() });

/** PUT /api/v1/projects/{code}/reports/{period}/draft, with `If-Match`: only what changed. */
export const typingSchema = z.strictObject({ values: z.array(typedSchema).max(5000), narrative: long.nullable().optional(), reason: long.nullable().optional() });
export type Typing = z.infer<typeof typingSchema>;
/** POST …/submit: what is saved, and what comes with it. */
export const submittingSchema = typingSchema.partial({ values: true });
export type Submitting = z.infer<typeof submittingSchema>;
/** POST …/withdraw, …/verify, …/reopen. */
export const reasonedSchema = z.strictObject({ reason: long.nullable().optional() });
export type Reasoned = z.infer<typeof reasonedSchema>;

const commentAsked = { indicator: z.string().max(200), cell: z.string().max(1000).nullable().optional(), body: long, to: z.string().max(300).nullable().optional(), due: z.string().max(20).nullable().optional() };
/** POST …/return. */
export const returningSchema = z.strictObject({ reason: long, comments: z.array(z.strictObject(commentAsked)).max(2000).optional() });
export type Returning = z.infer<typeof returningSchema>;
/** POST …/correct. */
export const correctingSchema = z.strictObject({ indicator: z.string().max(200), said: saidSchema, note: long.nullable().optional(), reason: long });
export type Correcting = z.infer<typeof correctingSchema>;
/** POST …/comments. */
export const commentingSchema = z.strictObject({ ...commentAsked, replyTo: z.number().int().nullable().optional() });
export type Commenting = z.infer<typeof commentingSchema>;
/** POST …/comments/resolve. */
export const settlingSchema = z.strictObject({ comment: z.number().int() });
export type Settling = z.infer<typeof settlingSchema>;

export const standingSchema = z.enum(['new', 'drafting', 'submitted', 'returned', 'verified', 'withdrawn']);

/** What every deed answers with; the version stands in `ETag` too. */
export const doneSchema = z.object({
  project: z.string(), period: z.string(), version: z.number(), standing: standingSchema, number: z.number().nullable(), comments: z.array(z.number()),
  /** What is odd, or still wrong with what is typed. */
  problems: z.array(problemSchema),
  /** The same deed was done before: nothing was done now. */
  replayed: z.boolean(),
});
export type Done = z.infer<typeof doneSchema>;

/** Who wrote something last, and when. */
const writtenSchema = z.object({ at: z.string(), by: z.string() });
/** A value of a draft; `said` null: a note alone. */
const draftValueSchema = z.object({ said: saidSchema.nullable(), note: text, ...writtenSchema.shape });
/** What a draft holds beside its values. */
const draftSchema = z.object({ version: z.number(), standing: standingSchema, narrative: text, reason: text, saved: writtenSchema.nullable() });

/** What the second of two people finds (412, `current`). */
export const currentSchema = draftSchema.extend({ values: z.array(draftValueSchema.extend({ indicator: z.string() })) });
export type Current = z.infer<typeof currentSchema>;

/** A number in force, canonical, and the period it is of. */
const knownSchema = z.object({ period: z.string(), value: z.string() });
const inForceSchema = z.object({ period: z.string(), number: z.number(), said: saidSchema });
const abilitySchema = z.object({ allowed: z.boolean(), why: text });
export const levelSchema = z.enum(['project', 'programme', 'results-unit']);
export const roundStateSchema = z.enum(['to-come', 'open', 'overdue', 'closed']);

export const commentSchema = z.object({
  number: z.number(), indicator: z.string(), cell: text, replyTo: z.number().nullable(), body: z.string(), to: text, due: text, by: z.string(), at: z.string(),
  resolved: text, resolvedBy: text,
});
export type Comment = z.infer<typeof commentSchema>;

export const rowSchema = z.object({
  indicator: z.string(), name: wordsSchema, definition: wordsSchema.nullable(), counts: wordsSchema.nullable(), kind: z.string(), unit: text,
  /** What a value may be written in, the canonical one first. */
  units: z.array(z.string()),
  scale: z.record(z.string(), z.string()).nullable(), overlapping: z.array(z.string()), direction: z.string(), stage: text, area: text,
  /** Whether the plan expects this period (figures 4.1). */
  expected: z.boolean(),
  /** Breakdowns that the framework asks for; `values` null where they are a list of its own or free. */
  breakdowns: z.array(z.object({ dimension: z.string(), name: wordsSchema, values: z.array(z.object({ code: z.string(), name: wordsSchema })).nullable() })),
  /** The period before this one, as it was written. */
  last: inForceSchema.nullable(),
  /** What this report says already. */
  stands: inForceSchema.nullable(),
  /** The promise that speaks for the period, in the canonical unit. */
  target: z.object({ mode: z.enum(['annual', 'cumulative', 'final']), period: text, value: z.string() }).nullable(),
  earlier: z.array(knownSchema), later: z.array(knownSchema), same: knownSchema.nullable(),
  typed: draftValueSchema.nullable(),
});
export type ReportRow = z.infer<typeof rowSchema>;

/** GET /api/v1/projects/{code}/reports/{period} */
export const reportSchema = z.object({
  organisation: z.string(), project: z.string(), title: wordsSchema, programme: text, period: z.string(), year: z.number(), starts: z.string(), ends: z.string(),
  ...draftSchema.shape, basis: z.enum(['new', 'returned', 'withdrawn', 'reopened']).nullable(),
  round: z.object({ number: z.number(), state: roundStateSchema, opens: z.string(), due: z.string(), closes: z.string() }).nullable(),
  /** The levels that look at it, with who let it through. */
  levels: z.array(z.object({ level: levelSchema, by: text, at: text })),
  submission: z.object({ number: z.number(), state: z.string(), submitted: z.string(), by: text, reason: text, narrative: text, returned: text }).nullable(),
  moves: z.array(z.object({ number: z.number(), move: z.string(), level: levelSchema.nullable(), by: z.string(), at: z.string(), reason: text })),
  /** What whoever asks may do now; if not, the problem code that says why. */
  may: z.object({ enter: abilitySchema, submit: abilitySchema, withdraw: abilitySchema, verify: abilitySchema, return: abilitySchema, reopen: abilitySchema, correct: abilitySchema, comment: abilitySchema, settle: abilitySchema }),
  rows: z.array(rowSchema),
  comments: z.array(commentSchema),
  /** What is wrong or odd with what is written. */
  problems: z.array(problemSchema),
  /** What values are judged by while they are typed: factors of units as fractions, currencies with their rate of the year, countries. */
  units: z.array(z.object({ code: z.string(), dimension: z.string(), n: z.string(), d: z.string() })),
  currencies: z.array(z.object({ code: z.string(), perUsd: text })),
  /** The project's other periods, for the way there. */
  periods: z.array(z.object({ period: z.string(), standing: standingSchema })),
});
export type ReportPage = z.infer<typeof reportSchema>;
