/**
 * Places where a grant holds, and what lies in what: a project lies in its unit, its programme, each of its countries and its
 * organisation; units, programmes and countries lie in their organisation; organisations in the store.
 */

/** A place by itself. Ids are the organisation's own codes. */
export type Place =
  | { readonly store: true }
  | { readonly organisation: string }
  | { readonly organisation: string; readonly unit: string }
  | { readonly organisation: string; readonly programme: string }
  | { readonly organisation: string; readonly country: string }
  | { readonly organisation: string; readonly project: string };

/** A project with what it lies in. */
export type ProjectPlace = {
  readonly organisation: string;
  readonly project: string;
  readonly unit: string | null;
  readonly programme: string | null;
  readonly countries: readonly string[];
};

/** Where something is asked to be done. */
export type Scope = Place | ProjectPlace;

/** Whether what is asked lies in what is granted. A project named without what it lies in lies in itself and its organisation only. */
export function covers(granted: Place, asked: Scope): boolean {
  if ('store' in granted) return true;
  if ('store' in asked || asked.organisation !== granted.organisation) return false;
  if ('project' in granted) return 'project' in asked && asked.project === granted.project;
  if ('unit' in granted) return 'unit' in asked && asked.unit === granted.unit;
  if ('programme' in granted) return 'programme' in asked && asked.programme === granted.programme;
  if ('country' in granted) return countriesOf(asked).includes(granted.country);
  return true;
}

function countriesOf(asked: Scope): readonly string[] {
  if ('countries' in asked) return asked.countries;
  return 'country' in asked ? [asked.country] : [];
}

const KINDS = ['unit', 'programme', 'country', 'project'] as const;

/** As people and addresses write it, beside the organisation: `store`, `organisation`, `unit:TCB`, `programme:PRG`, `country:ETH`, `project:P1`. */
export function placeText(place: Place): string {
  if ('store' in place) return 'store';
  for (const kind of KINDS) if (kind in place) return `${kind}:${(place as Record<string, unknown>)[kind] as string}`;
  return 'organisation';
}

/** Read back; null when it is none. The store needs no organisation, everything else does. */
export function placeOf(organisation: string | null, text: string): Place | null {
  if (text === 'store') return organisation === null ? { store: true } : null;
  if (organisation === null || organisation === '') return null;
  if (text === 'organisation') return { organisation };
  const at = text.indexOf(':');
  const kind = KINDS.find((one) => one === text.slice(0, at));
  const code = text.slice(at + 1);
  return kind === undefined || code === '' ? null : ({ organisation, [kind]: code } as Place);
}

export const organisationOf = (place: Scope): string | null => ('store' in place ? null : place.organisation);
