/** Places that figures are asked for, and where a project's indicator stands (figures 3). */
import type { Project } from './project.ts';

export const PLACE_SORTS = ['organisation', 'programme', 'country', 'group', 'project', 'unit', 'priority', 'function', 'donor', 'area', 'sdg'] as const;
export type PlaceSort = (typeof PLACE_SORTS)[number];

/** One place: `organisation` has no id. */
export type PlacePart = { readonly sort: PlaceSort; readonly id: string };
/** A place, or two of different sorts joined with "+": the projects that stand at both. */
export type Place = { readonly parts: readonly PlacePart[] };

/** Sorts that may be joined, in the order in which they are written. */
const JOINED: readonly PlaceSort[] = ['programme', 'country', 'group', 'area', 'sdg'];
const SEAM = /\+(?=(?:programme|country|group|area|sdg):)/;

export const ORGANISATION = 'organisation';
/** Regional, global or not attributable to one country (figures 3.2). */
export const NO_COUNTRY = 'none';

/** A place as written, or null when it is malformed. */
export function parsePlace(text: string): Place | null {
  const parts = text.split(SEAM).map(parsePart);
  if (parts.some((part) => part === null) || parts.length > 2) return null;
  const read = parts as PlacePart[];
  if (read.length === 1) return { parts: read };
  const [first, second] = read.map((part) => JOINED.indexOf(part.sort)) as [number, number];
  // a country is in the group or it is not: the two are not joined
  const geographic = read.every((part) => part.sort === 'country' || part.sort === 'group');
  return first >= 0 && second > first && !geographic ? { parts: read } : null;
}

function parsePart(text: string): PlacePart | null {
  if (text === ORGANISATION) return { sort: ORGANISATION, id: '' };
  const colon = text.indexOf(':');
  const sort = PLACE_SORTS.find((one) => one !== ORGANISATION && one === text.slice(0, Math.max(colon, 0)));
  const id = text.slice(colon + 1);
  return sort === undefined || id === '' ? null : { sort, id };
}

export const partText = (part: PlacePart): string => (part.sort === ORGANISATION ? ORGANISATION : `${part.sort}:${part.id}`);

/** The country in which a project stands with everything: the only one it names; null for none or several (3.2). */
export const onlyCountry = (project: Project): string | null => (project.countries.length === 1 ? project.countries[0]!.iso3 : null);

/** Every place at which a project's indicator stands, its areas aside (they are of the indicator). */
export function placesOfProject(project: Project, indicator: string): string[] {
  return [
    ORGANISATION,
    ...(project.programme === null ? [] : [`programme:${project.programme}`]),
    `country:${onlyCountry(project) ?? NO_COUNTRY}`,
    `project:${project.id}`,
    ...(project.unit === null ? [] : [`unit:${project.unit}`]),
    ...unique(project.priorities).map((code) => `priority:${code}`),
    ...unique(project.functions).map((code) => `function:${code}`),
    ...unique(project.donors).map((id) => `donor:${id}`),
    ...goalPlaces(project, indicator),
  ];
}

/** SDG goals and targets by result; the project's own where no result that carries the indicator is tagged (3.3). */
function goalPlaces(project: Project, indicator: string): string[] {
  const byResult = project.results.filter((result) => result.indicators.includes(indicator)).flatMap((result) => result.sdgTargets);
  const targets = unique(byResult.length > 0 ? byResult : project.sdgTargets);
  const goals = unique(targets.map((target) => target.slice(0, target.indexOf('.'))));
  return [...goals, ...targets].map((code) => `sdg:${code}`);
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
