/** Who does something, as decisions know persons: by a lasting id, with a name to read. */
import type { Doer } from '@throughline/core/collect/report.ts';
import type { Actor } from '@throughline/core/people/may.ts';

export const doerOf = (actor: Actor): Doer => ({ id: actor.id ?? actor.name, name: actor.name });
