/** RFC 9457 problem details as every refusal of the API carries them. */
import { z } from 'zod';

export const problemSchema = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  at: z.string(),
  line: z.number().optional(),
  found: z.string().optional(),
  accepted: z.string().optional(),
  /** The sentence in the language asked for (`Accept-Language`, or `lang=`). */
  text: z.string(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

export const problemDetailsSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  problems: z.array(problemSchema),
  /** What stands now, where somebody else was there first. */
  current: z.unknown().optional(),
});
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

export const wordsSchema = z.record(z.string(), z.string());
