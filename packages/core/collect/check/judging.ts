/** What the rules of values share, whoever asks: a file that is brought in, the server that keeps a report, the screen on which it is typed. */
import type { Kind, Reference } from '../../framework/types.ts';
import type { Problem } from '../../ground/problem.ts';
import type { Rational } from '../../ground/rational.ts';

/** An indicator as its values are judged. */
export type Judged = {
  readonly code: string;
  readonly kind: Kind;
  readonly unit: string | null;
  readonly scale: readonly string[] | null;
  readonly overlapping: readonly string[];
};

/** Ids that are known. */
export type Ids = Iterable<string> & { has(id: string): boolean };

export type Judging = {
  readonly reference: Pick<Reference, 'units' | 'currencies'> & { readonly countries: { has(iso3: string): boolean } };
  readonly known: {
    /** Null where the definition itself is faulty: values of it cannot be judged. */
    readonly indicators: ReadonlyMap<string, Pick<Judged, 'unit'> | null>;
    readonly persons: Ids;
    readonly deals: Ids;
    /** Units of the currency per US dollar; the dollar itself is one. */
    rate(currency: string, year: number): Rational | null;
  };
  add(one: Problem): void;
  /** How many problems have been told so far. */
  count(): number;
};

const SHOWN = 30;

/** Some of a list, for a problem to name what is accepted. */
export const some = (list: Iterable<string>): string => {
  const all = [...list];
  return all.length <= SHOWN ? all.join(', ') : `${all.slice(0, SHOWN).join(', ')} …`;
};
