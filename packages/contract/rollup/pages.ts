/** What the reading screens ask: whole pages, each made of figures from the one route. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { figureSchema } from './figures.ts';

/** A place that the organisation holds, to choose from. */
export const placeSchema = z.object({ place: z.string(), name: wordsSchema.nullable(), projects: z.number() });
export const placesSchema = z.object({
  programmes: z.array(placeSchema.extend({ kind: z.string() })),
  countries: z.array(placeSchema),
  /** Countries that no project stands in, and that shares or values name. */
  others: z.array(z.object({ place: z.string(), name: wordsSchema })),
  /** Groups of countries (lists of the United Nations, regions) in which projects stand. */
  groups: z.array(placeSchema.extend({ kind: z.string() })),
  sdgs: z.array(placeSchema),
  units: z.array(placeSchema),
  donors: z.array(placeSchema),
});
export type Places = z.infer<typeof placesSchema>;

export const indicatorSchema = z.object({
  code: z.string(),
  name: wordsSchema,
  kind: z.string(),
  unit: z.string().nullable(),
  direction: z.enum(['up', 'down', 'maintain']),
  stage: z.string().nullable(),
  area: z.string().nullable(),
  accountability: z.string().nullable(),
  /** Defined by the organisation (or recognised in what it published), not by the framework. */
  own: z.boolean(),
  /** How many projects measure it. */
  projects: z.number(),
});
export type IndicatorRow = z.infer<typeof indicatorSchema>;
export const indicatorsSchema = z.object({ indicators: z.array(indicatorSchema), next: z.string().nullable() });

/**
 * GET /api/v1/overview?organisation=&place=&period=&asOf=&accountability=
 * Every result area with its figures at the place and period asked; `series` are the same figures year by year, for the trend.
 * Own indicators without an area stand in areas named by their stage ("stage:output").
 */
export const overviewSchema = z.object({
  organisation: z.string(),
  demonstration: z.boolean(),
  asOf: z.string(),
  place: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  projects: z.number(),
  /** Verified reports in and all reports expected by the place's projects in the period, over all indicators. */
  coverage: z.object({ expected: z.number(), reported: z.number() }),
  /** Results of the place's projects by stage, and how they lead from one stage to another as their chains state it. */
  flow: z.object({
    stages: z.array(z.object({ stage: z.string(), projects: z.number(), results: z.number() })),
    links: z.array(z.object({ from: z.string(), to: z.string(), projects: z.number(), links: z.number() })),
  }),
  areas: z.array(z.object({
    area: z.string(),
    stage: z.string().nullable(),
    figures: z.array(z.object({ indicator: indicatorSchema, figure: figureSchema, series: z.array(figureSchema) })),
  })),
  /** Own indicators that say something here and are not among `areas`: an overview carries some of each stage. */
  ownLeft: z.number(),
});
export type Overview = z.infer<typeof overviewSchema>;

/**
 * GET /api/v1/indicators/{code}?organisation=&place=&period=&asOf=
 * The passport, the asked figure, its series by year, and the same period by programme, country and project.
 */
export const indicatorPageSchema = z.object({
  organisation: z.string(),
  demonstration: z.boolean(),
  asOf: z.string(),
  place: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  indicator: indicatorSchema.extend({
    definition: wordsSchema.nullable(),
    counts: wordsSchema.nullable(),
    countsNot: wordsSchema.nullable(),
    evidence: wordsSchema.nullable(),
    scale: z.record(z.string(), z.string()).nullable(),
    sdgTargets: z.array(z.string()),
    disaggregations: z.array(z.string()),
    framework: z.string(),
    source: z.string().nullable(),
  }),
  figure: figureSchema,
  series: z.array(figureSchema),
  byProgramme: z.array(z.object({ name: wordsSchema.nullable(), figure: figureSchema })),
  byCountry: z.array(z.object({ name: wordsSchema.nullable(), figure: figureSchema })),
  byProject: z.array(z.object({ name: wordsSchema.nullable(), figure: figureSchema })),
  /** More projects than are listed: ask `indicators/{code}/projects` for them. */
  projectsLeftOut: z.number(),
  /** Modes of the targets that stand here (figures 6.1): where there is just one, every target of the series is of it. */
  targetModes: z.array(z.string()),
  /** Dimensions that values of this indicator carry (ask `figures?by=`). */
  dimensions: z.array(z.string()),
});
export type IndicatorPage = z.infer<typeof indicatorPageSchema>;

/** GET /api/v1/indicators/{code}/projects?organisation=&place=&period=&asOf=&from=&limit=: the same by project, in parts, in the order of codes. */
export const indicatorProjectsSchema = z.object({ rows: indicatorPageSchema.shape.byProject, total: z.number() });
export type IndicatorProjects = z.infer<typeof indicatorProjectsSchema>;

const contribution = z.object({
  project: z.string(),
  title: wordsSchema.nullable(),
  period: z.string(),
  submission: z.string().nullable(),
  number: z.number().nullable(),
  submitted: z.string().nullable(),
  verified: z.string().nullable(),
  /** reported | not-reported | not-applicable | carried */
  state: z.string(),
  /** As the source wrote it. */
  entered: z.string().nullable(),
  enteredUnit: z.string().nullable(),
  /** value × factor = canonical, as fractions. */
  factor: z.string().nullable(),
  canonical: z.string().nullable(),
  reason: z.string().nullable(),
  /** Rules of figures.md that say how it counts, by number. */
  rules: z.array(z.string()),
  /** File and place in the file it came from. */
  source: z.object({ file: z.string().nullable(), at: z.string().nullable(), line: z.number().nullable(), import: z.number().nullable() }).nullable(),
});

/**
 * GET /api/v1/working?indicator=&place=&period=&asOf=&by=&cell=&from=&limit=: `throughline-working/1`, one figure opened to its
 * records; with `by` and `cell` that of one cell. Long lists come in parts, from row `from` on.
 */
export const workingSchema = z.object({
  format: z.literal('throughline-working/1'),
  asOf: z.string(),
  figure: figureSchema,
  rule: z.object({ kind: z.string(), rules: z.array(z.string()) }),
  /** The exact value as a fraction. */
  exact: z.string().nullable(),
  /** The same once more, from nothing but the contributions (all of them, also where the list is cut); null where they say nothing together. */
  recombined: z.string().nullable(),
  /** The first row given of each list. */
  from: z.number(),
  contributions: z.array(contribution),
  leftOut: z.array(contribution.extend({ why: z.string() })),
  gaps: z.array(z.object({ project: z.string(), title: wordsSchema.nullable(), period: z.string() })),
  targets: z.array(z.object({ place: z.string(), mode: z.string(), period: z.string().nullable(), value: z.string(), authority: z.string().nullable() })),
  baselines: z.array(z.object({ project: z.string(), year: z.number().nullable(), value: z.string().nullable() })),
  /** The projects and periods that like-for-like compares (figures 7.5); null where there is none, or it is the full comparison. */
  likeForLike: z.array(z.object({ project: z.string(), title: wordsSchema.nullable(), periods: z.array(z.string()), target: z.string() })).nullable(),
  /** Cut when there are very many; how many there are in all. */
  total: z.object({ contributions: z.number(), leftOut: z.number(), gaps: z.number(), targets: z.number(), baselines: z.number(), likeForLike: z.number() }),
});
export type WorkingBody = z.infer<typeof workingSchema>;

/** GET /api/v1/context?place=country:ETH: level 1, published by others, never added to results. */
export const contextSchema = z.object({
  rows: z.array(z.object({ indicator: z.string(), country: z.string(), year: z.number(), value: z.string(), source: z.string(), /** How it was made, as its publisher says: "country", "country-adjusted", "estimated", "global-monitoring". */ nature: z.string() })),
});
