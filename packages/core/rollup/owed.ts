/**
 * Who owes what: the project-periods that figures expect and that nobody answered (figures 4.1, 4.2). The same readings as
 * those of a figure's coverage, seen from the project instead of the indicator, so that both always agree.
 */
import { type Span, periodText } from '../ground/period.ts';
import { readingsOf } from './ask.ts';
import type { Prepared } from './prepared.ts';
import type { Reading } from './reading.ts';

export type Asked = { readonly place: string; readonly period: string; readonly asOf: string };

/** A report that is owed: a project and a period of which at least one indicator has no answer. */
export type Owed = {
  readonly project: string;
  readonly period: Span;
  /** Codes of the indicators expected of this project-period, and of those among them without an answer. */
  readonly expected: readonly string[];
  readonly missing: readonly string[];
};

/** A running total that stands from an earlier period while one is owed (figures 2.2). */
export type Carried = { readonly project: string; readonly indicator: string; readonly from: Span; readonly owed: Span };

/** Expected and answered project-periods of one indicator in one project. */
export type Counted = { readonly indicator: string; readonly project: string; readonly expected: number; readonly reported: number };

export type Readings = ReadonlyMap<string, readonly Reading[]>;

/** Readings of every indicator held that are counted at the place (parts of regional projects are not: figures 15.8). */
export function readingsAt(prepared: Prepared, asked: Asked): Readings {
  return new Map([...prepared.series.keys()].map((indicator) => [indicator, counting(prepared, { indicator, ...asked })]));
}

const counting = (prepared: Prepared, question: Asked & { readonly indicator: string }): Reading[] =>
  readingsOf(prepared, question).filter((one) => one.counted && one.expected.length > 0);

const projectOf = (reading: Reading): string => reading.member.at.series.project.id;

/** What is owed, in order of project and period. */
export function owedOf(readings: Readings): Owed[] {
  const held = new Map<string, { project: string; period: Span; expected: string[]; missing: string[] }>();
  for (const [indicator, list] of readings) {
    for (const reading of list) {
      reading.expected.forEach((period, at) => {
        const project = projectOf(reading);
        const key = `${project} ${periodText(period)}`;
        const one = held.get(key) ?? { project, period, expected: [], missing: [] };
        one.expected.push(indicator);
        if (reading.answers[at] === null) one.missing.push(indicator);
        held.set(key, one);
      });
    }
  }
  return [...held.values()].filter((one) => one.missing.length > 0)
    .sort((a, b) => (a.project < b.project ? -1 : a.project > b.project ? 1 : a.period.first - b.period.first || a.period.last - b.period.last));
}

/** Running totals carried, in order of project and indicator. */
export function carriedOf(readings: Readings): Carried[] {
  const found: Carried[] = [];
  for (const [indicator, list] of readings) {
    for (const reading of list) {
      const from = reading.items.at(-1)?.held.span;
      if (reading.carried && from !== undefined) found.push({ project: projectOf(reading), indicator, from, owed: reading.expected.at(-1)! });
    }
  }
  return found.sort((a, b) => (a.project < b.project ? -1 : a.project > b.project ? 1 : a.indicator < b.indicator ? -1 : 1));
}

const counted = (indicator: string, reading: Reading): Counted => ({ indicator, project: projectOf(reading), expected: reading.expected.length, reported: reading.reported });

/** What coverage counts, for each indicator and project. */
export const countedOf = (readings: Readings): Counted[] => [...readings].flatMap(([indicator, list]) => list.map((reading) => counted(indicator, reading)));

/** The same in each of some periods; all periods of an indicator together, as what was known of it is then worked out once. */
export function countedIn(prepared: Prepared, asked: Omit<Asked, 'period'>, periods: readonly string[]): (Counted & { readonly period: string })[] {
  return [...prepared.series.keys()].flatMap((indicator) => periods.flatMap((period) =>
    counting(prepared, { indicator, ...asked, period }).map((reading) => ({ ...counted(indicator, reading), period }))));
}
