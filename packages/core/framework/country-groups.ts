/** Which countries belong to which group on which day (figures 3.4: membership is read at the value's own date). */
import type { Membership, Reference } from './types.ts';

type Groups = Pick<Reference, 'memberships'>;

/** Whether a membership holds on a day (YYYY-MM-DD), both ends included; an end that is not known does not bound. */
export const holdsOn = (one: Membership, day: string): boolean =>
  (one.validFrom === null || one.validFrom <= day) && (one.validTo === null || day <= one.validTo);

/** ISO 3166-1 alpha-3 codes of the members of a group on a day, in the order of the list. */
export const membersOf = (reference: Groups, group: string, day: string): readonly string[] =>
  reference.memberships.filter((one) => one.group === group && holdsOn(one, day)).map((one) => one.iso3);

/** Codes of the groups that a country belongs to on a day: lists, regions and subregions. */
export const groupsOf = (reference: Groups, iso3: string, day: string): readonly string[] =>
  reference.memberships.filter((one) => one.iso3 === iso3 && holdsOn(one, day)).map((one) => one.group);
