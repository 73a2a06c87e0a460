/** What was filled in elsewhere: what it would change, what is wrong with it, and what was taken. */
import { SOURCES } from '@throughline/core/collect/taking.ts';
import { z } from 'zod';
import { saidSchema } from '../collect/report.ts';
import { problemSchema } from '../ground/problem.ts';

const text = z.string().nullable();
const writtenSchema = z.object({ said: saidSchema.nullable(), note: text });

/** POST …/spreadsheet and …/form: nothing is written. */
export const filledSchema = z.object({
  file: z.string(),
  /** The version that it was compared with, for `If-Match` when it is taken. */
  version: z.number(),
  /** Lines or answers that were read; answers that were taken before. */
  lines: z.number(), known: z.number(),
  changes: z.array(z.object({ indicator: z.string(), at: z.string(), from: writtenSchema, to: writtenSchema })),
  /** Values that somebody else changed since the file was made: both, and who. */
  conflicts: z.array(z.object({ indicator: z.string(), at: z.string(), mine: writtenSchema, theirs: writtenSchema, by: text, when: text })),
  /** `at` is the cell: `Values!G12`. */
  problems: z.array(problemSchema),
  errors: z.number(),
});
export type Filled = z.infer<typeof filledSchema>;

/** The field `choices` beside a file that is taken: for contested values, whose stands. */
export const choicesSchema = z.record(z.string().max(200), z.enum(['mine', 'theirs']));
export type Choices = z.infer<typeof choicesSchema>;

/** GET /api/v1/projects/{code}/reports/{period}/takings */
export const takingsSchema = z.object({
  takings: z.array(z.object({ number: z.number(), source: z.enum(SOURCES), file: z.string(), by: z.string(), at: z.string(), values: z.number(), undone: text, undoneBy: text })),
});
export type Takings = z.infer<typeof takingsSchema>;
/** POST …/takings/{number}/undo */
export const undoingSchema = z.strictObject({});
