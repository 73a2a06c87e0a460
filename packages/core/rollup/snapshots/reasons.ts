/**
 * Why a figure is another one than it was: found by holding its two workings against each other, so that every reason is a record
 * that can be opened. Nothing is guessed; what the records do not tell is said to be `other`.
 */
import { canonical } from '../../assure/trail.ts';
import type { LeftOut } from '../left-out.ts';
import type { Contribution, Working } from '../working.ts';

/**
 * - `late-report`: a period for which nothing counted has been reported and verified since
 * - `correction`: another submission of the same report is in force
 * - `withdrawn`: a later submission says that there is no value
 * - `gone`: the submission is no longer held here: an import was taken back, or the project stands elsewhere
 * - `mapping`: a value of an older framework or an imported indicator was mapped
 * - `conversion`: the same submission comes to another value (rate, unit, share, register of persons or deals)
 * - `expectation`: other periods are expected (dates of the project, its plan)
 * - `target`, `baseline`: others than before; `definition`: kind or unit of the indicator
 * - `other`: nothing of these: budgets, thresholds, or the rules of another version of the program
 */
export type Why = 'late-report' | 'correction' | 'withdrawn' | 'gone' | 'mapping' | 'conversion' | 'expectation' | 'target' | 'baseline' | 'definition' | 'other';

export type Reason = {
  readonly why: Why;
  /** The project; for targets the place whose target it is; null where it is of none. */
  readonly project: string | null;
  readonly period: string | null;
  /** The submission that made the difference, and which one of its report it is. */
  readonly submission: string | null;
  readonly number: number | null;
  readonly verified: string | null;
  /** The reason that the submission itself states. */
  readonly said: string | null;
};

const NONE = { project: null, period: null, submission: null, number: null, verified: null, said: null };

export function reasonsOf(before: Working | null, now: Working | null): Reason[] {
  const [was, is] = [indexed(before), indexed(now)];
  const moved = [...came(was, is), ...earlier(was, is), ...went(was, is)];
  const answered = new Set(moved.map((one) => `${one.project} ${one.period}`));
  const others = [
    ...expected(was, is).filter((one) => !answered.has(`${one.project} ${one.period}`)),
    ...promised('target', before?.targets.map((one) => [one.of, one]) ?? [], now?.targets.map((one) => [one.of, one]) ?? []),
    ...promised('baseline', before?.baselines.map((one) => [`project:${one.project}`, one]) ?? [], now?.baselines.map((one) => [`project:${one.project}`, one]) ?? []),
    ...(before !== null && now !== null && (before.kind !== now.kind || before.unit !== now.unit) ? [{ ...NONE, why: 'definition' } as const] : []),
  ];
  const all = [...moved, ...others];
  return all.length > 0 ? all : [{ ...NONE, why: 'other' }];
}

type Indexed = {
  readonly contributions: readonly Contribution[];
  /** By submission and share. */
  readonly parts: ReadonlyMap<string, Contribution>;
  readonly submissions: ReadonlySet<string>;
  readonly reported: ReadonlySet<string>;
  readonly leftOut: readonly LeftOut[];
  readonly missing: ReadonlySet<string>;
};

const partOf = (one: Contribution): string => `${one.submission ?? `${one.project} ${one.period} ${one.entered.value}`} ${one.share}`;
const reportOf = (one: { readonly project: string; readonly period: string }): string => `${one.project} ${one.period}`;

function indexed(working: Working | null): Indexed {
  const contributions = working?.contributions ?? [];
  const leftOut = working?.leftOut ?? [];
  return {
    contributions, leftOut,
    parts: new Map(contributions.map((one) => [partOf(one), one])),
    submissions: new Set([...contributions, ...leftOut].flatMap((one) => one.submission ?? [])),
    reported: new Set(contributions.map(reportOf)),
    missing: new Set(leftOut.filter((one) => one.why === 'missing').map(reportOf)),
  };
}

/** What flows in now and did not, or comes to something else. */
function came(was: Indexed, is: Indexed): Reason[] {
  return is.contributions.flatMap((one): Reason[] => {
    const before = was.parts.get(partOf(one));
    if (before !== undefined) return canonical([before.canonical, before.entered]) === canonical([one.canonical, one.entered]) ? [] : [reason('conversion', one)];
    if (one.state === 'legacy') return [reason('mapping', one)];
    if (was.reported.has(reportOf(one))) return [reason('correction', one)];
    return counted(was, one.submission) ? [] : [reason('late-report', one)];
  });
}

/** Whether a submission counted already, although no value of it flowed in. */
const counted = (was: Indexed, submission: string | null): boolean =>
  was.leftOut.some((one) => one.submission === submission && one.why !== 'not-verified' && one.why !== 'verified-later');

/** Earlier running totals that were not known: they say what the asked periods gained (figures 7.3), and flow into nothing else. */
function earlier(was: Indexed, is: Indexed): Reason[] {
  const stood = new Set(was.leftOut.filter((one) => one.why === 'earlier-total').map(reportOf));
  return is.leftOut.filter((one) => one.why === 'earlier-total' && !counted(was, one.submission) && !was.contributions.some((each) => each.submission === one.submission))
    .map((one) => ({ ...NONE, why: stood.has(reportOf(one)) ? 'correction' : 'late-report', project: one.project, period: one.period, submission: one.submission, number: one.number, said: one.said }));
}

/** What flowed in and does not any more; a running total that a later one stands in for is no reason by itself. */
function went(was: Indexed, is: Indexed): Reason[] {
  const said = new Map(is.leftOut.filter((one) => one.why === 'not-reported' || one.why === 'not-applicable').map((one) => [reportOf(one), one]));
  const gone = was.contributions.flatMap((one): Reason[] => {
    if (is.parts.has(partOf(one)) || is.reported.has(reportOf(one))) return [];
    const instead = said.get(reportOf(one));
    if (instead !== undefined) return [{ ...NONE, why: 'withdrawn', project: one.project, period: one.period, submission: instead.submission, number: instead.number, said: instead.said }];
    return one.submission !== null && is.submissions.has(one.submission) ? [] : [reason('gone', one)];
  });
  const answered = [...said.values()].filter((one) => one.why === 'not-applicable' && was.missing.has(reportOf(one)))
    .map((one): Reason => ({ ...NONE, why: 'late-report', project: one.project, period: one.period, submission: one.submission, number: one.number, said: one.said }));
  return [...gone, ...answered];
}

function expected(was: Indexed, is: Indexed): Reason[] {
  const only = (these: Indexed, those: Indexed): LeftOut[] =>
    these.leftOut.filter((one) => one.why === 'missing' && !those.missing.has(reportOf(one)) && !those.reported.has(reportOf(one)));
  return [...only(is, was), ...only(was, is)].map((one) => ({ ...NONE, why: 'expectation', project: one.project, period: one.period }));
}

/** Whose targets or baselines are others than before. */
function promised(why: 'target' | 'baseline', before: readonly (readonly [string, unknown])[], now: readonly (readonly [string, unknown])[]): Reason[] {
  const [was, is] = [grouped(before), grouped(now)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((of) => was.get(of) !== is.get(of)).sort().map((of) => ({ ...NONE, why, project: of }));
}

function grouped(all: readonly (readonly [string, unknown])[]): Map<string, string> {
  const texts = new Map<string, string[]>();
  for (const [of, one] of all) texts.set(of, [...(texts.get(of) ?? []), canonical(one)]);
  return new Map([...texts].map(([of, list]) => [of, list.sort().join(' ')]));
}

const reason = (why: Why, one: Contribution): Reason =>
  ({ why, project: one.project, period: one.period, submission: one.submission, number: one.number, verified: one.verified, said: one.reason });
