/** What the checks of meaning share: the document, what may be referred to, and where problems go. */
import type { Judged } from '@throughline/core/collect/check/judging.ts';
import type { Framework, Reference } from '@throughline/core/framework/types.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import type { Rational } from '@throughline/core/ground/rational.ts';
import type { Held, PortfolioDocument, ProjectEntry } from '../document.ts';

/** The frameworks and reference lists of this installation. */
export type Lists = { readonly frameworks: ReadonlyMap<string, Framework>; readonly reference: Reference };

/** An indicator as values of it are judged, whoever writes them. */
export type KnownIndicator = Judged;

export type KnownProject = {
  /** As the file states it, else as the store holds it. */
  readonly entry: ProjectEntry;
  /** Codes it measures, of the file and of the store, with the periods of their M&E plan. */
  readonly indicators: ReadonlyMap<string, readonly string[] | null>;
  readonly results: ReadonlySet<string>;
};

/** What a reference may name: things of the file and things that the store holds. */
export type Known = {
  /** Null where the framework itself is unknown: then no code can be judged. */
  readonly framework: Framework | null;
  /** Null where the definition itself is faulty: values of it cannot be judged. */
  readonly indicators: ReadonlyMap<string, KnownIndicator | null>;
  readonly programmes: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly deals: ReadonlySet<string>;
  readonly projects: ReadonlyMap<string, KnownProject>;
  /** Units of the currency per US dollar; the dollar itself is one. */
  rate(currency: string, year: number): Rational | null;
};

export type Check = {
  readonly doc: PortfolioDocument;
  readonly held: Held;
  readonly known: Known;
  readonly reference: Reference;
  /** Whether the thing at a pointer is free of faults of form, so that its meaning can be judged. */
  sound(at: string): boolean;
  add(one: Problem): void;
  /** How many problems have been told so far. */
  count(): number;
};

export type Placed<T> = { readonly one: T; readonly at: string };

/** The entries of a list with their pointers; faulty ones are left out unless `all`. */
export function entries<T extends object>(check: Pick<Check, 'sound'>, list: readonly T[] | null | undefined, at: string, all = false): Placed<T>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: T, n) => {
    const place = `${at}/${n}`;
    const isObject = typeof one === 'object' && one !== null && !Array.isArray(one);
    return isObject && (all || check.sound(place)) ? [{ one, at: place }] : [];
  });
}

/** Texts of a list with their pointers. */
export const texts = (list: readonly string[] | null | undefined, at: string): Placed<string>[] =>
  (Array.isArray(list) ? list : []).flatMap((one: unknown, n) => (typeof one === 'string' ? [{ one, at: `${at}/${n}` }] : []));
