/** What is nearest to a question that cannot be answered: each wrong part of the address put right, and the whole organisation. */
import { ApiRefusal } from '@throughline/contract/client.ts';
import { nearest } from '@throughline/core/ground/near.ts';
import { parseRange } from '@throughline/core/ground/period.ts';
import { FormattedMessage } from 'react-intl';
import { useOrganisations } from '../../shell/organisation.tsx';
import { type Question, useChangeQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { WHOLE } from '../filters.tsx';
import { usePlaceName, usePlaces } from '../places.ts';

type Offer = { readonly key: string; readonly said: string; readonly change: Question };

export function Nearest({ error, place, period }: { error: Error; place: string; period: string }) {
  const change = useChangeQuestion();
  const offers = useOffers(error, place, period);
  return (
    <>
      {offers.map((offer) => <button key={offer.key} type="button" className="link-button" onClick={() => change(offer.change)}>{offer.said}</button>)}
      <button type="button" className="link-button" onClick={() => change(WHOLE)}><FormattedMessage id="refused.whole" /></button>
    </>
  );
}

function useOffers(error: Error, place: string, period: string): Offer[] {
  const places = usePlaces();
  const name = usePlaceName();
  const format = useFormat();
  const { current } = useOrganisations();
  const wrong = new Set(error instanceof ApiRefusal ? (error.details?.problems ?? []).map((one) => one.at) : []);
  const held = places ? [...places.programmes, ...places.countries, ...places.groups, ...places.sdgs, ...places.units, ...places.donors].map((row) => row.place) : [];
  return [
    ...(wrong.has('place') ? nearPlaces(place, held).map((near) => ({ key: near, said: name(near), change: { place: near } })) : []),
    ...(wrong.has('period') ? nearPeriods(period, current?.firstYear ?? null, current?.lastYear ?? null).map((near) => ({ key: near, said: format.period(near), change: { period: near } })) : []),
  ];
}

const MOST = 3;

/** The joined place without its unknown part; else places written almost like it. */
export function nearPlaces(place: string, held: readonly string[]): string[] {
  const parts = place.split('+');
  const kept = parts.filter((one) => held.includes(one));
  if (kept.length > 0 && kept.length < parts.length) return [kept.join('+')];
  const sort = place.slice(0, place.indexOf(':') + 1);
  return nearest(place.slice(sort.length), held.filter((one) => one.startsWith(sort)), (one) => [one.slice(sort.length)], MOST);
}

/** A range the right way round; the years named, as far as they were reported on; else the last one. */
export function nearPeriods(period: string, first: number | null, last: number | null): string[] {
  if (first === null || last === null) return [];
  const years = [...period.matchAll(/(?:19|20)\d\d/g)].map(([year]) => Math.min(last, Math.max(first, Number(year)))).sort((a, b) => a - b);
  const [low, high] = [years[0] ?? last, years.at(-1) ?? last];
  const near = low === high ? String(low) : `${low}..${high}`;
  return parseRange(near) === null || near === period ? [] : [near];
}
