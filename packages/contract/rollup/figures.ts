/** GET /api/v1/figures: `throughline-figures/1`, the same document as the command line gives. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

const text = z.string().nullable();
export const labelSchema = z.enum(['exact', 'lower-bound', 'bounds', 'reporters-only', 'not-applicable', 'no-data']);
export const verdictSchema = z.enum(['green', 'amber', 'red', 'under-reported', 'met', 'not-met']);

export const figureSchema = z.object({
  indicator: z.string(),
  place: z.string(),
  period: z.string(),
  kind: z.string(),
  unit: text,
  value: text,
  label: labelSchema,
  bounds: z.object({ low: z.string(), high: z.string() }).nullable(),
  coverage: z.object({ expected: z.number(), reported: z.number(), carried: z.number(), budgetShare: text }),
  baseline: text,
  target: text,
  targetOfParts: text,
  achievement: text,
  likeForLike: z.object({
    value: z.string(), baseline: text, target: z.string(), change: text, achievement: text, share: text, verdict: verdictSchema.nullable(),
  }).nullable(),
  verdict: verdictSchema.nullable(),
  framework: z.string(),
  includesRegional: z.boolean().optional(),
  cell: z.record(z.string(), z.string()).optional(),
  statedShare: text.optional(),
  numerator: text.optional(),
  denominator: text.optional(),
  weight: text.optional(),
  distribution: z.record(z.string(), z.number()).nullable().optional(),
  weakest: text.optional(),
  atOrAbove: z.object({ level: z.string(), count: z.number(), share: text }).optional(),
  gained: text.optional(),
  active: text.optional(),
  gross: text.optional(),
  texts: z.array(z.object({ project: z.string(), period: z.string(), text: wordsSchema })).optional(),
  missing: z.array(z.object({ project: z.string(), period: z.string() })).optional(),
  lowest: text.optional(),
  median: text.optional(),
  highest: text.optional(),
});
export type Figure = z.infer<typeof figureSchema>;

export const figuresSchema = z.object({ format: z.literal('throughline-figures/1'), asOf: z.string(), figures: z.array(figureSchema) });
export type Figures = z.infer<typeof figuresSchema>;

const many = z.union([z.string(), z.array(z.string())]).optional();
export const figuresQuestionSchema = z.strictObject({
  organisation: z.string().optional(),
  indicator: many,
  place: many,
  period: many,
  by: z.string().optional(),
  asOf: z.string().optional(),
  atLeast: z.string().optional(),
  withLegacy: z.enum(['true', 'false', '1', '0', '']).optional(),
  /** The number of a snapshot: answered from what it froze. */
  snapshot: z.string().optional(),
  lang: z.string().optional(),
});
