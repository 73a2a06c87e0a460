/** Bringing files in: POST /api/v1/imports (multipart `file`, fields dryRun, strict, organisation), and their history. */
import { z } from 'zod';
import { problemSchema } from '../ground/problem.ts';

export const countsSchema = z.object({
  projects: z.number(), results: z.number(), indicators: z.number(), baselines: z.number(), periods: z.number(),
  targets: z.number(), actuals: z.number(), measurements: z.number(), transactions: z.number(), budgets: z.number(),
});
export const importedFileSchema = z.object({
  file: z.string(),
  kind: z.string(),
  outcome: z.enum(['imported', 'unchanged', 'refused']),
  counts: countsSchema,
  problems: z.array(problemSchema),
});
export const importResultSchema = z.object({
  format: z.literal('throughline-import/1'),
  files: z.array(importedFileSchema),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/** GET /api/v1/imports?organisation= */
export const importRowSchema = z.object({
  number: z.number(),
  organisation: z.string(),
  file: z.string(),
  kind: z.string(),
  actor: z.string(),
  at: z.string(),
  outcome: z.enum(['imported', 'unchanged']),
  counts: countsSchema.partial(),
  warnings: z.number(),
  gone: z.array(z.string()),
  undone: z.string().nullable(),
  /** Whether it can be undone now; when not, the problem code that says why. */
  undo: z.object({ allowed: z.boolean(), why: z.string().nullable() }),
});
export const importsSchema = z.object({ imports: z.array(importRowSchema), next: z.string().nullable() });
export type ImportRow = z.infer<typeof importRowSchema>;
export type Imports = z.infer<typeof importsSchema>;

/** GET /api/v1/not-understood?organisation=: what files say that could not be read as a value. */
export const notUnderstoodSchema = z.object({
  rows: z.array(z.object({
    project: z.string(), code: z.string(), at: z.string(), line: z.number().nullable(), found: z.string().nullable(), accepted: z.string().nullable(),
    indicator: z.string().nullable(), file: z.string().nullable(), text: z.string(),
  })),
  total: z.number(),
  next: z.string().nullable(),
});
export type NotUnderstood = z.infer<typeof notUnderstoodSchema>;
