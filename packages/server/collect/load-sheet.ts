/** The sheet of a report: its lines, with what is in force before, in and after the period, and what its values are judged by. */
import type { Known } from '@throughline/core/collect/check/succession.ts';
import { inOrderOfSubmission } from '@throughline/core/collect/in-force.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import type { Line, Sheet } from '@throughline/core/collect/sheet.ts';
import { expects, planOf } from '@throughline/core/design/life.ts';
import { BASE_CURRENCY, rateOf } from '@throughline/core/framework/rates.ts';
import type { Direction, Kind } from '@throughline/core/framework/types.ts';
import { type Span, isQuarter, periodText, sameSpan, yearOf } from '@throughline/core/ground/period.ts';
import { ONE, divide, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldProject } from './find-period.ts';
import * as sql from './queries.ts';

export type LineRow = {
  indicator_id: string; code: string; name: Words; kind: Kind; unit: string | null; scale: Record<string, string> | null; overlapping: string[]; stage: string | null; area: string | null;
  direction: Direction; framework: boolean; listed_first: number[] | null; listed_last: number[] | null;
};
type VerifiedRow = {
  submission_id: string; number: number; period_first: number; period_last: number; submitted: string; submitted_timed: boolean; indicator_id: string; state: string;
  value: string | null; factor_num: string; factor_den: string;
};
/** Which submission speaks for an indicator of a period. */
export type InForce = { readonly submission: string; readonly number: number; readonly span: Span; readonly known: Known | null };
export type HeldSheet = Sheet & { readonly rows: readonly LineRow[]; readonly ids: ReadonlyMap<string, string>; readonly inForce: ReadonlyMap<string, readonly InForce[]>; readonly quarterly: boolean };

/** `named`: persons and deals that what is judged names. */
export async function loadSheet(trx: Trx, orgId: string, project: HeldProject, span: Span, named: Named = NOBODY): Promise<HeldSheet> {
  const rows = (await trx.query<LineRow>({ name: 'sheet-lines', text: sql.LINES, values: [project.project_id] })).rows;
  const verified = (await trx.query<VerifiedRow>({ name: 'sheet-verified', text: sql.VERIFIED, values: [project.project_id] })).rows;
  const inForce = inForceOf(verified, new Map(rows.map((one) => [one.indicator_id, one.code])));
  const quarterly = project.frequency === 'quarter' || verified.some((one) => isQuarter(spanOf(one)));
  const year = yearOf(span.first);
  const known = await knownOf(trx, orgId, year, rows, named);
  const life = { start: project.starts, end: project.ends, frequency: quarterly ? 'quarter' as const : 'year' as const };
  const lines = new Map(rows.map((row): [string, Line] => [row.code, lineOf(row, { span, life, inForce: inForce.get(row.code) ?? [] })]));
  return { year, lines, reference: loadFrameworks().reference, known, rows, ids: new Map(rows.map((one) => [one.code, one.indicator_id])), inForce, quarterly };
}

const spanOf = (row: { period_first: number; period_last: number }): Span => ({ first: row.period_first, last: row.period_last });

type At = { readonly span: Span; readonly life: { readonly start: string; readonly end: string | null; readonly frequency: 'year' | 'quarter' }; readonly inForce: readonly InForce[] };

function lineOf(row: LineRow, { span, life, inForce }: At): Line {
  const listed = row.listed_first?.map((first, n) => ({ first, last: row.listed_last![n]! })) ?? null;
  const numbers = (all: readonly InForce[]): Known[] => all.flatMap((one) => (one.known === null ? [] : [one.known]));
  return {
    indicator: { code: row.code, kind: row.kind, unit: row.unit, scale: row.scale === null ? null : Object.keys(row.scale), overlapping: row.overlapping },
    expected: row.kind !== 'external' && expects(planOf({ ...life, listed }), span),
    earlier: numbers(inForce.filter((one) => one.span.last < span.first)), later: numbers(inForce.filter((one) => one.span.first > span.last)),
    same: numbers(inForce.filter((one) => sameSpan(one.span, span)))[0] ?? null,
  };
}

/** Of each indicator and period the value of the submission made last (figures 1.2), in order of time. */
function inForceOf(rows: readonly VerifiedRow[], codes: ReadonlyMap<string, string>): Map<string, InForce[]> {
  const found = new Map<string, { row: VerifiedRow; submission: { submitted: string; number: number } }>();
  for (const row of rows) {
    const key = `${row.indicator_id} ${row.period_first} ${row.period_last}`;
    const one = { row, submission: { submitted: row.submitted_timed ? row.submitted : row.submitted.slice(0, 10), number: row.number } };
    const held = found.get(key);
    if (held === undefined || inOrderOfSubmission(held, one) < 0) found.set(key, one);
  }
  const all = [...found.values()].map(({ row }) => row).sort((a, b) => a.period_first - b.period_first || a.period_last - b.period_last);
  const byCode = new Map<string, InForce[]>();
  for (const row of all) {
    const code = codes.get(row.indicator_id);
    if (code === undefined) continue;
    const list = byCode.get(code) ?? [];
    byCode.set(code, list);
    list.push({ submission: row.submission_id, number: row.number, span: spanOf(row), known: knownNumber(row) });
  }
  return byCode;
}

function knownNumber(row: VerifiedRow): Known | null {
  if (row.state !== 'reported' || row.value === null) return null;
  const factor = divide(rational(row.factor_num), rational(row.factor_den)) ?? ONE;
  return { value: multiply(rational(row.value), factor), period: periodText(spanOf(row)) };
}

export type Named = { readonly persons: readonly string[]; readonly deals: readonly string[] };
const NOBODY: Named = { persons: [], deals: [] };

export function namedIn(values: Iterable<SaidEntry | null>): Named {
  const all = [...values];
  const list = (pick: (one: SaidEntry) => readonly string[] | null | undefined): string[] => [...new Set(all.flatMap((one) => (one === null ? [] : (pick(one) ?? []))))];
  return { persons: list((one) => one.persons), deals: list((one) => one.deals) };
}

/** Rates of the organisation come first, those of the installation stand behind them. */
async function knownOf(trx: Trx, orgId: string, year: number, rows: readonly LineRow[], named: Named): Promise<Sheet['known']> {
  const { reference } = loadFrameworks();
  const own = new Map((await trx.query<{ currency: string; perUsd: string }>({ name: 'sheet-rates', text: sql.RATES, values: [orgId, year] })).rows.map((one) => [one.currency, rational(one.perUsd)]));
  const codes = async (text: string, wanted: readonly string[]): Promise<Set<string>> =>
    new Set(wanted.length === 0 ? [] : (await trx.query<{ code: string }>(text, [orgId, wanted])).rows.map((one) => one.code));
  return {
    indicators: new Map(rows.map((one) => [one.code, one])),
    persons: await codes(sql.PERSONS_NAMED, named.persons), deals: await codes(sql.DEALS_NAMED, named.deals),
    rate: (currency, of) => (currency === BASE_CURRENCY ? ONE : (own.get(currency) ?? rateOf(reference, currency, of))),
  };
}
