/** What is missing and what would change: the questions of the Gaps screen and the preview of the mapping workbench. */
import { z } from 'zod';
import { decisionSchema } from '../assure/mapping.ts';
import { wordsSchema } from '../ground/problem.ts';
import { figureSchema } from './figures.ts';
import { owedSchema } from './owed.ts';

/** POST /api/v1/mapping/preview: what the totals touched would become. Changes nothing. */
export const previewQuestionSchema = z.strictObject({ decisions: z.array(decisionSchema).max(5000), asOf: z.string().optional() });
export const previewSchema = z.object({
  asOf: z.string(),
  rows: z.array(z.object({
    indicator: z.string(), name: wordsSchema, period: z.string(),
    /** Without old values: what every screen shows. */
    without: figureSchema,
    /** With old values as they are mapped now, and as they would be. */
    now: figureSchema,
    would: figureSchema,
  })),
  /** Subjects of the decisions whose values join no total, by why. */
  apart: z.array(z.object({ subject: z.string(), why: z.enum(['refused', 'grade', 'kind', 'period', 'nothing']) })),
});

export type Preview = z.infer<typeof previewSchema>;

const cell = z.object({ year: z.number(), expected: z.number(), reported: z.number() });

/**
 * GET /api/v1/gaps?organisation=&place=&period=&asOf=&owed=: what is missing at a place and period. `unmapped` is of the whole
 * organisation; `owed` is what /owed says, with so many rows as asked.
 */
export const gapsSchema = z.object({
  organisation: z.string(),
  asOf: z.string(),
  place: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  counts: z.object({
    owed: z.number(), late: z.number(), carried: z.number(), notUnderstood: z.number(),
    unmapped: z.object({ legacy: z.number(), indicators: z.number() }),
  }),
  owed: owedSchema,
  /** Running totals that stand from an earlier period; at most a thousand. */
  carried: z.array(z.object({ project: z.string(), title: wordsSchema.nullable(), indicator: z.string(), name: wordsSchema, from: z.string(), owed: z.string() })),
  /** What files say that could not be read as a value, by reason; most frequent first. */
  notUnderstood: z.array(z.object({ code: z.string(), count: z.number(), projects: z.number(), files: z.number() })),
});
export type Gaps = z.infer<typeof gapsSchema>;

/** GET /api/v1/coverage?organisation=&place=&period=&asOf=: coverage of the figures, added up over indicators, in each year until the period's last. */
export const coverageSchema = z.object({
  organisation: z.string(),
  asOf: z.string(),
  place: z.string(),
  years: z.array(z.number()),
  total: z.array(cell),
  areas: z.array(z.object({ area: z.string(), cells: z.array(cell) })),
  /** `programme` null: projects of none. */
  programmes: z.array(z.object({ programme: z.string().nullable(), name: wordsSchema.nullable(), cells: z.array(cell) })),
});
export type Coverage = z.infer<typeof coverageSchema>;
export type GapCell = z.infer<typeof cell>;

/** GET /api/v1/gaps/not-understood?place=&code=: each of them with project, file and line. */
export const notReadSchema = z.object({
  rows: z.array(z.object({
    key: z.string(), project: z.string(), title: wordsSchema.nullable(), code: z.string(), at: z.string(), line: z.number().nullable(), found: z.string().nullable(),
    accepted: z.string().nullable(), indicator: z.string().nullable(), file: z.string().nullable(), import: z.number().nullable(),
  })),
  total: z.number(),
});
export type NotRead = z.infer<typeof notReadSchema>;
