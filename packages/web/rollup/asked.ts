/** The question of a screen, with what the address leaves open filled in: the organisation and its latest year. */
import type { Organisation } from '@throughline/contract/people/organisation.ts';
import { useMemo } from 'react';
import { api } from '../shell/api.ts';
import { latestYear, useOrganisations } from '../shell/organisation.tsx';
import { type Question, useQuestion } from '../shell/question.ts';

export type AskedFigures = { organisation: string; place: string; period: string; asOf: string | undefined };

/** What is asked of all figures of a place. */
export const overviewOf = (asked: AskedFigures & { accountability?: string | undefined }) => ({ queryKey: ['overview', asked], queryFn: () => api.overview(asked) });

/** Null while the organisation is not known, or when nothing is verified and no period was asked. */
export function useAsked(): AskedFigures | null {
  const { current } = useOrganisations();
  const { place, period, asOf } = useQuestion();
  return useMemo(() => (current ? askedOf(current, { place, period, asOf }) : null), [current, place, period, asOf]);
}

/** The same, where the organisation is known and nothing is drawn yet. */
export function askedOf(organisation: Organisation, { place, period, asOf }: Question): AskedFigures | null {
  const latest = latestYear(organisation, new Date());
  const asked = period ?? (latest === null ? undefined : String(latest));
  return asked === undefined ? null : { organisation: organisation.id, place: place ?? 'organisation', period: asked, asOf };
}
