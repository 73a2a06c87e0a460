/** GET /api/v1/frameworks/{id}: areas, stages and the vocabulary of a framework version, as the screens need them. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

export const frameworkSchema = z.object({
  id: z.string(),
  name: wordsSchema,
  note: wordsSchema.nullable(),
  areas: z.array(z.object({ code: z.string(), name: wordsSchema, meaning: wordsSchema.nullable(), stage: z.string().nullable(), level: z.number() })),
  stages: z.array(z.object({ code: z.string(), name: wordsSchema, sphere: z.string().nullable() })),
  kinds: z.array(z.object({ code: z.string(), name: wordsSchema, example: wordsSchema })),
  units: z.array(z.object({ code: z.string(), name: wordsSchema })),
  sdgs: z.array(z.object({ code: z.string(), name: wordsSchema, colour: z.string().nullable() })),
});
export type FrameworkBody = z.infer<typeof frameworkSchema>;
