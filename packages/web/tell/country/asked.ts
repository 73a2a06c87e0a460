/** The question of a page that is a place: its place comes from the path, period and as-of day from the address. */
import { useMemo } from 'react';
import { type AskedFigures, useAsked } from '../../rollup/asked.ts';
import { useOrganisations } from '../../shell/organisation.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';

/** Null while the organisation is not known. Before anything is verified a place has its projects and money: then the year that is over last is meant. */
export function useAskedAt(place: string): AskedFigures | null {
  const asked = useAsked();
  const { current } = useOrganisations();
  const { asOf } = useQuestion();
  return useMemo(() => {
    if (asked !== null) return { ...asked, place };
    return current === null ? null : { organisation: current.id, place, period: String(new Date().getFullYear() - 1), asOf };
  }, [asked, current, place, asOf]);
}

/** What goes along in links from a place's page: to an indicator with the place, to another place without it. */
export function useAlong(place: string): { readonly here: never; readonly elsewhere: never } {
  const { place: _other, ...elsewhere } = travelling(useQuestion());
  return { here: { ...elsewhere, place } as never, elsewhere: elsewhere as never };
}
