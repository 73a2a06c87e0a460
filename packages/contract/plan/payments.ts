/**
 * GET /api/v1/money/payments?organisation=&place=&period=&asOf=&type=&year=&left=&limit=
 * The payments behind a sum of GET /api/v1/money: with `type` and `year` (`none`: without a day) one sum of `payments`; without
 * a type what was spent in the period, or without a day; with `left` what is in no sum. Largest first. Payments in their own unit, and as they count at the place.
 */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { PUBLISHED_LEFT } from './choices.ts';

const text = z.string().nullable();
/** Who paid or was paid, as the publisher names them. */
const partySchema = z.object({ ref: text, name: wordsSchema.nullable() }).nullable();

/** In no sum: no rate is known, or the amount could not be read. */
export const publishedLeftSchema = z.enum(PUBLISHED_LEFT);

/** What payments and budget lines alike show of themselves and of what they count. */
const published = {
  project: z.string(),
  title: wordsSchema,
  /** Place of the row among those of its project. */
  number: z.number(),
  /** Null where the publisher states none. */
  type: text,
  /** Null: could not be read. */
  amount: text,
  currency: text,
  /** Units of the currency per US dollar, of the year, from the source; null for dollars and where none is known. */
  rate: text,
  rateYear: z.number().nullable(),
  rateSource: text,
  /** The whole of it; null: no rate, in no sum. */
  usd: text,
  /** Which part of it stands at the place, as a fraction of one, and what that counts. */
  share: z.string(),
  counted: text,
  line: z.number().nullable(),
  file: text,
};
export const paymentRowSchema = z.object({
  ...published,
  day: text,
  provider: partySchema,
  receiver: partySchema,
  description: wordsSchema.nullable(),
  /** The publisher's own number. */
  ref: text,
});
/** `usd` is the sum of all that count, however many are sent. */
export const paymentRowsSchema = z.object({ rows: z.array(paymentRowSchema), total: z.number(), usd: text });
export type PaymentRow = z.infer<typeof paymentRowSchema>;
export type PaymentRows = z.infer<typeof paymentRowsSchema>;

/**
 * GET /api/v1/money/lines?organisation=&place=&asOf=&type=&year=&left=&limit=
 * The published budget lines in force behind a sum of `lines` of GET /api/v1/money (`type` as there; `year=none`: in no single year).
 */
export const budgetLineRowSchema = z.object({ ...published, status: text, starts: text, ends: text });
export const budgetLineRowsSchema = z.object({ rows: z.array(budgetLineRowSchema), total: z.number(), usd: text });
export type BudgetLineRow = z.infer<typeof budgetLineRowSchema>;
export type BudgetLineRows = z.infer<typeof budgetLineRowsSchema>;
