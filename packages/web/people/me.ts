/** Who is asking, as the server says it, and what follows when somebody else comes in at this browser. */
import { useQuery } from '@tanstack/react-query';
import type { Me } from '@throughline/contract/people/me.ts';
import type { HeldAt } from '@throughline/contract/people/place.ts';
import { covers, placeOf } from '@throughline/core/people/place.ts';
import type { Verb } from '@throughline/core/people/verbs.ts';
import { api } from '../shell/api.ts';
import { queries } from '../shell/queries.ts';

export type Account = NonNullable<Me['account']>;

const ME = ['me'] as const;
const asked = { queryKey: ME, queryFn: () => api.me() };

/** Undefined while the server has not answered. */
export const useMe = (): Me | undefined => useQuery(asked).data;

/** Asked before anything is drawn, so that the head of the page does not move; a server that is gone does not hold the page back. */
export const knowMe = (): Promise<unknown> => queries.ensureQueryData(asked).catch(() => null);

/** Somebody else is here now: nothing that the one before could see stays on the screen. */
export function cameIn(me: Me): void {
  queries.setQueryData(ME, me);
  forget();
}

/** Signs out, and asks anew who is here: on this machine it may be its own person. */
export async function signOut(): Promise<void> {
  await api.signOut();
  queries.setQueryData(ME, await api.me());
  forget();
}

/** What the account itself changed (name, roles, second factor) is asked again. */
export const askMeAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: ME });

/** Not asked anew: what is open to all, and a one-time link, which is used up by now. */
const STAYS: readonly unknown[] = ['me', 'organisations', 'link'];
const forget = (): void => void queries.resetQueries({ predicate: ({ queryKey }) => !STAYS.includes(queryKey[0]) });

/** Whether the rights that `/me` tells allow it there (core decides what lies in what). */
export function mayAt(me: Me | undefined, verb: Verb, at: HeldAt): boolean {
  const place = placeOf(at.organisation, at.place);
  return place !== null && (me?.abilities ?? []).some((one) => {
    const held = placeOf(one.at.organisation, one.at.place);
    return one.verb === verb && held !== null && covers(held, place);
  });
}

/** Whether they allow it anywhere in an organisation. */
export const mayWithin = (me: Me | undefined, verb: Verb, organisation: string): boolean =>
  (me?.abilities ?? []).some((one) => one.verb === verb && (one.at.organisation === null || one.at.organisation === organisation));
