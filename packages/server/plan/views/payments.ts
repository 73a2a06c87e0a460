/** The payments behind a sum of money: of one type and year, or of what was spent. */
import type { PaymentRow, PaymentRows } from '@throughline/contract/plan/payments.ts';
import { SPENDING } from '@throughline/core/design/spending.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { parseRange } from '@throughline/core/ground/period.ts';
import { type Rational, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { allOf } from '@throughline/core/plan/flows.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { dollarsOf, paying, statedOf } from '../published.ts';
import { paymentRows, paymentsBehind } from '../queries.ts';
import { type MoneyQuestion, daysOf, loadMoney } from './money.ts';

export type PaymentsQuestion = MoneyQuestion & {
  /** Of the publisher's standard; absent: what counts as spending. */
  readonly type: string | undefined;
  /** `none`: without a day; absent: the days of the period, or any day. */
  readonly year: number | 'none' | undefined;
  readonly left: 'no-rate' | 'unread' | undefined;
  readonly limit: number;
};

type Party = { ref?: string; text?: unknown } | null;
type Row = {
  project_id: string; project: string; title: Words; number: number; type: string | null; day: string | null; currency: string | null; amount: string | null;
  factor_num: string | null; factor_den: string | null; rate: string | null; rate_year: number | null; rate_source: string | null; provider: Party; receiver: Party;
  description: { text?: unknown } | null; ref: string | null; line: number | null; file: string | null;
};
type Sum = { project_id: string; type: string | null; currency: string | null; factor_num: string | null; factor_den: string | null; amount: string | null; count: number };

/** `usd` adds all, also those beyond the limit. */
export async function viewPayments(trx: Trx, org: HeldOrganisation, question: PaymentsQuestion): Promise<PaymentRows> {
  const { money, time } = await loadMoney(trx, org, question);
  const shares = new Map(paying(money.rows, question.place).map(({ id, share }) => [id, share]));
  const asked = [org.orgId, [...shares.keys()], ...conditionsOf(question)];
  const sums = shares.size === 0 ? [] : (await trx.query<Sum>(paymentsBehind(time.earlier), asked)).rows;
  const rows = shares.size === 0 ? [] : (await trx.query<Row>(paymentRows(time.earlier), [...asked, question.limit])).rows;
  const counted = allOf(sums.map((row) => ({
    type: row.type ?? '', year: null, currency: row.currency, amount: row.amount === null ? null : rational(row.amount), factor: dollarsOf(row), count: row.count, share: shares.get(row.project_id)!,
  })));
  const all = sums.reduce((count, row) => count + row.count, 0);
  return { rows: rows.map((row) => bodyOf(row, shares.get(row.project_id)!)), total: all, usd: counted === null ? null : decimalText(counted.usd) };
}

/** As-of day, types, year, whether without a day, first and last day, what is left out: what `paymentRows` is asked with. */
function conditionsOf({ period, asOf, type, year, left }: PaymentsQuestion): unknown[] {
  const days = year === undefined && type === undefined && period !== undefined ? daysOf(parseRange(period)!) : null;
  const types = left !== undefined ? null : type === undefined ? SPENDING : [type];
  return [asOf, types, typeof year === 'number' ? year : null, year === 'none', days?.first ?? null, days?.last ?? null, left ?? null];
}

const bodyOf = (row: Row, share: Rational): PaymentRow => ({
  project: row.project, title: row.title, ...statedOf(row, share), day: row.day, provider: partyOf(row.provider), receiver: partyOf(row.receiver),
  description: wordsOf(row.description?.text), ref: row.ref, file: row.file,
});

const partyOf = (party: Party): PaymentRow['provider'] => (party === null ? null : { ref: party.ref ?? null, name: wordsOf(party.text) });

/** By language, or as plain text of a file that says no language. */
const wordsOf = (text: unknown): Words | null =>
  typeof text === 'string' ? { und: text } : text !== null && typeof text === 'object' ? (text as Words) : null;
