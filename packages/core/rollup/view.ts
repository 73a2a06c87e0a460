/**
 * An indicator as it was known at a date: the values in force of every project that has it, and who stands where. Many
 * places and periods are asked of one indicator and date, so the last few views are kept.
 */
import { type Version, inForce } from '../collect/in-force.ts';
import { planOf } from '../design/life.ts';
import { NO_COUNTRY, ORGANISATION, onlyCountry } from '../design/places.ts';
import type { Frequency } from '../design/project.ts';
import { type Measured, isApplicable } from '../plan/answer.ts';
import { countriesOf, splitsByCountry } from './parts.ts';
import type { Held, Member, Prepared, Series, SeriesAt, Share, View } from './prepared.ts';

const KEPT = 4;

/** The view of an indicator at a date. */
export function viewAt(prepared: Prepared, indicator: string, asOf: string): View {
  const key = `${asOf} ${indicator}`;
  const { views } = prepared.shelf;
  const kept = views.get(key);
  if (kept) return kept;
  const view = makeView(prepared.series.get(indicator) ?? [], asOf);
  if (views.size >= KEPT) views.delete(views.keys().next().value!);
  views.set(key, view);
  return view;
}

function makeView(all: readonly Series[], asOf: string): View {
  const at = new Map<string, SeriesAt[]>();
  const regional = new Map<string, SeriesAt[]>();
  for (const series of all) {
    const known = seriesAt(series, asOf);
    for (const place of series.places) listAt(at, place).push(known);
    for (const country of known.countries) listAt(regional, country).push(known);
  }
  return { asOf, at, regional };
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
export function membersAt(view: View, place: string, joined: string | null): Member[] {
  const isCountry = (text: string | null): text is string => text !== null && text.startsWith('country:');
  const country = [place, joined].find(isCountry)?.slice('country:'.length) ?? null;
  const other = joined === null ? null : isCountry(place) ? joined : place;
  const stands = other === null ? () => true : standsAt(view, other);
  if (country === null) {
    const all = view.at.get(joined ?? place) ?? [];
    return all.filter(stands).map((at) => ({ at, share: WHOLE }));
  }
  const shareOf = (at: SeriesAt): Share => (country === NO_COUNTRY && splitsByCountry(at.series.indicator.kind) ? REST : WHOLE);
  const own = (view.at.get(`country:${country}`) ?? []).filter(stands).map((at) => ({ at, share: shareOf(at) }));
  const parts = (view.regional.get(country) ?? []).filter(stands);
  return [...own, ...parts.map((at): Member => ({ at, share: { sort: 'country', iso3: country } }))];
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
