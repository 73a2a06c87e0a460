/** No permission by habit: what no grant names is refused (house style 7). */
import { type Actor, type Scope, type Verb, may } from '@throughline/core/people/may.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import { today } from '../clock.ts';

/** Refused (forbidden): `not-allowed`. */
export function refuseUnless(actor: Actor, verb: Verb, at: Scope): void {
  if (!may(actor, verb, at, today())) throw new Refused([problem('forbidden', 'not-allowed', verb, { found: actor.name, accepted: verb })]);
}
