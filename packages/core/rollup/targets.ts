/** Which target answers a question, and what it covers (figures 6). */
import { type Plan, expectedIn } from '../design/life.ts';
import { dayOf } from '../ground/day.ts';
import { type Span, inside, overlaps, sameSpan, yearOf } from '../ground/period.ts';
import { sum } from '../ground/rational.ts';
import type { Kind } from '../framework/types.ts';
import type { Target } from '../plan/promise.ts';
import type { Answering } from './answering.ts';
import type { Reading } from './reading.ts';

/** What choosing needs to know of whoever the targets belong to. */
export type Bearer = {
  readonly targets: readonly Target[];
  /** First reporting period of the life; of a place, that of its earliest project (figures 6.2). */
  readonly first: Span | null;
  /** Whether a final target may be judged over this range. */
  readonly isDue: (final: Target) => boolean;
  /** Last quarter expected before the asked range, and in it; null when nothing is. */
  readonly lastBefore: number | null;
  readonly lastInside: number | null;
  /** Whether an annual target of this period answers: of a project, when something of the period is expected (4.1). */
  readonly owes: (period: Span) => boolean;
};

const annual = (target: Target): boolean => target.mode === 'annual';
const running = (target: Target): boolean => target.mode === 'cumulative';
const final = (target: Target): boolean => target.mode === 'final';

/** The target that answers for a kind over a range (figures 6.2); null when none does. */
export function answering(kind: Kind, bearer: Bearer, range: Span): Answering | null {
  if (bearer.targets.length === 0) return null;
  if (kind === 'flow') return flowTarget(bearer, range);
  if (kind === 'distinct' || kind === 'distinct-sum') return countTarget(bearer, range);
  if (kind === 'ordinal' || kind === 'qualitative' || kind === 'external') return null;
  const dated = latest(bearer.targets.filter((target) => !final(target)), range.last);
  return dated ? whole('running', dated) : finalOf(bearer);
}

/** Annual targets added; else the rise of the running one; else the final one, from the start only. */
function flowTarget(bearer: Bearer, range: Span): Answering | null {
  if (bearer.targets.some(annual)) {
    const used = bearer.targets.filter((target) => annual(target) && inside(target.period!, range) && bearer.owes(target.period!));
    if (used.length === 0) return null;
    return { mode: 'annual', value: sum(used.map((one) => one.value)), used, covers: quartersOf(used), due: true };
  }
  if (bearer.targets.some(running)) return riseOf(bearer, range);
  return fromStart(bearer, range) ? finalOf(bearer) : null;
}

/** What the running target rises by over the range; null where it is not stated at an end of what is expected. */
function riseOf(bearer: Bearer, range: Span): Answering | null {
  const dated = bearer.targets.filter(running);
  const end = latest(dated, range.last);
  if (!end || end.period!.last < (bearer.lastInside ?? range.last)) return null;
  if (fromStart(bearer, range)) return whole('running', end);
  const start = latest(dated, range.first - 1);
  if (!start || start.period!.last < (bearer.lastBefore ?? range.first - 1)) return null;
  return { mode: 'running', value: sum([end.value, { n: -start.value.n, d: start.value.d }]), used: [end, start], covers: null, due: true };
}

/** The annual target of exactly that period, else the running or the final one, from the start only. */
function countTarget(bearer: Bearer, range: Span): Answering | null {
  const exact = bearer.targets.find((target) => annual(target) && sameSpan(target.period!, range));
  if (exact) return { ...whole('annual', exact), covers: null };
  if (!fromStart(bearer, range)) return null;
  const dated = latest(bearer.targets.filter(running), range.last);
  return dated ? whole('running', dated) : finalOf(bearer);
}

function finalOf(bearer: Bearer): Answering | null {
  const target = bearer.targets.find(final);
  return target ? { ...whole('final', target), due: bearer.isDue(target) } : null;
}

const whole = (mode: Answering['mode'], target: Target): Answering => ({ mode, value: target.value, used: [target], covers: null, due: true });

const fromStart = (bearer: Bearer, range: Span): boolean => bearer.first !== null && range.first <= bearer.first.first;

/** The latest dated target up to a quarter. */
function latest(targets: readonly Target[], until: number): Target | null {
  let found: Target | null = null;
  for (const one of targets) {
    if (one.period === null || one.period.last > until) continue;
    if (found === null || one.period.last > found.period!.last) found = one;
  }
  return found;
}

function quartersOf(targets: readonly Target[]): ReadonlySet<number> {
  const quarters = new Set<number>();
  for (const { period } of targets) for (let q = period!.first; q <= period!.last; q += 1) quarters.add(q);
  return quarters;
}

/** Whether a target speaks for a whole period. */
export function isCovered(promised: Pick<Answering, 'covers'>, span: Span): boolean {
  if (promised.covers === null) return true;
  for (let q = span.first; q <= span.last; q += 1) if (!promised.covers.has(q)) return false;
  return true;
}

/** The project's own target for the question that a reading is of; null when nothing is expected of it (figures 6.2). */
export function projectTarget(kind: Kind, reading: Reading, range: Span): Answering | null {
  const { kept } = reading;
  return kept.target === undefined ? (kept.target = ownTarget(kind, reading, range)) : kept.target;
}

function ownTarget(kind: Kind, reading: Reading, range: Span): Answering | null {
  const { plan, series } = reading.member.at;
  const { targets } = series.given;
  if (targets.length === 0 || reading.expected.length === 0) return null;
  return answering(kind, {
    targets,
    first: plan.first,
    isDue: () => series.project.end !== null && yearOf(range.last) >= yearOfDay(series.project.end),
    lastBefore: lastExpected(plan, { first: plan.first.first, last: range.first - 1 }),
    lastInside: reading.expected.at(-1)!.last,
    owes: (period) => reading.expected.some((span) => overlaps(span, period)),
  }, range);
}

/** A place's own target (figures 6.2, 6.3, 7.4, 15.3): its start is that of its earliest project with the indicator. */
export function placeTarget(kind: Kind, targets: readonly Target[], readings: readonly Reading[], range: Span): Answering | null {
  if (targets.length === 0) return null;
  const standing = readings.filter((reading) => reading.counted);
  const counted = standing.length > 0 ? standing : readings;
  const plans = counted.map((reading) => reading.member.at.plan);
  const spans = standing.flatMap((reading) => reading.expected);
  const own = answering(kind, {
    targets,
    first: earliest(plans),
    isDue: (target) => (target.period === null ? isPlaceDue(counted, range) : range.last >= target.period.first),
    lastBefore: greatest(plans.map((plan) => lastExpected(plan, { first: plan.first.first, last: range.first - 1 }))),
    lastInside: greatest(spans.map((span) => span.last)),
    owes: () => true,
  }, range);
  return own === null || (own.used.some(annual) && !coverAll(targets, spans, range)) ? null : own;
}

/** A place's annual targets answer only when they cover every period expected in the range (figures 6.2). */
function coverAll(targets: readonly Target[], spans: readonly Span[], range: Span): boolean {
  const covers = quartersOf(targets.filter((target) => annual(target) && inside(target.period!, range)));
  return spans.every((span) => isCovered({ covers }, span));
}

/** Its time is the last end of all projects that stand there with the indicator; one without end is never due (15.3). */
function isPlaceDue(readings: readonly Reading[], range: Span): boolean {
  return readings.every((reading) => {
    const { end } = reading.member.at.series.project;
    return end !== null && yearOf(range.last) >= yearOfDay(end);
  });
}

function lastExpected(plan: Plan, range: Span): number | null {
  return range.last < range.first ? null : (expectedIn(plan, range).at(-1)?.last ?? null);
}

const earliest = (plans: readonly Plan[]): Span | null =>
  plans.reduce<Span | null>((first, plan) => (first === null || plan.first.first < first.first ? plan.first : first), null);

const greatest = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((most, one) => (one !== null && (most === null || one > most) ? one : most), null);

const yearOfDay = (day: string): number => Number(dayOf(day).slice(0, 4));
