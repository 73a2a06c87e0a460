/** What the page of one project asks: its design, its sheet of indicators, its reports, money, sources and history. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { figureSchema } from '../rollup/figures.ts';

const text = z.string().nullable();
const named = z.object({ code: z.string(), name: wordsSchema.nullable() });
/** Where something was read: the file and number of its import, the place and line in the file. */
const source = z.object({ file: text, import: z.number().nullable(), at: text, line: z.number().nullable() });
export type Source = z.infer<typeof source>;

/** An indicator as the project has it. */
const projectIndicator = z.object({
  code: z.string(), name: wordsSchema, kind: z.string(), unit: text, direction: z.enum(['up', 'down', 'maintain']), stage: text, area: text, own: z.boolean(),
  /** Codes of the results that carry it. */
  results: z.array(z.string()),
  /** As stated, with its year where one is stated; `value` in the canonical unit. */
  baseline: z.object({ year: z.number().nullable(), value: text, state: z.enum(['reported', 'not-reported', 'not-applicable']), reason: text }).nullable(),
  targets: z.array(z.object({ mode: z.string(), period: text, value: z.string() })),
  at: text,
});
export type ProjectIndicatorRow = z.infer<typeof projectIndicator>;

const result = z.object({
  code: z.string(), stage: z.string(), title: wordsSchema, accountability: text, at: text,
  leadsTo: z.array(z.object({ result: z.string(), assumption: wordsSchema.nullable() })),
  actors: z.array(z.object({ type: z.string(), name: wordsSchema.nullable(), level: text })),
  indicators: z.array(z.string()),
  sdgTargets: z.array(z.string()),
  /** Of the first indicator that has a figure over the project's whole time, else of the first; null without indicators. */
  leading: figureSchema.nullable(),
});
export type ProjectResult = z.infer<typeof result>;

/** GET /api/v1/projects/{code}?organisation=&asOf= */
export const projectPageSchema = z.object({
  organisation: z.string(), demonstration: z.boolean(), asOf: z.string(),
  code: z.string(), title: wordsSchema,
  programme: named.nullable(),
  /** `share` in per cent as stated; money is split by it. */
  countries: z.array(named.extend({ share: text })),
  starts: z.string(), ends: text, life: z.enum(['to-come', 'running', 'over']), frequency: z.enum(['year', 'quarter']),
  /** ActivityStatus as published; null elsewhere. */
  status: text,
  unit: text,
  functions: z.array(named), priorities: z.array(named), donors: z.array(z.string()),
  genderMarker: text, safeguards: text, evaluationRating: text, hierarchy: z.number().nullable(),
  source: source.extend({ kind: text, imported: text }),
  results: z.array(result),
  indicators: z.array(projectIndicator),
  sdg: z.object({
    targets: z.array(named), shares: z.array(z.object({ goal: z.string(), share: z.string() })),
    /** Names of all targets that the project or its results name. */
    names: z.array(named),
  }),
  /** From the first to the last period planned, promised or reported; null without any. */
  whole: text,
  counts: z.object({ reports: z.number(), submissions: z.number(), notUnderstood: z.number(), budgets: z.number(), transactions: z.number(), published: z.boolean() }),
});
export type ProjectPage = z.infer<typeof projectPageSchema>;

/** One value as it was entered, and what it counts as. Registered persons are told by their number alone. */
export const saidSchema = z.object({
  state: z.enum(['reported', 'not-reported', 'not-applicable']),
  value: text, unit: text, numerator: text, denominator: text, weight: text, level: text, text: wordsSchema.nullable(), reason: text,
  persons: z.number().nullable(), deals: z.array(z.string()).nullable(),
  /** A fraction: entered × factor = canonical. */
  factor: z.string(), canonical: text,
  cells: z.number(),
});
export type Said = z.infer<typeof saidSchema>;

/** GET /api/v1/projects/{code}/grid?by=year|quarter: what became of every report, with the figures of the one route beside it. */
const report = z.object({ period: z.string(), number: z.number() });
export const cellSchema = z.object({
  state: z.enum(['reported', 'zero', 'not-reported', 'not-applicable', 'partly', 'missing', 'to-come', 'not-expected']),
  reason: text,
  report: report.nullable(),
  waiting: report.extend({ state: z.enum(['draft', 'submitted', 'returned', 'verified-later']) }).nullable(),
  figure: figureSchema,
});
export type GridCell = z.infer<typeof cellSchema>;
export const projectGridSchema = z.object({
  asOf: z.string(), columns: z.array(z.string()), whole: text, by: z.enum(['year', 'quarter']), quarterly: z.boolean(),
  /** Periods that are no year or quarter: shown with their days, in no total (figures 13.3). */
  dated: z.array(z.object({ period: z.string(), starts: z.string(), ends: z.string() })),
  /** More such periods than are listed; their reports stand among the others. */
  datedLeftOut: z.number(),
  rows: z.array(z.object({
    indicator: z.string(), cells: z.array(cellSchema),
    /** Null without any column. */
    whole: figureSchema.nullable(),
    /** What was said of each dated period, by which submission; the target as the source writes it. */
    dated: z.array(z.object({ number: z.number().nullable(), said: saidSchema.nullable(), target: text }).nullable()),
  })),
});
export type ProjectGrid = z.infer<typeof projectGridSchema>;

const submission = z.object({
  number: z.number(), state: z.enum(['draft', 'submitted', 'returned', 'verified', 'withdrawn']), submitted: z.string(), verified: text, due: text, reason: text,
  /** Who sent it in and who let it count; null for what came with a file. */
  submittedBy: text, verifiedBy: text,
  source, values: z.number(),
  /** Of a later submission: values that differ from what was said before of the same indicator, and how many are repeated. */
  changes: z.array(z.object({ indicator: z.string(), before: saidSchema.nullable(), after: saidSchema })),
  same: z.number(),
});
export type SubmissionRow = z.infer<typeof submission>;
/** GET /api/v1/projects/{code}/reports. `period` is a year, a quarter, or two days "2020-01-30..2023-03-31" (figures 13.3). */
export const projectReportsSchema = z.object({
  asOf: z.string(),
  reports: z.array(z.object({ period: z.string(), starts: z.string(), ends: z.string(), rollsUp: z.boolean(), submissions: z.array(submission) })),
  indicators: z.array(z.object({ code: z.string(), name: wordsSchema, kind: z.string(), unit: text })),
});
export type ProjectReports = z.infer<typeof projectReportsSchema>;

/** GET /api/v1/projects/{code}/record?report=PERIOD&submission=NUMBER: one submission with all that it says. */
export const projectRecordSchema = z.object({
  project: z.string(), title: wordsSchema, period: z.string(), starts: z.string(), ends: z.string(), rollsUp: z.boolean(),
  number: z.number(), numbers: z.array(z.number()),
  state: submission.shape.state, submitted: z.string(), verified: text, due: text, reason: text, submittedBy: text, verifiedBy: text, source,
  values: z.array(z.object({
    indicator: z.string(), name: wordsSchema, kind: z.string(), unit: text,
    said: saidSchema,
    /** Whether it is what counts at the as-of date; else the number of the submission that does, if any. */
    counts: z.boolean(), inForce: z.number().nullable(),
    before: z.object({ number: z.number(), said: saidSchema }).nullable(),
    cells: z.array(z.object({ dimensions: z.record(z.string(), z.string()), value: text, numerator: text, denominator: text, weight: text })),
    at: text,
  })),
});
export type ProjectRecord = z.infer<typeof projectRecordSchema>;

const dollars = z.object({ usd: text, perUsd: text, year: z.number().nullable(), source: text });
const share = z.object({ code: z.string(), name: wordsSchema.nullable(), share: z.string(), usd: text });
/** GET /api/v1/projects/{code}/money: what is its own. Payments are asked of GET /api/v1/money, as at every other place. */
export const projectMoneySchema = z.object({
  /** Null when the source states none that stands for the whole project; `counted` says why (children, none, negative, no-rate; not-known by the as-of day). */
  budget: dollars.extend({ amount: z.string(), currency: z.string(), file: text, at: text, line: z.number().nullable() }).nullable(),
  counted: text,
  supportCostRate: text,
  countries: z.array(share), goals: z.array(share),
  budgets: z.array(dollars.extend({ type: text, status: text, starts: text, ends: text, amount: text, currency: text, line: z.number().nullable() })),
  budgetsTotal: z.number(),
  /** The file that the lines stand in. */
  budgetsFile: text,
});
export type ProjectMoney = z.infer<typeof projectMoneySchema>;

const coded = z.object({ code: text, name: wordsSchema.nullable() });
/** GET /api/v1/projects/{code}/about: what a publisher says beside results and money. */
export const projectAboutSchema = z.object({
  descriptions: z.array(z.object({ type: text, text: wordsSchema })),
  dates: z.array(z.object({ type: z.string(), day: z.string() })),
  organisations: z.array(z.object({ role: text, ref: text, name: wordsSchema.nullable(), type: wordsSchema.nullable() })),
  sectors: z.array(coded.extend({ vocabulary: wordsSchema.nullable(), share: text })),
  regions: z.array(coded.extend({ share: text })),
  locations: z.array(z.object({ name: wordsSchema.nullable(), ref: text, point: text })),
  markers: z.array(coded.extend({ significance: wordsSchema.nullable() })),
  tags: z.array(coded.extend({ vocabulary: wordsSchema.nullable() })),
  documents: z.array(z.object({ url: z.string(), title: wordsSchema.nullable(), categories: z.array(wordsSchema), day: text })),
  related: z.array(z.object({ type: text, ref: z.string(), title: wordsSchema.nullable(), held: z.boolean() })),
  framework: z.array(z.object({ code: text, name: wordsSchema })),
  more: z.object({ documents: z.number(), locations: z.number(), organisations: z.number() }),
});
export type ProjectAbout = z.infer<typeof projectAboutSchema>;

/** GET /api/v1/projects/{code}/sources: where each value came from, and what of the source was not understood. */
export const projectSourcesSchema = z.object({
  imports: z.array(z.object({ number: z.number(), file: z.string(), kind: z.string(), at: z.string(), actor: z.string(), submissions: z.number(), values: z.number(), design: z.boolean() })),
  notUnderstood: z.array(z.object({ code: z.string(), text: z.string(), count: z.number(), rows: z.array(z.object({
    at: z.string(), line: z.number().nullable(), found: text, accepted: text, indicator: text, import: z.number().nullable(), text: z.string(),
  })) })),
  total: z.number(),
});
export type ProjectSources = z.infer<typeof projectSourcesSchema>;

/** GET /api/v1/projects-like/{code}: projects with a code or title like it. */
export const projectsLikeSchema = z.object({ projects: z.array(z.object({ code: z.string(), title: wordsSchema })) });
export type ProjectsLike = z.infer<typeof projectsLikeSchema>;

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
export const projectQuestionSchema = of.extend({ asOf: z.string().optional() });
export const gridQuestionSchema = projectQuestionSchema.extend({ by: z.enum(['year', 'quarter']).default('year') });
export const recordQuestionSchema = projectQuestionSchema.extend({ report: z.string(), submission: z.string().optional() });
export const plainQuestionSchema = of;
