/** Reports of generated portfolios: first submissions, corrections, drafts, gaps. */
import { planOf, expectedIn } from '../design/life.ts';
import { type Span, lengthOf, periodText, yearOf } from '../ground/period.ts';
import type { Chance } from './generated-chance.ts';
import { type GeneratedIndicator, type GeneratedProject, decimal, plain } from './generated-plan.ts';

export type Pools = { readonly persons: readonly string[]; readonly deals: readonly string[]; readonly countries: readonly string[] };

const REPORTED: Span = { first: 2020 * 4, last: 2023 * 4 + 3 };

/** The reports of one project, some missing, some corrected, some only drafted or returned. */
export function reportsOf(chance: Chance, project: GeneratedProject, pools: Pools): unknown[] {
  const plan = planOf({ start: project.start, end: project.end, frequency: project.frequency, listed: null });
  const spans = expectedIn(plan, REPORTED);
  const late = spans.at(-1);
  // One report after the life's end, now and then: it counts, and is expected from then on (figures 4.1).
  const after = late && chance.happens(0.15) ? [{ first: late.last + 1, last: late.last + lengthOf(late) }] : [];
  return [...spans, ...after].flatMap((span, i) => (chance.happens(0.15) ? [] : submissionsOf(chance, project, pools, span, i)));
}

function submissionsOf(chance: Chance, project: GeneratedProject, pools: Pools, span: Span, index: number): unknown[] {
  const year = yearOf(span.last) + (span.last % 4 === 3 ? 1 : 0);
  const month = [4, 7, 10, 1][span.last % 4]!;
  const day = (after: number): string => `${year}-${String(month).padStart(2, '0')}-${String(after).padStart(2, '0')}`;
  const head = { project: project.id, period: periodText(span) };
  const values = project.indicators.flatMap((one) => (chance.happens(0.12) ? [] : [valueOf(chance, project, one, pools, span, index)]));
  const submitted = day(chance.whole(5, 9));
  const first = chance.happens(0.1)
    ? { ...head, submitted, state: chance.one(['draft', 'submitted', 'returned']), values }
    : { ...head, submitted, state: 'verified', verified: day(chance.whole(9, 14)), values };
  const corrected = chance.some(project.indicators, 0.2).map((one) => (chance.happens(0.15)
    ? { indicator: one.code, notReported: 'withdrawn' }
    : valueOf(chance, project, one, pools, span, index)));
  const correction = { ...head, submitted: day(chance.whole(15, 18)), state: 'verified', verified: day(chance.whole(18, 20)), reason: 'counted anew', values: corrected };
  const draft = { ...head, submitted: day(25), state: 'draft', reason: 'not checked', values: corrected };
  return [first, ...(corrected.length > 0 && chance.happens(0.4) ? [correction] : []), ...(corrected.length > 0 && chance.happens(0.2) ? [draft] : [])];
}

function valueOf(chance: Chance, project: GeneratedProject, one: GeneratedIndicator, pools: Pools, span: Span, index: number): unknown {
  const head = { indicator: one.code };
  if (chance.happens(0.05)) return { ...head, notReported: 'survey postponed' };
  if (chance.happens(0.05)) return { ...head, notApplicable: 'nothing of the kind' };
  switch (one.kind) {
    case 'ratio': return { ...head, ...ratio(chance, project, pools) };
    case 'weighted-mean': return { ...head, ...mean(chance) };
    case 'distinct': return chance.happens(0.2) ? { ...head, value: String(chance.whole(0, 9)) } : { ...head, persons: chance.some(pools.persons, 0.25) };
    case 'distinct-sum': return { ...head, deals: chance.some(pools.deals, 0.3) };
    case 'ordinal': return { ...head, level: String(chance.whole(0, 3)) };
    case 'qualitative': return { ...head, text: { en: `What ${project.id} saw in ${periodText(span)}` } };
    case 'intensity': return { ...head, value: decimal(chance, 10, 40), ...chance.maybe(0.6, { weight: String(chance.whole(0, 9)) }) };
    case 'rate': return { ...head, value: decimal(chance, 0, 100) };
    // Ten apart from period to period, so that no correction makes a running total fall.
    case 'cumulative': return { ...head, ...whole(chance, project, one, pools, 10 * index + 10 + chance.whole(0, 9)) };
    default: return { ...head, ...whole(chance, project, one, pools, chance.whole(0, 60)) };
  }
}

/** A whole number with or without parts; the parts of an exclusive dimension add up to it. */
function whole(chance: Chance, project: GeneratedProject, one: GeneratedIndicator, pools: Pools, total: number): object {
  const unit = chance.one(one.enteredIn);
  const cells: object[] = [];
  if (chance.happens(0.4)) {
    const women = chance.whole(0, total);
    const men = chance.happens(0.6) ? total - women : chance.whole(0, total - women);
    cells.push({ sex: 'F', value: String(women) }, { sex: 'M', value: String(men) });
    if (women + men < total) cells.push({ sex: 'not-stated', value: String(total - women - men) });
  }
  if (project.isRegional && chance.happens(0.5)) cells.push(...byCountry(chance, pools, total));
  if (one.overlapping !== null && chance.happens(0.3)) {
    cells.push({ group: 'women', value: String(chance.whole(0, total)) }, { group: 'youth', value: String(chance.whole(0, total)) });
  }
  return { value: String(total), ...(unit === one.unit ? {} : { unit }), ...(cells.length > 0 ? { cells } : {}) };
}

/** Parts of some countries; what is left is of no country. */
function byCountry(chance: Chance, pools: Pools, total: number): object[] {
  const first = chance.whole(0, total);
  const second = chance.whole(0, total - first);
  const rest = total - first - second;
  const [a, b] = pools.countries as [string, string];
  return [{ country: a, value: String(first) }, { country: b, value: String(second) }, ...(rest > 0 ? [{ country: 'not-stated', value: String(rest) }] : [])];
}

function ratio(chance: Chance, project: GeneratedProject, pools: Pools): object {
  if (chance.happens(0.08)) return { numerator: '0', denominator: '0' };
  const [women, men] = [chance.whole(0, 9), chance.whole(1, 9)];
  const [met, also] = [chance.whole(0, women), chance.whole(0, men)];
  const total = { numerator: String(met + also), denominator: String(women + men) };
  const parts = (dimension: string, a: string, b: string): object[] => [
    { [dimension]: a, numerator: String(met), denominator: String(women) }, { [dimension]: b, numerator: String(also), denominator: String(men) },
  ];
  const cells = [
    ...(chance.happens(0.4) ? parts('sex', 'F', 'M') : []),
    ...(project.isRegional && chance.happens(0.4) ? parts('country', pools.countries[0]!, chance.one([pools.countries[1]!, 'not-stated'])) : []),
  ];
  return { ...total, ...(cells.length > 0 ? { cells } : {}) };
}

/** Weights that add to ten, so that the mean of the parts ends. */
function mean(chance: Chance): object {
  const women = chance.whole(1, 9);
  const [a, b] = [chance.whole(10, 50), chance.whole(10, 50)];
  if (chance.happens(0.6)) return { value: plain(a / 10), weight: String(chance.whole(0, 20)) };
  const value = plain((a * women + b * (10 - women)) / 100);
  const cells = [{ sex: 'F', value: plain(a / 10), weight: String(women) }, { sex: 'M', value: plain(b / 10), weight: String(10 - women) }];
  return { value, weight: '10', cells };
}
