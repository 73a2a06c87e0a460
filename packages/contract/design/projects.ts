/** GET /api/v1/projects: the projects of an organisation as rows, found by words and facets, with the counts of every facet. */
import { z } from 'zod';
import { STATUSES } from '@throughline/core/design/running.ts';
import { wordsSchema } from '../ground/problem.ts';
import { FACETS, type Facet, SORTS } from './choices.ts';

const many = z.union([z.string(), z.array(z.string())]).optional();
const facets = Object.fromEntries(FACETS.map((facet) => [facet, many])) as Record<Facet, typeof many>;
/**
 * `sort` with "-" before it goes down; without it, what is found comes best first and all by code. `cursor` is `next` of the page
 * before. `period`: whole years in which reports are counted (the latest year over when left out). `facets=no` leaves the counts out.
 */
export const projectsQuestionSchema = z.strictObject({
  organisation: z.string().optional(), lang: z.string().optional(), find: z.string().max(1000).optional(), ...facets,
  period: z.string().optional(), asOf: z.iso.date().optional(),
  sort: z.enum([...SORTS, ...SORTS.map((one) => `-${one}` as const)]).optional(),
  cursor: z.string().regex(/^\d{1,9}$/).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200), facets: z.enum(['yes', 'no']).default('yes'),
});
export type ProjectsQuestion = z.infer<typeof projectsQuestionSchema>;

const money = z.object({ amount: z.string(), currency: z.string() });

export const projectRowSchema = z.object({
  code: z.string(),
  title: wordsSchema,
  programme: z.object({ code: z.string(), name: wordsSchema }).nullable(),
  /** ISO 3166-1 alpha-3; none for a project that names none. */
  countries: z.array(z.string()),
  starts: z.string(),
  ends: z.string().nullable(),
  status: z.enum(STATUSES),
  unit: z.string().nullable(),
  donors: z.array(z.string()),
  functions: z.array(z.string()),
  priorities: z.array(z.string()),
  /** SDG goals of the project and of its results. */
  goals: z.array(z.string()),
  /** As stated, and in US dollars by the rate of the year of its start. */
  budget: money.extend({ usd: z.string() }).nullable(),
  /** Published disbursements and expenditure, each currency by itself; null when no transaction is held. */
  spent: z.array(money).nullable(),
  results: z.number(),
  indicators: z.number(),
  /** The latest period with a verified report. */
  verified: z.string().nullable(),
  /** Project-periods of all its indicators in the years asked (figures 4); null as of an earlier day. `irregular` indicators stand apart (13.3). */
  reports: z.object({ expected: z.number(), reported: z.number(), irregular: z.number() }).nullable(),
  gender: z.string().nullable(),
  safeguards: z.string().nullable(),
  rating: z.string().nullable(),
  source: z.string().nullable(),
});
export type ProjectRow = z.infer<typeof projectRowSchema>;

const facetValue = z.object({ value: z.string(), name: wordsSchema.nullable(), count: z.number() });
export const facetSchema = z.object({ facet: z.enum(FACETS), values: z.array(facetValue) });
export type FacetCounts = z.infer<typeof facetSchema>;

export const projectsSchema = z.object({
  organisation: z.string(),
  asOf: z.string(),
  /** The whole years in which reports are counted: "2023" or "2021..2023". */
  period: z.string(),
  /** False as of a day before the last verification: reports are then not counted here. */
  live: z.boolean(),
  /** Projects held, and those found. */
  all: z.number(),
  found: z.number(),
  projects: z.array(projectRowSchema),
  next: z.string().nullable(),
  /** Null when they were not asked for. Counts of a facet heed the search and every other facet. */
  facets: z.array(facetSchema).nullable(),
  /** Values asked for that are none, left aside; what may have been meant. */
  unknown: z.array(z.object({ facet: z.enum(FACETS), value: z.string(), near: z.array(z.object({ value: z.string(), name: wordsSchema.nullable() })) })),
  /** Words that stand nowhere, and near spellings that were looked for in their place. */
  spelling: z.array(z.object({ sought: z.string(), near: z.array(z.string()) })),
});
export type Projects = z.infer<typeof projectsSchema>;
