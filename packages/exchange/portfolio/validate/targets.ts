/** What is promised: M&E plans, baselines, targets of projects and of places (figures 6.1, 6.3, 7.4, 15.7). */
import { some } from '@throughline/core/collect/check/judging.ts';
import { checkSaid } from '@throughline/core/collect/check/value.ts';
import { parsePeriod } from '@throughline/core/ground/period.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import { type PlacePart, NO_COUNTRY, parsePlace } from '@throughline/core/design/places.ts';
import type { PlaceTargetEntry, ProjectEntry, ProjectIndicatorEntry, TargetEntry } from '../document.ts';
import { type Check, type Placed, entries, texts } from './check.ts';
import { frequencies } from './frequency.ts';
import { isUnknown } from './projects.ts';

export function checkTargets(check: Check): void {
  const frequencyOf = frequencies(check);
  for (const project of entries(check, check.doc.projects, '/projects', true)) {
    const frequency = frequencyOf(project.one.id);
    for (const indicator of entries(check, project.one.indicators, `${project.at}/indicators`, true)) {
      if (check.sound(indicator.at)) checkPlan(check, indicator, frequency);
      if (check.sound(indicator.at)) checkBaseline(check, indicator);
      for (const target of entries(check, indicator.one.targets, `${indicator.at}/targets`)) checkTarget(check, target, false);
    }
  }
  for (const target of entries(check, check.doc.placeTargets, '/placeTargets')) {
    checkTarget(check, target, true);
    checkPlace(check, target);
    if (isUnknown(check, target.one.indicator)) check.add(invalid('indicator-unknown', `${target.at}/indicator`, { found: target.one.indicator }));
  }
}

/** Lists of periods are of the project's own frequency, others refused (figures 15.7). */
function checkPlan(check: Check, { one, at }: Placed<ProjectIndicatorEntry>, frequency: 'year' | 'quarter'): void {
  if (isUnknown(check, one.code)) check.add(invalid('indicator-unknown', `${at}/code`, { found: one.code }));
  for (const period of texts(one.periods, `${at}/periods`)) {
    const span = parsePeriod(period.one);
    const size = frequency === 'year' ? 4 : 1;
    if (span && span.last - span.first + 1 !== size) {
      check.add(invalid('period-of-other-frequency', period.at, { found: period.one, accepted: frequency === 'year' ? 'YYYY' : 'YYYYQn' }));
    }
  }
}

function checkBaseline(check: Check, { one, at }: Placed<ProjectIndicatorEntry>): void {
  const indicator = check.known.indicators.get(one.code);
  if (!one.baseline || !indicator || !check.sound(`${at}/baseline`)) return;
  checkSaid(check, one.baseline, indicator, one.baseline.year, `${at}/baseline`);
}

/** Annual and cumulative ones name a period, final ones do not (6.1); only a place's own final one may (7.4). */
function checkTarget(check: Check, { one, at }: Placed<TargetEntry>, ofPlace: boolean): void {
  const named = one.period != null;
  if (one.mode !== 'final' && !named) check.add(invalid('target-without-period', at, { found: one.mode, accepted: 'period' }));
  if (one.mode === 'final' && named && !ofPlace) check.add(invalid('final-target-with-period', `${at}/period`, { found: one.period, accepted: 'annual, cumulative' }));
}

/** Own targets stand at any single place except `area:`; a place that nobody knows is refused (15.7). */
function checkPlace(check: Check, { one, at }: Placed<PlaceTargetEntry>): void {
  const place = parsePlace(one.place);
  const refuse = (accepted: string): void => check.add(invalid('place-unknown', `${at}/place`, { found: one.place, accepted }));
  if (place === null) return refuse('organisation, programme:ID, country:ISO3, project:ID, unit:ID, priority:CODE, function:CODE, donor:ID, sdg:N');
  const [part] = place.parts;
  if (place.parts.length > 1 || part!.sort === 'area') {
    check.add(invalid('place-without-targets', `${at}/place`, { found: one.place, accepted: 'a single place, no area' }));
    return;
  }
  const accepted = knownAt(check, part!);
  if (accepted !== null) refuse(accepted);
}

/** Null when somebody knows the place, else what is accepted. */
function knownAt(check: Check, { sort, id }: PlacePart): string | null {
  const { known, reference } = check;
  const among = (list: Iterable<string>): string | null => (new Set(list).has(id) ? null : some([...list].map((one) => `${sort}:${one}`)));
  const ofProjects = (pick: (one: ProjectEntry) => readonly (string | null | undefined)[]): Set<string> =>
    new Set([...known.projects.values()].flatMap(({ entry }) => pick(entry)).filter((one): one is string => typeof one === 'string'));
  if (sort === 'programme') return among(known.programmes);
  if (sort === 'country') return id === NO_COUNTRY || reference.countries.has(id) ? null : 'country:ISO3, country:none';
  if (sort === 'project') return among(known.projects.keys());
  if (sort === 'unit') return among(ofProjects((one) => [one.unit]));
  if (sort === 'donor') return among(ofProjects((one) => one.donors ?? []));
  if (sort === 'priority') return among([...(known.framework?.priorities ?? []).map((one) => one.code), ...ofProjects((one) => one.priorities ?? [])]);
  if (sort === 'function') return among([...(known.framework?.functions ?? []).map((one) => one.code), ...ofProjects((one) => one.functions ?? [])]);
  if (sort === 'sdg') return reference.goals.has(id) || reference.targets.has(id) || ofProjects((one) => one.sdgTargets ?? []).has(id) ? null : 'sdg:1 … sdg:17, sdg:9.4';
  return null;
}
