/** The question of a page that is a place: its place comes from the path, period and as-of day from the address. */
import { useMemo } from 'react';
import { type AskedFigures, useAsked } from '../../rollup/asked.ts';
import { travelling, useQuestion } from '../../shell/question.ts';

/** Null while the organisation is not known, or when nothing is verified and no period was asked. */
export function useAskedAt(place: string): AskedFigures | null {
  const asked = useAsked();
  return useMemo(() => (asked === null ? null : { ...asked, place }), [asked, place]);
}

/** What goes along in links from a place's page: to an indicator with the place, to another place without it. */
export function useAlong(place: string): { readonly here: never; readonly elsewhere: never } {
  const { place: _other, ...elsewhere } = travelling(useQuestion());
  return { here: { ...elsewhere, place } as never, elsewhere: elsewhere as never };
}
