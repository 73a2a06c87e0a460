/** A place in the address as the filters choose it: a programme, and joined to it a country, a group of countries or a goal. */
import { parsePlace, partText } from '@throughline/core/design/places.ts';

export type PlaceParts = { readonly programme: string | null; readonly other: string | null };

/** Sorts that a programme can be joined with (figures 3). */
const JOINED = ['country', 'group', 'sdg', 'area'];
const sortOf = (place: string): string => place.slice(0, Math.max(0, place.indexOf(':')));

/** Null for both: the whole organisation. What is malformed or unknown stays as it is written. */
export function placeParts(place: string): PlaceParts {
  const parts = (parsePlace(place)?.parts.map(partText) ?? [place]).filter((one) => one !== 'organisation');
  const programme = parts.find((one) => sortOf(one) === 'programme') ?? null;
  const others = parts.filter((one) => one !== programme);
  return { programme, other: others.length === 0 ? null : others.join('+') };
}

/** As the address has it; undefined for the whole organisation. What cannot be joined with a programme stands alone. */
export function placeOf({ programme, other }: PlaceParts): string | undefined {
  if (programme === null) return other ?? undefined;
  return other === null || !JOINED.includes(sortOf(other)) || other.includes('+') ? programme : `${programme}+${other}`;
}

/** With another programme, or another of the rest; what cannot stand beside the choice gives way to it. */
export function withPart(place: string, change: Partial<PlaceParts>): string | undefined {
  const before = placeParts(place);
  const joinable = (one: string | null): string | null => (one !== null && JOINED.includes(sortOf(one)) && !one.includes('+') ? one : null);
  if (change.programme) return placeOf({ programme: change.programme, other: joinable(before.other) });
  if (change.other && joinable(change.other) === null) return change.other;
  return placeOf({ ...before, ...change });
}
