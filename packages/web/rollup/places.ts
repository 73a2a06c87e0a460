/** Names of places, for choosing and for saying. */
import { useQuery } from '@tanstack/react-query';
import type { Organisation } from '@throughline/contract/people/organisation.ts';
import type { Places } from '@throughline/contract/rollup/pages.ts';
import { useIntl } from 'react-intl';
import { frameworkOf, useFramework } from '../framework/use-framework.ts';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';
import type { Query } from '../shell/screen.ts';
import { useFormat } from '../ui/format.ts';
import { useLanguage, useWords } from '../ui/words-text.tsx';

export function usePlaces(): Places | undefined {
  const organisation = useOrganisations().current?.id;
  return useQuery({ ...placesOf(organisation ?? ''), enabled: organisation !== undefined }).data;
}

/** What is asked for the names of an organisation's places. */
export const placesOf = (organisation: string) => ({ queryKey: ['places', organisation], queryFn: () => api.places({ organisation }), staleTime: 60_000 });

/** What every screen of figures needs for its words: the names of places and of the framework's parts. */
export const namesOf = ({ id, framework }: Organisation): Query[] => [placesOf(id), frameworkOf(framework)];

/** A place in words: "Senegal", "the whole organisation", "SDG 9", joined ones with "and". A place that nobody knows by its code. */
export function usePlaceName(): (place: string) => string {
  const places = usePlaces();
  const framework = useFramework();
  const intl = useIntl();
  const words = useWords();
  const language = useLanguage();
  const format = useFormat();
  const one = (place: string): string => {
    const [sort = '', code = ''] = [place.slice(0, Math.max(0, place.indexOf(':'))), place.slice(place.indexOf(':') + 1)];
    if (place === 'organisation') return intl.formatMessage({ id: 'place.organisation' });
    if (place === 'country:none') return intl.formatMessage({ id: 'place.none' });
    if (sort === 'sdg') return intl.formatMessage({ id: 'place.sdg' }, { code });
    const held = [...(places?.programmes ?? []), ...(places?.countries ?? []), ...(places?.others ?? []), ...(places?.groups ?? []), ...(places?.units ?? []), ...(places?.donors ?? [])].find((row) => row.place === place);
    const area = sort === 'area' ? words(framework?.areas.find((row) => row.code === code)?.name) : '';
    return words(held?.name) || area || (sort === 'country' ? countryName(code, language) : '') || code || place;
  };
  return (place) => format.list(place.split('+').map(one));
}

/** Countries that the organisation does not hold are named by the browser's own list, which knows two letters only. */
function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code) ?? '';
  } catch {
    return '';
  }
}
