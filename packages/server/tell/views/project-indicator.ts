/** An indicator as a project has it: its baseline as stated and its targets. */
import type { ProjectIndicatorRow } from '@throughline/contract/tell/project.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { ONE, divide, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';

export type IndicatorRow = {
  code: string; name: Words; kind: string; unit: string | null; direction: ProjectIndicatorRow['direction']; stage: string | null; area: string | null; own: boolean;
  source_at: string | null; baseline_year: number | null; baseline: Record<string, unknown> | null; baseline_value: string | null; baseline_factor_num: string;
  baseline_factor_den: string; baseline_numerator: string | null; baseline_denominator: string | null;
  targets: { mode: string; first: number | null; last: number | null; value: string }[] | null;
};

/** `results`: those of the project, with the codes of the indicators that each carries. */
export const indicatorOf = (row: IndicatorRow, results: readonly { code: string; indicators: readonly string[] }[]): ProjectIndicatorRow => ({
  code: row.code, name: row.name, kind: row.kind, unit: row.unit, direction: row.direction, stage: row.stage, area: row.area, own: row.own,
  results: results.filter((one) => one.indicators.includes(row.code)).map((one) => one.code),
  baseline: baselineOf(row),
  targets: (row.targets ?? []).map(({ mode, first, last, value }) => ({ mode, period: first === null || last === null ? null : periodText({ first, last }), value: decimalText(rational(value)) })),
  at: row.source_at,
});

function baselineOf(row: IndicatorRow): ProjectIndicatorRow['baseline'] {
  const said = row.baseline;
  if (said === null) return null;
  const reason = said['notReported'] ?? said['notApplicable'];
  const state = said['notReported'] != null ? 'not-reported' : said['notApplicable'] != null ? 'not-applicable' : 'reported';
  return { year: row.baseline_year, state, value: state === 'reported' ? valueOf(row, said) : null, reason: typeof reason === 'string' && reason !== '' ? reason : null };
}

/** In the canonical unit; a ratio as a fraction of one (figures 2.1); a level by its number; a list by its length. */
function valueOf(row: IndicatorRow, said: Record<string, unknown>): string | null {
  if (row.baseline_numerator !== null && row.baseline_denominator !== null) {
    const share = divide(rational(row.baseline_numerator), rational(row.baseline_denominator));
    return share === null ? null : decimalText(share);
  }
  if (row.baseline_value !== null) {
    return decimalText(multiply(rational(row.baseline_value), divide(rational(row.baseline_factor_num), rational(row.baseline_factor_den)) ?? ONE));
  }
  const list = said['persons'] ?? said['deals'];
  if (Array.isArray(list)) return String(list.length);
  return typeof said['level'] === 'string' ? said['level'] : null;
}
