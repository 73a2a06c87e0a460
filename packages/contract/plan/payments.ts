/**
 * GET /api/v1/money/payments?organisation=&place=&period=&asOf=&type=&year=&limit=
 * The payments behind a sum of GET /api/v1/money: with `type` and `year` (`none`: without a day) one sum of `payments`; without
 * a type what was spent in the period, or without a day. Largest first. Payments in their own unit, and as they count at the place.
 */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

const text = z.string().nullable();
/** Who paid or was paid, as the publisher names them. */
const partySchema = z.object({ ref: text, name: wordsSchema.nullable() }).nullable();

export const paymentRowSchema = z.object({
  project: z.string(),
  title: wordsSchema,
  /** Place of the payment among those of its project. */
  number: z.number(),
  /** Null where the publisher states none. */
  type: text,
  day: text,
  provider: partySchema,
  receiver: partySchema,
  description: wordsSchema.nullable(),
  /** Null: could not be read. */
  amount: text,
  currency: text,
  /** Units of the currency per US dollar, of the year, from the source; null for dollars and where none is known. */
  rate: text,
  rateYear: z.number().nullable(),
  rateSource: text,
  /** The whole payment; null: no rate, in no sum. */
  usd: text,
  /** Which part of it stands at the place, as a fraction of one, and what that counts. */
  share: z.string(),
  counted: text,
  /** The publisher's own number, and where the file says it. */
  ref: text,
  line: z.number().nullable(),
  file: text,
});
/** `usd` is the sum of all that count, however many are sent. */
export const paymentRowsSchema = z.object({ rows: z.array(paymentRowSchema), total: z.number(), usd: text });
export type PaymentRow = z.infer<typeof paymentRowSchema>;
export type PaymentRows = z.infer<typeof paymentRowsSchema>;
