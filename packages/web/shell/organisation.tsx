/** Which organisation the screens speak of. Every question is of one (figures 3.6). */
import { useQuery } from '@tanstack/react-query';
import type { Organisation, Organisations as Answered } from '@throughline/contract/people/organisation.ts';
import { type ReactNode, createContext, useContext } from 'react';
import { api } from './api.ts';
import { useQuestion } from './question.ts';

export type Organisations = {
  all: readonly Organisation[];
  /** Null while it is not known, when the store is empty, or when the address names one that is not held. */
  current: Organisation | null;
  asked: string | undefined;
  pending: boolean;
  error: Error | null;
};

/** Asked for as soon as the program runs, beside the words. */
export const ORGANISATIONS = { queryKey: ['organisations'], queryFn: () => api.organisations() } as const;

const Held = createContext<Organisations>({ all: [], current: null, asked: undefined, pending: true, error: null });
export const useOrganisations = (): Organisations => useContext(Held);

export function OrganisationProvider({ children }: { children: ReactNode }) {
  const asked = useQuestion().organisation;
  const { data, isPending, error } = useQuery(ORGANISATIONS);
  const all = data?.organisations ?? [];
  const current = data ? currentOf(data, asked) : null;
  return <Held.Provider value={{ all, current, asked, pending: isPending, error: data ? null : error }}>{children}</Held.Provider>;
}

/** The organisation that an address names; else the one meant where none is named. Null when it is not held. */
export function currentOf({ organisations, default: usual }: Answered, asked: string | undefined): Organisation | null {
  const wanted = asked ?? usual ?? (organisations.find((one) => !one.demonstration) ?? organisations[0])?.id;
  return organisations.find((one) => one.id === wanted) ?? null;
}

/** The last year reported on that is over; the last one reported on when none is. Null without any. */
export function latestYear(organisation: Organisation, today: Date): number | null {
  if (organisation.lastYear === null) return null;
  const over = Math.min(organisation.lastYear, today.getFullYear() - 1);
  return over < (organisation.firstYear ?? over) ? organisation.lastYear : over;
}
