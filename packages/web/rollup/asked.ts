/** The question of a screen, with what the address leaves open filled in: the organisation and its latest year. */
import { useMemo } from 'react';
import { latestYear, useOrganisations } from '../shell/organisation.tsx';
import { useQuestion } from '../shell/question.ts';

export type AskedFigures = { organisation: string; place: string; period: string; asOf: string | undefined };

/** Null while the organisation is not known, or when nothing is verified and no period was asked. */
export function useAsked(): AskedFigures | null {
  const { current } = useOrganisations();
  const { place, period, asOf } = useQuestion();
  return useMemo(() => {
    if (!current) return null;
    const latest = latestYear(current, new Date());
    const asked = period ?? (latest === null ? undefined : String(latest));
    return asked === undefined ? null : { organisation: current.id, place: place ?? 'organisation', period: asked, asOf };
  }, [current, place, period, asOf]);
}
