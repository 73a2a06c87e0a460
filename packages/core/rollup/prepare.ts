/** Records indexed once, so that any question finds its values without a search. */
import { type Version, inOrderOfSubmission } from '../collect/in-force.ts';
import { placesOfProject } from '../design/places.ts';
import { dayOf } from '../ground/day.ts';
import { isQuarter } from '../ground/period.ts';
import { ZERO } from '../ground/rational.ts';
import type { Prepared, Series } from './prepared.ts';
import type { Records } from './records.ts';

/** Indexes records by indicator, project and period. Costs one pass over the values. */
export function prepare(records: Records): Prepared {
  const versions = versionsByProject(records);
  const quarterly = records.quarterly ?? quarterlyFrom(records);
  const series = new Map<string, Series[]>();
  for (const given of records.projectIndicators) {
    const project = records.projects.get(given.project);
    const indicator = records.indicators.get(given.indicator);
    if (!project || !indicator) continue;
    push(series, indicator.code, {
      project, indicator, given,
      reports: inTime(versions.get(project.id)?.get(indicator.code)),
      places: placesOfProject(project, indicator.code),
      budget: project.budget?.usd ?? ZERO,
      quarterly: quarterly.get(project.id) ?? null,
    });
  }
  return {
    records, series,
    placeTargets: groupBy(records.placeTargets, (target) => target.indicator),
    legacy: groupByEach(records.legacy, (row) => [row.mapsTo, ...(row.mappings ?? []).map((one) => one.to)]),
    mapped: groupByEach(records.mapped ?? [], (row) => row.mappings.map((one) => one.to)),
    shelf: { views: new Map() },
  };
}

type ByPeriod = Map<number, Version[]>;

/** project → indicator → period → versions. */
function versionsByProject(records: Records): Map<string, Map<string, ByPeriod>> {
  const projects = new Map<string, Map<string, ByPeriod>>();
  for (const submission of records.submissions) {
    const indicators = found(projects, submission.project, () => new Map<string, ByPeriod>());
    for (const value of submission.values) {
      const periods = found(indicators, value.indicator, () => new Map<number, Version[]>());
      const key = submission.period.first * 100_000 + submission.period.last;
      found(periods, key, () => [] as Version[]).push({ span: submission.period, submission, value });
    }
  }
  return projects;
}

function inTime(periods: ByPeriod | undefined): Version[][] {
  if (!periods) return [];
  const lists = [...periods.values()];
  for (const list of lists) if (list.length > 1) list.sort(inOrderOfSubmission);
  return lists.sort((a, b) => a[0]!.span.first - b[0]!.span.first || a[0]!.span.last - b[0]!.span.last);
}

/** A project reports by quarter if any of its verified reports is about a quarter (figures 4.3); known from when. */
export function quarterlyFrom(records: Pick<Records, 'submissions'>): Map<string, string> {
  const from = new Map<string, string>();
  for (const { project, period, state, verified } of records.submissions) {
    if (state !== 'verified' || verified === null || !isQuarter(period)) continue;
    const day = dayOf(verified);
    if (day < (from.get(project) ?? '9999')) from.set(project, day);
  }
  return from;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) push(groups, keyOf(one), one);
  return groups;
}

function groupByEach<T>(all: readonly T[], keysOf: (one: T) => readonly (string | null)[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) for (const key of new Set(keysOf(one))) if (key !== null) push(groups, key, one);
  return groups;
}

function push<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const group = groups.get(key);
  if (group) group.push(one);
  else groups.set(key, [one]);
}

function found<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  let held = map.get(key);
  if (held === undefined) {
    held = make();
    map.set(key, held);
  }
  return held;
}
