/** How projects report: mostly in time; some late, some not at all; with gaps, returns and corrections. */
import type { Chance } from './chance.ts';
import { dayAfter, lastYear } from './life.ts';
import type { Course, Period, Value } from './types.ts';

export type Report = { project: string; period: string; due: string; submitted: string; state: string; verified?: string; reason?: string; values: Value[] };

const gaps = ['survey postponed', 'enumerators could not travel', 'firm records not yet closed', 'meter out of order', 'partner has not delivered its data'];
const corrections = ['double entry found at the yearly audit', 'late invoices added', 'firm withdrew its figure after a check', 'attendance lists recounted', 'meter readings put right'];
const returns = ['evidence was missing; attendance list attached', 'value was of the wrong quarter', 'method explained as asked'];

/** Every submission about one period. Nothing of a project's last due year is certain: some of it is still on its way. */
export function reportsOf(course: Course, period: Period, values: readonly Value[], kinds: ReadonlyMap<string, string>, draw: Chance): Report[] {
  const isFirst = period === course.periods[0];
  const due = dayAfter(period.ends, period.name.includes('Q') ? 30 : 31);
  if (!isFirst && draw.sometimes(period.year === lastYear ? 0.07 : 0.04)) return [];
  const isLate = draw.sometimes(0.12);
  const submitted = dayAfter(due, isLate ? draw.whole(25, 130) : -draw.whole(1, 20));
  const first: Report = { project: course.plan.id, period: period.name, due, submitted, state: 'verified', values: values.map((value) => withGap(value, kinds, isFirst, draw)) };
  if (period.year === lastYear && draw.sometimes(0.12)) return [{ ...first, state: draw.pick(['draft', 'submitted', 'returned']) }];
  if (draw.sometimes(0.05)) return returned(first, draw);
  const verified = { ...first, verified: dayAfter(submitted, draw.whole(4, 28)) };
  const correction = draw.sometimes(0.08) ? corrected(verified, kinds, draw) : null;
  return correction === null ? [verified] : [verified, correction];
}

function withGap(value: Value, kinds: ReadonlyMap<string, string>, isFirst: boolean, draw: Chance): Value {
  const kind = kinds.get(value.indicator) ?? '';
  const isSurveyed = ['stock', 'ratio', 'weighted-mean', 'intensity', 'rate', 'ordinal', 'qualitative'].includes(kind);
  if (isFirst && kind === 'ratio' && draw.sometimes(0.25)) return { indicator: value.indicator, notApplicable: 'the first audits are due next year' };
  return draw.sometimes(isSurveyed ? 0.045 : 0.012) ? { indicator: value.indicator, notReported: draw.pick(gaps) } : value;
}

function returned(first: Report, draw: Chance): Report[] {
  const again = dayAfter(first.submitted, draw.whole(8, 30));
  return [{ ...first, state: 'returned' }, { ...first, submitted: again, verified: dayAfter(again, draw.whole(2, 12)), reason: draw.pick(returns) }];
}

/** One flow or stock of the report is put right some months later; some corrections are still a draft. */
function corrected(report: Report, kinds: ReadonlyMap<string, string>, draw: Chance): Report | null {
  const plain = report.values.filter((one) => ['flow', 'stock'].includes(kinds.get(one.indicator) ?? '') && typeof one['value'] === 'string' && one['cells'] === undefined && Number(one['value']) >= 10);
  if (plain.length === 0) return null;
  const wrong = draw.pick(plain);
  const old = wrong['value'] as string;
  const places = old.split('.')[1]?.length ?? 0;
  const right = (Number(old) * (draw.sometimes(0.6) ? 1 - draw.next() * 0.12 - 0.02 : 1 + draw.next() * 0.1 + 0.02)).toFixed(places).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const submitted = dayAfter(report.verified ?? report.submitted, draw.whole(40, 190));
  const state = draw.sometimes(0.15) ? 'draft' : 'verified';
  const { verified: _, ...bare } = report;
  return { ...bare, submitted, state, ...(state === 'verified' ? { verified: dayAfter(submitted, draw.whole(3, 20)) } : {}), reason: draw.pick(corrections), values: [{ ...wrong, value: right }] };
}
