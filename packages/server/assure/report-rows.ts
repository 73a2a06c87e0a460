/** The lines of a report's sheet as they are shown: what is asked, what was said last, what was promised, what is written. */
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { SHAPES } from '@throughline/core/collect/check/value.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { BASE_CURRENCY, perUsd } from '@throughline/core/framework/rates.ts';
import type { Framework, Reference } from '@throughline/core/framework/types.ts';
import { isMoney, unitsLike } from '@throughline/core/framework/units.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { periodText, sameSpan } from '@throughline/core/ground/period.ts';
import { rational } from '@throughline/core/ground/rational.ts';
import { type Words, wordsIn } from '@throughline/core/ground/words.ts';
import { promiseFor } from '@throughline/core/plan/promise-for.ts';
import type { Target } from '@throughline/core/plan/promise.ts';
import type { At } from '../collect/at.ts';
import type { HeldSheet, InForce, LineRow } from '../collect/load-sheet.ts';
import * as sql from '../collect/queries.ts';
import { statedOf } from '../collect/said.ts';
import { storedValues } from '../collect/stored.ts';
import { loadFrameworks } from '../framework/load.ts';

export type Shown = { readonly said: SaidEntry | null; readonly note: string | null; readonly by: string; readonly at: string };
type Stored = ReadonlyMap<string, SaidEntry>;

/** Words in the reader's language alone: a sheet of hundreds of lines in six languages is read in one. */
export async function rowsOf(at: At, sheet: HeldSheet, shown: ReadonlyMap<string, Shown>, language: string): Promise<ReportRow[]> {
  const { trx, project, span, org } = at;
  const framework = loadFrameworks().frameworks.get(org.framework);
  const targets = await targetsOf(at);
  const beside = new Map(sheet.rows.map((row) => {
    const all = sheet.inForce.get(row.code) ?? [];
    return [row.code, { last: all.findLast((one) => one.span.last < span.first) ?? null, stands: all.find((one) => sameSpan(one.span, span)) ?? null }];
  }));
  const wanted = new Set([...beside.values()].flatMap((one) => [one.last, one.stands]).flatMap((one) => (one === null ? [] : [one.submission])));
  const stored: Stored = new Map((await storedValues(trx, project.project_id, [...wanted])).map((one) => [`${one.submission_id} ${one.indicator}`, statedOf(one)]));
  return sheet.rows.map((row) => rowOf(row, { sheet, framework, beside: beside.get(row.code)!, stored, promise: promiseFor(targets.get(row.code) ?? [], span), shown: shown.get(row.code), countries: project.countries, language }));
}

type Beside = {
  readonly sheet: HeldSheet; readonly framework: Framework | undefined; readonly beside: { readonly last: InForce | null; readonly stands: InForce | null }; readonly stored: Stored;
  readonly promise: Target | null; readonly shown: Shown | undefined; readonly countries: readonly string[]; readonly language: string;
};

function inLanguage(words: Words, language: string): Words {
  const one = wordsIn(words, language);
  return { [one.language]: one.text };
}

function rowOf(row: LineRow, { sheet, framework, beside, stored, promise, shown, countries, language }: Beside): ReportRow {
  const line = sheet.lines.get(row.code)!;
  const defined = framework?.indicators.get(row.code);
  const known = (all: readonly { readonly period: string; readonly value: Parameters<typeof decimalText>[0] }[]) => all.map((one) => ({ period: one.period, value: decimalText(one.value) }));
  const inForce = (one: InForce | null): ReportRow['last'] => {
    const said = one === null ? undefined : stored.get(`${one.submission} ${row.code}`);
    return one === null || said === undefined ? null : { period: periodText(one.span), number: one.number, said };
  };
  return {
    indicator: row.code, name: inLanguage(row.name, language), definition: defined === undefined ? null : inLanguage(defined.definition, language),
    counts: defined === undefined ? null : inLanguage(defined.counts, language), kind: row.kind, unit: row.unit,
    units: unitsFor(sheet, row.unit), scale: row.scale, overlapping: row.overlapping, direction: row.direction, stage: row.stage, area: row.area,
    expected: line.expected, breakdowns: breakdownsOf(row, framework, { countries, language }), last: inForce(beside.last), stands: inForce(beside.stands),
    target: promise === null ? null : { mode: promise.mode, period: promise.period === null ? null : periodText(promise.period), value: decimalText(promise.value) },
    earlier: known(line.earlier), later: known(line.later), same: line.same === null ? null : known([line.same])[0]!,
    typed: shown === undefined ? null : { said: shown.said, note: shown.note, by: shown.by, at: shown.at },
  };
}

/** Of money the two that are nearest; any other currency may be written all the same. */
function unitsFor({ reference }: HeldSheet, unit: string | null): string[] {
  if (unit === null) return [];
  return isMoney(reference, unit) ? [...new Set([unit, BASE_CURRENCY])] : [...unitsLike(reference as Reference, unit)];
}

/** What the framework asks to be broken down by, where the kind has parts at all; countries are the project's own. */
function breakdownsOf(row: LineRow, framework: Framework | undefined, { countries, language }: Pick<Beside, 'countries' | 'language'>): ReportRow['breakdowns'] {
  if (framework === undefined || !SHAPES[row.kind].beside.includes('cells')) return [];
  const { reference } = loadFrameworks();
  return (framework.indicators.get(row.code)?.disaggregations ?? []).flatMap((code) => {
    const dimension = framework.dimensions.get(code);
    if (dimension === undefined || (dimension.list === 'countries' && countries.length < 2)) return [];
    const own = countries.flatMap((iso3) => { const found = reference.countries.get(iso3); return found === undefined ? [] : [{ code: iso3, name: inLanguage(found.name, language) }]; });
    return [{ dimension: code, name: inLanguage(dimension.name, language), values: dimension.list === 'countries' ? own : (dimension.values?.map((one) => ({ code: one.code, name: inLanguage(one.name, language) })) ?? null) }];
  });
}

async function targetsOf({ trx, project }: At): Promise<Map<string, Target[]>> {
  type Row = { code: string; mode: Target['mode']; period_first: number | null; period_last: number | null; value: string };
  const all = (await trx.query<Row>(sql.TARGETS, [project.project_id])).rows.map((row) => ({
    code: row.code, mode: row.mode, period: row.period_first === null ? null : { first: row.period_first, last: row.period_last! }, value: rational(row.value),
  }));
  return Map.groupBy(all, (one) => one.code);
}

/** What the screen judges units by while they are typed. */
export function unitsOf(sheet: HeldSheet): Pick<ReportPage, 'units' | 'currencies'> {
  const { reference } = loadFrameworks();
  const money = sheet.rows.some((one) => one.unit !== null && reference.currencies.has(one.unit));
  return {
    units: [...reference.units.values()].map((one) => ({ code: one.code, dimension: one.dimension, n: String(one.factor.n), d: String(one.factor.d) })),
    currencies: money ? [...reference.currencies.keys()].map((code) => ({ code, perUsd: rateText(sheet, code) ?? perUsd(reference, code, sheet.year) })) : [],
  };
}

function rateText(sheet: HeldSheet, code: string): string | null {
  const rate = sheet.known.rate(code, sheet.year);
  return rate === null ? null : decimalText(rate);
}
