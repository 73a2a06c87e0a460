/** What the screens of countries ask: who got what, and what others publish of a country, apart. Figures are asked of `overview`. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

/** Membership of a group of countries with its days; `holds`: on the last day of the asked period (figures 3.4). */
const groupSchema = z.object({ code: z.string(), kind: z.string(), name: wordsSchema });
const placed = z.object({ place: z.string(), name: wordsSchema.nullable(), projects: z.number() });

const spread = {
  /** Projects that stand here with everything (figures 3.2). */
  projects: z.number(),
  /** Verified reports in and all reports expected in the period, over all indicators, as `overview` counts them. */
  coverage: z.object({ expected: z.number(), reported: z.number() }),
  /** Budgets in US dollars, decimal text, split by country shares (figures 3.2); null where none is known. */
  budgetUsd: z.string().nullable(),
  /** Of the organisation's budgets, a fraction of one. */
  share: z.string().nullable(),
};

/** GET /api/v1/countries?organisation=&period=&asOf=: every country the organisation works in, and `country:none`. */
export const countriesSchema = z.object({
  organisation: z.string(),
  demonstration: z.boolean(),
  asOf: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  /** Memberships are read on this day: the last of the period. */
  day: z.string(),
  rows: z.array(z.object({
    place: z.string(),
    iso2: z.string().nullable(),
    name: wordsSchema.nullable(),
    /** Regional projects that touch it and stand in `country:none`; only their money counts here (figures 3.5). */
    regional: z.number(),
    groups: z.array(z.string()),
    ...spread,
  })),
  groups: z.array(groupSchema),
  /** Projects that run in the period and whose budget cannot be counted. */
  unbudgeted: z.number(),
});
export type Countries = z.infer<typeof countriesSchema>;

/** A project as a row of a country or a programme. */
export const projectRowSchema = z.object({
  code: z.string(),
  title: wordsSchema,
  programme: z.string().nullable(),
  countries: z.array(z.object({ iso3: z.string(), name: wordsSchema.nullable() })),
  start: z.string(),
  end: z.string().nullable(),
  /** The whole project's, in US dollars. */
  budgetUsd: z.string().nullable(),
  /** The part of the country asked, by its share; the whole where no country is asked. */
  partUsd: z.string().nullable(),
  /** Part of the money that stands in the country asked, as a fraction of one; null where nothing states it. */
  share: z.string().nullable(),
  /** Last period of a report verified by the as-of date. */
  reported: z.string().nullable(),
});
export type ProjectRow = z.infer<typeof projectRowSchema>;

export const goalRowSchema = z.object({
  goal: z.string(), name: wordsSchema.nullable(), colour: z.string().nullable(),
  /** Targets of it that results here name. */
  targets: z.array(z.string()),
  /** Projects with an indicator that stands at the goal by result (figures 3.3). */
  projects: z.number(),
});
export type GoalRow = z.infer<typeof goalRowSchema>;

export const donorRowSchema = z.object({ code: z.string(), name: wordsSchema.nullable(), projects: z.number() });
export type DonorRow = z.infer<typeof donorRowSchema>;

/** GET /api/v1/countries/{iso3}?organisation=&period=&asOf=: one country ("none": regional, global, not attributable). */
export const countrySchema = z.object({
  organisation: z.string(),
  demonstration: z.boolean(),
  asOf: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  day: z.string(),
  place: z.string(),
  name: wordsSchema.nullable(),
  projects: z.number(),
  groups: z.array(groupSchema.extend({ from: z.string().nullable(), to: z.string().nullable(), holds: z.boolean() })),
  programmes: z.array(z.object({
    code: z.string(), name: wordsSchema, kind: z.string(),
    /** Its projects that stand here, those of several countries that touch it, and all of them. */
    projects: z.number(), regional: z.number(), all: z.number(),
  })),
  /** Projects here that belong to no programme. */
  outside: z.number(),
  donors: z.array(donorRowSchema),
  goals: z.array(goalRowSchema),
  rows: z.array(projectRowSchema),
  /** Regional projects that touch the country: apart, outside its totals (figures 3.5). */
  regional: z.array(projectRowSchema),
  /** How many more there are than listed. */
  left: z.object({ rows: z.number(), regional: z.number() }),
  /** Level 1: published by others, never added to results. */
  context: z.array(z.object({
    indicator: z.string(), name: wordsSchema.nullable(), unit: z.string().nullable(), sdg: z.string().nullable(), source: z.string(),
    points: z.array(z.object({
      year: z.number(), value: z.string(),
      /** How it was made, as its publisher says: "country", "country-adjusted", "estimated", "global-monitoring". */
      nature: z.string(),
    })),
  })),
  /** Countries of the same region in which the organisation works, the closest regions first. */
  nearby: z.array(placed),
});
export type Country = z.infer<typeof countrySchema>;

/** GET /api/v1/nearest-countries?organisation=&text=: what somebody may have meant by a text that is no country's code. */
export const nearestSchema = z.object({ rows: z.array(placed) });
export type Nearest = z.infer<typeof nearestSchema>;
