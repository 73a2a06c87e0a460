/**
 * GET /api/v1/money?organisation=&place=&period=&asOf=
 * Budgets of the projects at a place in US dollars: whole budgets of the projects that run in the period (all when none is
 * asked), split four ways that each add to the total, with everything that is not in it; payments and published budget lines
 * where a publisher reports them. Money is decimal text in US dollars unless a currency stands beside it.
 */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { MONEY_LEFT, MONEY_SPLITS } from './choices.ts';

const text = z.string().nullable();
export const moneySplitSchema = z.enum(MONEY_SPLITS);

/** `key` is the programme, source, country or goal; `not-stated`, `several` (sources that nothing divides), `none` (no one country). */
const partSchema = z.object({ key: z.string(), name: wordsSchema.nullable(), usd: z.string(), share: text, projects: z.number() });
const currencySchema = z.object({ currency: z.string(), amount: z.string(), count: z.number() });
const flowSchema = z.object({ type: z.string(), year: z.number().nullable(), usd: z.string(), count: z.number() });

export const moneySchema = z.object({
  organisation: z.string(),
  place: z.string(),
  period: text,
  asOf: z.string(),
  /** When imports came after the as-of day: the day the first came in, before which nothing was held (decision 0010). Else null. */
  heldSince: text,
  /** Null: no budget can be counted here. */
  total: text,
  /** Projects whose budget is in the total, and those at the place in all. */
  projects: z.number(),
  standing: z.number(),
  /** Of the total: parts, by stated shares, of projects that also stand elsewhere. */
  byShare: z.object({ usd: z.string(), projects: z.number() }),
  splits: z.object({ programme: z.array(partSchema), source: z.array(partSchema), country: z.array(partSchema), goal: z.array(partSchema) }),
  /** What is not in the total, and why. */
  left: z.object({
    noBudget: z.number(),
    /** Not known at the as-of day: told later, of projects that begin after it. */
    notKnown: z.number(),
    /** Activities above the lowest level of their publisher's hierarchy: their money stands at the activities below. */
    above: z.number(),
    /** Whole budgets of projects that stand here without saying with which part. */
    notSplit: z.object({ usd: z.string(), projects: z.number() }),
    noRate: z.array(currencySchema),
  }),
  spent: z.object({
    /** In the period; null when no payment is reported in it. */
    usd: text,
    count: z.number(),
    /** Reported without a day: over the whole life. */
    undated: text,
  }),
  /** Payments by type of the publisher's standard and year, whatever the period. */
  payments: z.array(flowSchema),
  paymentsLeft: z.object({
    above: z.number(), notSplit: z.number(), noAmount: z.number(), noRate: z.array(currencySchema),
    /** Dated after the as-of day, or undated and told later. */
    notKnown: z.number(),
  }),
  /** Published budget lines by year (null: of several years or undated). */
  lines: z.array(flowSchema),
  linesLeft: z.object({ noAmount: z.number(), noRate: z.array(currencySchema), notKnown: z.number() }),
});
export type Money = z.infer<typeof moneySchema>;
export type MoneyPart = z.infer<typeof partSchema>;

/**
 * GET /api/v1/money/projects?…&split=&key=&left=&only=: the rows behind a sum: of the total, of one part of a split, of what comes by a share (`only=by-share`), or of what is left out.
 */
export const moneyLeftSchema = z.enum(MONEY_LEFT);
export const moneyRowSchema = z.object({
  project: z.string(),
  title: wordsSchema,
  starts: z.string(),
  ends: text,
  /** As the project states it. */
  amount: text,
  currency: text,
  /** Units of the currency per US dollar and the year of the rate; null for dollars, and where lines of several years have each their own. */
  rate: text,
  rateYear: z.number().nullable(),
  rateSource: text,
  usd: text,
  /** Which part of the budget stands in the sum, as a fraction of one. */
  share: text,
  counted: text,
  sources: z.array(z.string()),
  /** Where the project's budget stands: the file, and the place in it. */
  file: text,
  at: text,
  line: z.number().nullable(),
});
export const moneyRowsSchema = z.object({ rows: z.array(moneyRowSchema), total: z.number() });
export type MoneyRow = z.infer<typeof moneyRowSchema>;
export type MoneyRows = z.infer<typeof moneyRowsSchema>;
