/** GET /api/v1/owed?organisation=&place=&period=&asOf=&limit=: reports that projects owe, most overdue first. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

/** What lies there for an owed report: nothing yet, or its latest submission; `verified` leaves some indicators out. */
export const lyingSchema = z.enum(['nothing', 'draft', 'submitted', 'returned', 'verified']);

export const owedRowSchema = z.object({
  project: z.string(),
  title: wordsSchema.nullable(),
  programme: z.string().nullable(),
  period: z.string(),
  /** Indicators expected of this project and period, and those of them that are answered. */
  expected: z.number(),
  answered: z.number(),
  /** Codes of those without an answer; at most twenty are listed. */
  missing: z.array(z.string()),
  state: lyingSchema,
  /** The submission that lies there, to be opened; null where there is none. */
  submission: z.number().nullable(),
  /** The latest verified report of the project, whatever it is about. */
  lastVerified: z.object({ period: z.string(), day: z.string() }).nullable(),
  /** As a submission states it; null where none does. */
  due: z.string().nullable(),
  /** Days from the due date to the as-of date; negative before it is due; null without a due date. */
  daysLate: z.number().nullable(),
  /** Whether the period has ended by the as-of date. */
  ended: z.boolean(),
});
export const owedSchema = z.object({
  organisation: z.string(),
  asOf: z.string(),
  place: z.string(),
  period: z.string(),
  rows: z.array(owedRowSchema),
  /** Of all that is owed, listed or not; `late` are past a stated due date; `unreported` have no verified report at all; `expected` and `answered` are those of coverage (project-periods of all indicators). */
  total: z.object({ reports: z.number(), late: z.number(), unreported: z.number(), projects: z.number(), expected: z.number(), answered: z.number() }),
});
export type OwedRow = z.infer<typeof owedRowSchema>;
export type Owed = z.infer<typeof owedSchema>;
export type Lying = z.infer<typeof lyingSchema>;
