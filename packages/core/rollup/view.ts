/**
 * An indicator as it was known at a date: the values in force of every project that has it, and who stands where. Many
 * places and periods are asked of one indicator and date, so the last few views are kept.
 */
import { type Version, inForce } from '../collect/in-force.ts';
import { planOf } from '../design/life.ts';
import { NO_COUNTRY, ORGANISATION, onlyCountry } from '../design/places.ts';
import type { Frequency } from '../design/project.ts';
import { type Groups, countriesIn } from '../framework/country-groups.ts';
import { type Measured, isApplicable } from '../plan/answer.ts';
import { whileMember } from './group.ts';
import { countriesOf, splitsByCountry } from './parts.ts';
import type { Held, Member, Prepared, Series, SeriesAt, Share, View } from './prepared.ts';

const KEPT = 4;

/** The view of an indicator at a date. */
export function viewAt(prepared: Prepared, indicator: string, asOf: string): View {
  const key = `${asOf} ${indicator}`;
  const { views } = prepared.shelf;
  const kept = views.get(key);
  if (kept) return kept;
  const view = makeView(prepared.series.get(indicator) ?? [], asOf, prepared.records.groups ?? NO_GROUPS);
  if (views.size >= KEPT) views.delete(views.keys().next().value!);
  views.set(key, view);
  return view;
}

const NO_GROUPS: Groups = new Map();

function makeView(all: readonly Series[], asOf: string, groups: Groups): View {
  const at = new Map<string, SeriesAt[]>();
  const regional = new Map<string, SeriesAt[]>();
  for (const series of all) {
    const known = seriesAt(series, asOf);
    for (const place of series.places) listAt(at, place).push(known);
    for (const country of known.countries) listAt(regional, country).push(known);
  }
  return { asOf, at, regional, groups, members: new Map() };
}

const NOWHERE: ReadonlySet<string> = new Set();

function seriesAt(series: Series, asOf: string): SeriesAt {
  const held: Held[] = [];
  for (const versions of series.reports) {
    const version = inForce(versions, asOf);
    if (version === null || version.value.answer.state === 'not-reported') continue;
    held.push({ span: version.span, version, measured: measuredOf(version) });
  }
  const { project, given, indicator } = series;
  const frequency: Frequency = series.quarterly !== null && series.quarterly <= asOf ? 'quarter' : (project.frequency ?? 'year');
  const plan = planOf({ start: project.start, end: project.end, frequency, listed: given.listed });
  const shared = onlyCountry(project) === null && splitsByCountry(indicator.kind);
  return { series, plan, held, countries: shared ? countriesOf(held) : NOWHERE };
}

function measuredOf(version: Version): Measured | null {
  const { answer } = version.value;
  return answer.state === 'reported' && isApplicable(answer.measured) ? answer.measured : null;
}

const WHOLE: Share = { sort: 'whole' };
const REST: Share = { sort: 'rest' };

/** Who stands at a place, or at two joined ones (figures 3); `place` and `joined` as written, areas left out. */
export function membersAt(view: View, place: string, joined: string | null): readonly Member[] {
  const key = joined === null ? place : `${place}+${joined}`;
  const known = view.members.get(key);
  if (known !== undefined) return known;
  const members = standing(view, place, joined);
  view.members.set(key, members);
  return members;
}

function standing(view: View, place: string, joined: string | null): Member[] {
  const isCountry = (text: string | null): text is string => text !== null && text.startsWith('country:');
  const country = [place, joined].find(isCountry)?.slice('country:'.length) ?? null;
  const other = joined === null ? null : isCountry(place) ? joined : place;
  const stands = other === null ? () => true : standsAt(view, other);
  const group = [place, joined].find(isGroup)?.slice('group:'.length) ?? null;
  if (group !== null) return membersOfGroup(view, group, isGroup(place) ? joined : place);
  if (country === null) {
    const all = view.at.get(joined ?? place) ?? [];
    return all.filter(stands).map((at) => ({ at, share: WHOLE }));
  }
  const shareOf = (at: SeriesAt): Share => (country === NO_COUNTRY && splitsByCountry(at.series.indicator.kind) ? REST : WHOLE);
  const own = (view.at.get(`country:${country}`) ?? []).filter(stands).map((at) => ({ at, share: shareOf(at) }));
  const parts = (view.regional.get(country) ?? []).filter(stands);
  return [...own, ...parts.map((at): Member => ({ at, share: { sort: 'country', iso3: country } }))];
}

const isGroup = (text: string | null): text is string => text !== null && text.startsWith('group:');

/** Who stands at the countries of a group, as long as they were members (figures 3.4). */
function membersOfGroup(view: View, group: string, other: string | null): Member[] {
  const stands = other === null ? () => true : standsAt(view, other);
  return [...countriesIn(view.groups, group)].flatMap(([iso3, memberships]) => {
    const clipped = (all: readonly SeriesAt[] | undefined, share: Share): Member[] => (all ?? []).filter(stands).flatMap((at) => {
      const known = whileMember(at, memberships);
      return known === null ? [] : [{ at: known, share }];
    });
    return [...clipped(view.at.get(`country:${iso3}`), WHOLE), ...clipped(view.regional.get(iso3), { sort: 'country', iso3 })];
  });
}

function standsAt(view: View, place: string): (at: SeriesAt) => boolean {
  if (place === ORGANISATION) return () => true;
  const there = new Set(view.at.get(place) ?? []);
  return (at) => there.has(at);
}

function listAt(lists: Map<string, SeriesAt[]>, key: string): SeriesAt[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
