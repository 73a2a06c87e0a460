/** What the screens of programmes ask. Figures are asked of `overview`. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { donorRowSchema, goalRowSchema, projectRowSchema } from './country.ts';

/** GET /api/v1/programmes?organisation=&period=&asOf= */
export const programmesSchema = z.object({
  organisation: z.string(),
  demonstration: z.boolean(),
  asOf: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  rows: z.array(z.object({
    code: z.string(), name: wordsSchema, kind: z.string(),
    projects: z.number(),
    /** Countries of its projects, those of regional ones included. */
    countries: z.array(z.string()),
    coverage: z.object({ expected: z.number(), reported: z.number() }),
    budgetUsd: z.string().nullable(),
    share: z.string().nullable(),
  })),
  /** Projects that belong to no programme. */
  outside: z.number(),
});
export type Programmes = z.infer<typeof programmesSchema>;

/** GET /api/v1/programmes/{code}?organisation=&period=&asOf= */
export const programmeSchema = z.object({
  organisation: z.string(),
  demonstration: z.boolean(),
  asOf: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  place: z.string(),
  name: wordsSchema,
  kind: z.string(),
  projects: z.number(),
  rows: z.array(projectRowSchema),
  left: z.number(),
  countries: z.array(z.object({
    place: z.string(), name: wordsSchema.nullable(), projects: z.number(), regional: z.number(),
    /** Budgets of its projects in US dollars, by country shares. */
    budgetUsd: z.string().nullable(),
  })),
  donors: z.array(donorRowSchema),
  goals: z.array(goalRowSchema),
  /** Targets that were set for the programme itself (figures 6.3): they stand here only and replace the sum of its projects'. */
  targets: z.array(z.object({
    indicator: z.string(), name: wordsSchema, kind: z.string(), unit: z.string().nullable(),
    mode: z.string(), period: z.string().nullable(), value: z.string(), authority: z.string().nullable(),
  })),
});
export type Programme = z.infer<typeof programmeSchema>;
