/**
 * Parts by country of projects that stand in no single country (figures 3.2, 15.8): values only. What a country is given
 * is taken from `country:none`.
 */
import { type Amount, amountOrNull, converted, isSame, isZero, negative, plus } from './amount.ts';
import { type Cells, one, where } from './cells.ts';
import { hasFlowTarget } from './flow-targets.ts';
import { sayAtMoment } from './moment.ts';
import { type Stand, sayChanges } from './running.ts';
import { type Period, type Series, targetAt } from './series.ts';
import { ALWAYS, EVER } from './statistics.ts';

type Part = { v: Amount | null; w: Amount | null };
/** A period of which parts are stated, by country, and all of them together. */
type Divided = { readonly period: Period; readonly byCountry: Map<string, Part>; readonly given: Part };

const countryPlace = (iso3: string): string => `country:${iso3}`;
const NONE = 'country:none';

export function sayRegional(cells: Cells, series: Series, stands: readonly Stand[]): void {
  const { kind, life } = series;
  if (life.country !== null || (kind !== 'flow' && kind !== 'cumulative' && kind !== 'stock' && kind !== 'ratio')) return;
  const divided = dividedOf(series);
  if (divided.length === 0) return;
  const named = [...new Set(divided.flatMap((one) => [...one.byCountry.keys()]))];
  if (kind === 'cumulative') return sayRunningParts(cells, stands, divided, named);
  if (kind === 'stock') sayStocks(cells, series, divided);
  else for (const one of divided) sayPeriodParts(cells, series, one);
  for (const period of series.periods) {
    if (period.ans || (kind === 'stock' && !period.endsYear)) continue;
    for (const iso3 of named) {
      if (kind === 'stock') sayAtMoment(cells, period.year, { g: 1 }, countryPlace(iso3));
      else cells.say(period.year, period.year, { g: 1 }, 1, countryPlace(iso3));
    }
  }
  // What is left of a flow with targets: the plain rules say it.
  if (hasFlowTarget(series)) cells.say(ALWAYS, EVER, { un: 1 }, 1, NONE);
}

function dividedOf({ kind, periods, parts }: Series): Divided[] {
  return periods.flatMap((period) => {
    const rows = period.row === null || period.na ? undefined : parts.get(period.row.submission_id);
    if (rows === undefined) return [];
    const byCountry = new Map<string, Part>();
    const given: Part = { v: null, w: null };
    for (const row of rows) {
      const { factor_num, factor_den } = period.row!;
      const v = kind === 'ratio' ? amountOrNull(row.numerator) : row.value === null ? null : converted(row.value, factor_num, factor_den);
      const w = amountOrNull(row.denominator);
      const part = byCountry.get(row.iso3) ?? { v: null, w: null };
      byCountry.set(row.iso3, { v: plus(part.v, v), w: plus(part.w, w) });
      given.v = plus(given.v, v);
      given.w = plus(given.w, w);
    }
    return [{ period, byCountry, given }];
  });
}

const negated = (value: Amount | null): Amount | null => (value === null ? null : negative(value));

function sayPeriodParts(cells: Cells, { kind, maintain, bv }: Series, { period, byCountry, given }: Divided): void {
  const { year } = period;
  for (const [iso3, { v, w }] of byCountry) {
    if (kind === 'flow' || (w !== null && !isZero(w))) cells.say(year, year, { v, w, nv: 1, reg: 1 }, 1, countryPlace(iso3));
  }
  // What the countries leave of a ratio is 0/0, and so not applicable (figures 1).
  const silent = kind === 'ratio' && given.w !== null && period.w !== null && isSame(given.w, period.w);
  const like = kind === 'ratio' && (maintain || bv !== null);
  cells.say(year, year, { v: negated(given.v), w: negated(given.w), na: one(silent), nv: where(silent, -1), lv: where(like, negated(given.v)), lw: where(like, negated(given.w)) }, 1, NONE);
}

function sayStocks(cells: Cells, series: Series, divided: readonly Divided[]): void {
  for (const { period, byCountry, given } of divided) {
    if (!period.endsYear) continue;
    for (const [iso3, { v }] of byCountry) sayAtMoment(cells, period.year, { v, nv: 1, reg: 1 }, countryPlace(iso3));
    const like = targetAt(series, period.year).target !== null && (series.maintain || series.bv !== null);
    sayAtMoment(cells, period.year, { v: negated(given.v), lv: where(like, negated(given.v)) }, NONE);
  }
}

function sayRunningParts(cells: Cells, stands: readonly Stand[], divided: readonly Divided[], named: readonly string[]): void {
  const at = new Map(divided.map((one) => [one.period.first, one]));
  const dividedAt = ({ valued }: Stand): Divided | undefined => (valued === null ? undefined : at.get(valued.first));
  for (const iso3 of named) {
    const partAt = (stand: Stand): Amount | null => dividedAt(stand)?.byCountry.get(iso3)?.v ?? null;
    sayChanges(cells, stands, (stand) => {
      const [v, { e, ans }] = [partAt(stand), stand];
      return { v, nv: one(v !== null), reg: one(v !== null), av: where(e, v), an: one(e && v !== null), g: one(e && !ans) };
    }, countryPlace(iso3));
    // A country that a total named and names no longer: the plain rules say it.
    if (stands.some((stand, i) => i > 0 && partAt(stand) === null && partAt(stands[i - 1]!) !== null)) cells.say(ALWAYS, EVER, { un: 1 }, 1, countryPlace(iso3));
  }
  sayChanges(cells, stands, (stand) => {
    const given = negated(dividedAt(stand)?.given.v ?? null);
    return { v: given, av: where(stand.e, given), lv: where(stand.e && stand.ans && stand.target !== null, given) };
  }, NONE);
}
