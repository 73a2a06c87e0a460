/** GET /api/v1/organisations: who reports in this store. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

export const organisationSchema = z.object({
  id: z.string(),
  name: wordsSchema,
  framework: z.string(),
  demonstration: z.boolean(),
  projects: z.number(),
  indicators: z.number(),
  /** Years reported on; null when nothing is verified. */
  firstYear: z.number().nullable(),
  lastYear: z.number().nullable(),
});
export const organisationsSchema = z.object({
  organisations: z.array(organisationSchema),
  /** Which one a question without `organisation=` is of; null when that has to be said. */
  default: z.string().nullable(),
});
export type Organisation = z.infer<typeof organisationSchema>;
export type Organisations = z.infer<typeof organisationsSchema>;
