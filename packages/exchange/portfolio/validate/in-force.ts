/** Numbers of verified reports laid in a row, one row a project and indicator: what running totals and jumps are judged on. */
import { parsePeriod } from '@throughline/core/ground/period.ts';
import type { Span } from '@throughline/core/ground/period.ts';
import { type Rational, multiply, rational } from '@throughline/core/ground/rational.ts';
import { factorOf } from '@throughline/core/framework/conversion.ts';
import { type Check, type KnownIndicator, entries } from './check.ts';
import { type Report, heldReports, isLater } from './reports.ts';

export type Said = {
  readonly report: Report;
  readonly span: Span;
  /** Pointer of the value; empty when it is held, not of the file. */
  readonly at: string;
  /** In the canonical unit; null when the submission names the indicator without a number. */
  readonly value: Rational | null;
};

export type Row = {
  readonly indicator: KnownIndicator;
  /** One entry a period, in order of time: the verified submissions that name the indicator, in order of `submitted`. */
  readonly periods: readonly (readonly Said[])[];
};

export function rowsOf(check: Check, reports: readonly Report[], faulty: ReadonlySet<string>): Row[] {
  const rows = new Map<string, { indicator: KnownIndicator; said: Said[] }>();
  for (const report of [...reports, ...heldReports(check, reports)]) {
    const span = parsePeriod(report.one.period);
    if (report.one.state !== 'verified' || span === null) continue;
    for (const { one, at } of entries(check, report.one.values, report.at === '' ? '' : `${report.at}/values`)) {
      const indicator = check.known.indicators.get(one.indicator);
      if (!indicator || faulty.has(at) || (report.at !== '' && !check.sound(at))) continue;
      const factor = one.value == null ? null : factorOf(check.reference, check.known.rate, one.unit ?? null, indicator.unit, Number(report.one.period.slice(0, 4)));
      const value = factor === null ? null : multiply(rational(one.value!), factor);
      const key = `${report.one.project} ${one.indicator}`;
      const row = rows.get(key) ?? { indicator, said: [] };
      rows.set(key, row);
      row.said.push({ report, span, at: report.at === '' ? '' : at, value });
    }
  }
  return [...rows.values()].map(({ indicator, said }) => ({ indicator, periods: byPeriod(said) }));
}

function byPeriod(said: readonly Said[]): Said[][] {
  const periods = new Map<string, Said[]>();
  for (const one of said) {
    const group = periods.get(one.report.one.period);
    if (group) group.push(one);
    else periods.set(one.report.one.period, [one]);
  }
  const sorted = [...periods.values()].sort((a, b) => a[0]!.span.first - b[0]!.span.first || a[0]!.span.last - b[0]!.span.last);
  for (const group of sorted) group.sort((a, b) => (isLater(a.report, b.report) ? 1 : -1));
  return sorted;
}
