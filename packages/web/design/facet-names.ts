/** Facets and their values in words. */
import type { FacetCounts } from '@throughline/contract/design/projects.ts';
import { FACETS, NONE, type Facet } from '@throughline/contract/design/choices.ts';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { useWords } from '../ui/words-text.tsx';
import type { AskedProjects } from './asked-projects.ts';

type Named = { readonly value: string; readonly name: Readonly<Record<string, string>> | null };

export function useFacetNames() {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const facetName = (facet: Facet): string => intl.formatMessage({ id: `portfolio.facet.${facet}` });
    const valueName = (facet: Facet, { value, name }: Named): string => {
      if (value === NONE) return intl.formatMessage({ id: facet === 'country' ? 'portfolio.no-country' : 'portfolio.none-stated' });
      if (facet === 'status') return intl.formatMessage({ id: `portfolio.status.${value}` });
      if (facet === 'data') return intl.formatMessage({ id: `portfolio.data.${value}` });
      const named = words(name);
      if (facet === 'goal') return intl.formatMessage({ id: 'place.sdg-named' }, { code: value, name: named });
      return named || value;
    };
    /** "Country: Ghana or Kenya", one for each facet chosen. */
    const inWords = (asked: AskedProjects, facets: readonly FacetCounts[] | null): string[] => [
      ...(asked.find === '' ? [] : [intl.formatMessage({ id: 'portfolio.words-find' }, { find: asked.find })]),
      ...FACETS.flatMap((facet) => {
        const chosen = asked.chosen[facet] ?? [];
        const known = facets?.find((one) => one.facet === facet)?.values ?? [];
        const named = chosen.map((value) => known.find((one) => one.value === value)).filter((one) => one !== undefined).map((one) => valueName(facet, one));
        return named.length === 0 ? [] : [intl.formatMessage({ id: 'portfolio.words-facet' }, { facet: facetName(facet), values: intl.formatList(named, { type: 'disjunction' }) })];
      }),
    ];
    return { facetName, valueName, inWords };
  }, [intl, words, format]);
}
