/** What the cells say for one question, numbers settled. */
import type { Direction, Kind } from '@throughline/core/framework/types.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { type Rational, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import { ZERO, over, plus, sumOf } from './exact.ts';
import type { OwnTarget, Standing } from './own-target.ts';
import * as sql from './read-sql.ts';
import type { Statistic, Statistics } from './statistics.ts';

export type KnownIndicator = {
  readonly indicator_id: string; readonly code: string; readonly kind: Kind; readonly unit: string | null; readonly direction: Direction;
  readonly area: string | null; readonly tolerance: string; readonly framework: string;
};

/** One question with its ends as years, at a single place. */
export type Asked = { readonly n: number; readonly indicator: KnownIndicator; readonly place: string; readonly first: number; readonly last: number };

export type Variant = { readonly variant: string; readonly times: number };

/** A text of a project for a period, or null where it is missing. */
export type Told = { readonly project: string; readonly period: string; readonly text: Words | null };

export type Read = {
  readonly sum: (name: Statistic) => Rational;
  readonly count: (name: Statistic) => number;
  /** Running totals before the first year asked. */
  readonly before: Rational;
  readonly variants: readonly Variant[];
  /** Size of the union of persons, or US dollars of the union of deals; and of deals the plain sum. */
  readonly union: Rational;
  readonly gross: Rational;
  readonly texts: readonly Told[];
  readonly ownTargets: readonly OwnTarget[];
  readonly standing: Standing;
};

const NOWHERE: Standing = { first: null, lastEnd: null, open: false, expectedYears: [] };
const BY_VALUE: readonly Kind[] = ['ordinal', 'rate', 'distinct'];
const AT_MOMENT: readonly Kind[] = ['ordinal', 'rate'];

type Row = Record<string, unknown> & { n: number };

/** Reads what the cells hold for all questions, in a handful of queries however many there are. */
export async function readAll(trx: Trx, orgId: string, asked: readonly Asked[]): Promise<Map<number, Read>> {
  const of = (...kinds: Kind[]): Asked[] => asked.filter((one) => kinds.includes(one.indicator.kind));
  await trx.query({ name: 'cells-plan-once', text: sql.PLAN_ONCE });
  const sums = byNumber(await ask(trx, orgId, 'sums', sql.SUMS, asked));
  const variants = byNumber(await ask(trx, orgId, 'variants', sql.VARIANTS, of(...BY_VALUE).map((one) => (AT_MOMENT.includes(one.indicator.kind) ? { ...one, first: one.last } : one))));
  const persons = byNumber(await ask(trx, orgId, 'persons', sql.PERSONS, of('distinct')));
  const deals = byNumber(await ask(trx, orgId, 'deals', sql.DEALS, of('distinct-sum')));
  const texts = byNumber(await ask(trx, orgId, 'texts', sql.TEXTS, of('qualitative')));
  const targets = byNumber(await ask(trx, orgId, 'targets', sql.OWN_TARGETS, asked));
  const standing = byNumber(await ask(trx, orgId, 'standing', sql.STANDING, asked.filter((one) => targets.has(one.n))));
  await trx.query({ name: 'cells-plan-as-before', text: sql.PLAN_AS_BEFORE });
  return new Map(asked.map(({ n, indicator }) => {
    const union = indicator.kind === 'distinct' ? { union: unionOf(sums.get(n)?.[0], persons.get(n)?.[0]), gross: ZERO } : dealt(deals.get(n) ?? []);
    const stands = standing.get(n)?.[0];
    return [n, {
      ...statistics(sums.get(n)?.[0]),
      variants: (variants.get(n) ?? []) as unknown as Variant[],
      ...union,
      texts: (texts.get(n) ?? []).map(toldOf),
      ownTargets: (targets.get(n) ?? []) as unknown as OwnTarget[],
      standing: stands === undefined ? NOWHERE : standingOf(stands),
    }];
  }));
}

async function ask(trx: Trx, orgId: string, name: string, text: string, asked: readonly Asked[]): Promise<Row[]> {
  if (asked.length === 0) return [];
  const list = <Value>(of: (one: Asked) => Value): Value[] => asked.map(of);
  const values = [orgId, list((one) => one.n), list((one) => one.indicator.indicator_id), list((one) => one.place), list((one) => one.first), list((one) => one.last)];
  return (await trx.query<Row>({ name: `cells-${name}`, text, values })).rows;
}

function byNumber(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const list = found.get(row.n);
    if (list) list.push(row);
    else found.set(row.n, [row]);
  }
  return found;
}

function statistics(row: Row | undefined): Pick<Read, 'sum' | 'count' | 'before'> {
  const held = (row ?? {}) as Statistics & { v_before?: string };
  return { sum: (name) => sumOf(held[name]), count: (name) => Number(held[name] ?? 0), before: sumOf(held.v_before) };
}

const standingOf = (row: Row): Standing => ({
  first: row['first'] as number | null, lastEnd: row['last_end'] as number | null, open: row['open'] as boolean,
  expectedYears: row['expected_years'] as number[],
});

const toldOf = (row: Row): Told => ({
  project: row['project'] as string, period: periodText({ first: row['period_first'] as number, last: row['period_last'] as number }),
  text: row['told'] === true ? ((row['text'] ?? {}) as Words) : null,
});

/** The union as it was added up, and by how much changes since have moved it. */
const unionOf = (sums: Row | undefined, persons: Row | undefined): Rational =>
  plus(sumOf(sums?.['u'] as string | null), sumOf(persons?.['shift'] as string | undefined));

/** Each deal once, in US dollars at the rate of its own year (figures 2.4); and as often as it is listed. */
function dealt(rows: readonly Row[]): { union: Rational; gross: Rational } {
  let [union, gross] = [ZERO, ZERO];
  for (const row of rows) {
    const usd = (name: string): Rational => over(multiply(rational(row[name] as string), rational(row['factor_num'] as string)), rational(row['factor_den'] as string))!;
    union = plus(union, usd('once'));
    gross = plus(gross, usd('listed'));
  }
  return { union, gross };
}
