/** What is missing and what would change: the questions of the Gaps screen and the preview of the mapping workbench. */
import { z } from 'zod';
import { decisionSchema } from '../assure/mapping.ts';
import { wordsSchema } from '../ground/problem.ts';
import { figureSchema } from './figures.ts';

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
