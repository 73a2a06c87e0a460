/**
 * Who may do what, where, when. Absence means no: what no grant allows is refused (house style 7). A grant gives a role at a place
 * from one day until another; it allows a verb where its role has it, the place asked lies in its place, and the day lies in its days.
 */
import { type Place, type Scope, covers } from './place.ts';
import { MEANING, type Role, allows } from './roles.ts';
import type { Verb } from './verbs.ts';

export type { Scope } from './place.ts';
export type { Verb } from './verbs.ts';

export type Grant = {
  readonly role: Role;
  readonly at: Place;
  /** The first and the last day it holds, `YYYY-MM-DD`; null: no beginning, no end. */
  readonly from: string | null;
  readonly until: string | null;
  /** Its number in the store; absent where the grant is by the way somebody came in. */
  readonly id?: string;
};

export type Actor = {
  /** The account's number; null for the person at this machine and for readers. */
  readonly id: string | null;
  /** What the trail calls the actor: the sign-in name, which is never given to another account. */
  readonly name: string;
  readonly grants: readonly Grant[];
  /** From where: an address of the network, or `terminal`. */
  readonly from: string | null;
  /** A key may be narrower than its account: these verbs and no others. */
  readonly only?: readonly Verb[];
};

const everywhere = (role: Role): Grant => ({ role, at: { store: true }, from: null, until: null });

/** Reads what is published, and nothing else: what everybody who can reach the address may do. */
export const READER: Actor = { id: null, name: 'reader', grants: [everywhere('public')], from: null };

/** The person at this machine: everything, on a loopback address or a terminal only. */
export const LOCAL: Actor = { id: null, name: 'local', grants: [everywhere('local')], from: 'terminal' };

/** Whether an actor may do something at a place on a day (`YYYY-MM-DD`). */
export function may(actor: Actor, verb: Verb, at: Scope, on: string): boolean {
  return (actor.only === undefined || actor.only.includes(verb)) && actor.grants.some((grant) => grantAllows(grant, verb, at, on));
}

/** The grants that allow it, all of them; none: the actor may not. */
export function whyMay(actor: Actor, verb: Verb, at: Scope, on: string): readonly Grant[] {
  if (actor.only !== undefined && !actor.only.includes(verb)) return [];
  return actor.grants.filter((grant) => grantAllows(grant, verb, at, on));
}

/**
 * Whether an actor may give a role at a place (or, asked with `grant.revoke`, take it away): a grant that covers the place, of a role
 * that has the verb and gives this one.
 */
export function mayGive(actor: Actor, role: Role, at: Scope, on: string, verb: 'grant.create' | 'grant.revoke' = 'grant.create'): boolean {
  return whyMay(actor, verb, at, on).some((grant) => MEANING[grant.role].gives.includes(role));
}

/** Whether the grant holds on the day. */
export const holdsOn = (grant: Grant, on: string): boolean => (grant.from === null || grant.from <= on) && (grant.until === null || on <= grant.until);

function grantAllows(grant: Grant, verb: Verb, at: Scope, on: string): boolean {
  return allows(grant.role, verb) && holdsOn(grant, on) && covers(grant.at, at);
}

/** What an actor may do, verb by place: what a screen shows and hides by. A place inside another that is named is left out. */
export function abilitiesOf(actor: Actor, on: string): readonly { readonly verb: Verb; readonly at: Place }[] {
  const held = actor.grants.filter((grant) => holdsOn(grant, on));
  const verbs = new Set(held.flatMap((grant) => MEANING[grant.role].verbs));
  return [...verbs].filter((verb) => actor.only === undefined || actor.only.includes(verb)).flatMap((verb) => {
    const places = held.filter((grant) => allows(grant.role, verb)).map((grant) => grant.at);
    return widest(places).map((at) => ({ verb, at }));
  });
}

/** Places that lie in no other of the list; each once. */
export function widest(places: readonly Place[]): readonly Place[] {
  return places.filter((one, index) => !places.some((other, before) => before !== index && covers(other, one) && (before < index || !covers(one, other))));
}
