/** Which countries belong to which group on which day (figures 3.4: membership is read at the value's own date). */
import type { Membership, Reference } from './types.ts';

type Memberships = Pick<Reference, 'memberships'>;

/** Whether a membership holds on a day (YYYY-MM-DD), both ends included; an end that is not known does not bound. */
export const holdsOn = (one: Membership, day: string): boolean =>
  (one.validFrom === null || one.validFrom <= day) && (one.validTo === null || day <= one.validTo);

/** ISO 3166-1 alpha-3 codes of the members of a group on a day, in the order of the list. */
export const membersOf = (reference: Memberships, group: string, day: string): readonly string[] =>
  reference.memberships.filter((one) => one.group === group && holdsOn(one, day)).map((one) => one.iso3);

/** Codes of the groups that a country belongs to on a day: lists, regions and subregions. */
export const groupsOf = (reference: Memberships, iso3: string, day: string): readonly string[] =>
  reference.memberships.filter((one) => one.iso3 === iso3 && holdsOn(one, day)).map((one) => one.group);

/** Group → its memberships. */
export type Groups = ReadonlyMap<string, readonly Membership[]>;

/** Memberships by group, as figures ask for them. */
export function groupsFrom(memberships: readonly Membership[]): Groups {
  const groups = new Map<string, Membership[]>();
  for (const one of memberships) {
    const list = groups.get(one.group);
    if (list) list.push(one);
    else groups.set(one.group, [one]);
  }
  return groups;
}

/** Members of a group with all their memberships (a country may come back). */
export function countriesIn(groups: Groups, group: string): Map<string, Membership[]> {
  const countries = new Map<string, Membership[]>();
  for (const one of groups.get(group) ?? []) countries.set(one.iso3, [...(countries.get(one.iso3) ?? []), one]);
  return countries;
}
