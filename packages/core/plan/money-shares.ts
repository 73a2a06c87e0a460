/**
 * How a project's money is split, and how much of it stands at a place. Shares split money only and add to 100 (figures 3.2,
 * 3.3); what a project does not state is a part of its own, so the parts always add to the whole. Fractions of one.
 */
import type { Place, PlacePart } from '../design/places.ts';
import { NO_COUNTRY } from '../design/places.ts';
import type { CountryShare } from '../design/project.ts';
import { ONE, type Rational, ZERO, add, equal, fraction, isZero, subtract, sum } from '../ground/rational.ts';

/** What of a project its money is split by. */
export type Splitting = {
  readonly programme: string | null;
  readonly donors: readonly string[];
  /** Where its results stand (figures 3.2): the one country, null for none and several. */
  readonly country: string | null;
  readonly countries: readonly CountryShare[];
  readonly sdgShares: Readonly<Record<string, Rational>>;
};

/** Part → fraction of the money; the fractions add to 1. */
export type Split = ReadonlyMap<string, Rational>;

/** The part of which nothing is stated. */
export const NOT_STATED = 'not-stated';
/** Money of several sources that no statement splits. */
export const SEVERAL = 'several';

const HUNDRED: Rational = { n: 100n, d: 1n };
const part = (share: Rational): Rational => fraction(share.n, share.d * HUNDRED.n);

/** By country: all to the one country; else by shares, and what they leave to `none` (figures 3.1, 3.5). */
export function byCountry(project: Splitting): Split {
  if (project.country !== null) return new Map([[project.country, ONE]]);
  return withRest(project.countries.flatMap(({ iso3, share }) => (share === null ? [] : [[iso3, part(share)] as const])), NO_COUNTRY);
}

/** By goal: by shares, and what they leave is not stated (figures 3.3). */
export const byGoal = (project: Splitting): Split =>
  withRest(Object.entries(project.sdgShares).map(([goal, share]) => [goal, part(share)] as const), NOT_STATED);

/** By source: one source gives all; nothing says how several divide it, so nothing is divided. */
export function bySource({ donors }: Splitting): Split {
  return new Map([[donors.length === 0 ? NOT_STATED : donors.length === 1 ? donors[0]! : SEVERAL, ONE]]);
}

export const byProgramme = ({ programme }: Splitting): Split => new Map([[programme ?? NOT_STATED, ONE]]);

function withRest(stated: readonly (readonly [string, Rational])[], rest: string): Split {
  const left = subtract(ONE, sum(stated.map(([, share]) => share)));
  const kept = stated.filter(([, share]) => !isZero(share));
  return new Map(isZero(left) ? kept : [...kept, [rest, left]]);
}

/** Who is a member of a group of countries, as the asker reads it. */
export type Members = (group: string) => readonly string[];

/**
 * Which fraction of a project's money stands at a place where it stands; null when nothing states it. Two splits are never
 * multiplied: a project says how its money divides by country and by goal, not how both do at once.
 */
export function shareAt(project: Splitting, place: Place, members: Members): Rational | null {
  const shares = place.parts.map((one) => shareOfPart(project, one, members));
  if (shares.some((one) => one !== null && isZero(one))) return ZERO;
  const known = shares.filter((one) => one !== null);
  const divided = known.filter((one) => !equal(one, ONE));
  if (known.length < shares.length || divided.length > 1) return null;
  return divided[0] ?? ONE;
}

function shareOfPart(project: Splitting, { sort, id }: PlacePart, members: Members): Rational | null {
  switch (sort) {
    case 'country': return shareOfCountries(project, [id]);
    case 'group': return shareOfCountries(project, members(id));
    case 'sdg': return id.includes('.') || Object.keys(project.sdgShares).length === 0 ? null : byGoal(project).get(id) ?? ZERO;
    case 'donor': return !project.donors.includes(id) ? ZERO : project.donors.length === 1 ? ONE : null;
    case 'area': return null;
    default: return ONE;
  }
}

function shareOfCountries(project: Splitting, wanted: readonly string[]): Rational | null {
  const split = byCountry(project);
  const found = wanted.flatMap((iso3) => split.get(iso3) ?? []);
  // named without a share: it stands there, and nobody says with how much
  const open = project.country === null && project.countries.some(({ iso3, share }) => share === null && wanted.includes(iso3));
  return open ? null : found.reduce(add, ZERO);
}

/** How the money that stands at a place is divided there; `share` is what `shareAt` says. The parts add to it. */
export function splitAt(project: Splitting, place: Place, share: Rational, members: Members): { readonly countries: Split; readonly goals: Split } {
  const asked = (sort: string) => place.parts.find((one) => one.sort === sort)?.id;
  const [country, group, goal] = [asked('country'), asked('group'), asked('sdg')];
  const wanted = country === undefined ? (group === undefined ? null : members(group)) : [country];
  return {
    countries: divided(wanted === null ? byCountry(project) : within(byCountry(project), wanted), share, NO_COUNTRY),
    goals: goal === undefined ? divided(byGoal(project), share, NOT_STATED) : new Map([[goal, share]]),
  };
}

const within = (split: Split, keys: readonly string[]): Split => new Map([...split].filter(([key]) => keys.includes(key)));

/** A split that adds to the share stays; else all goes to its only part, or to `otherwise`: no statement divides a part. */
function divided(split: Split, share: Rational, otherwise: string): Split {
  if (equal(sum(split.values()), share)) return split;
  const [only, ...more] = split.keys();
  return new Map([[more.length === 0 && only !== undefined ? only : otherwise, share]]);
}
