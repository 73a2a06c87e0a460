/** An indicator as figures need it: of the framework or an organisation's own (figures 2). */
import type { Rational } from '../ground/rational.ts';
import type { Words } from '../ground/words.ts';
import type { Direction, Kind } from './types.ts';

export type Indicator = {
  readonly code: string;
  readonly name: Words;
  readonly kind: Kind;
  /** Canonical unit; null where the kind has none. */
  readonly unit: string | null;
  readonly direction: Direction;
  readonly stage: string | null;
  readonly area: string | null;
  readonly accountability: string | null;
  /** Levels of an ordinal, as written ("0", "1", …), with their names. */
  readonly scale: Readonly<Record<string, string>> | null;
  /** Dimensions whose parts may overlap (figures 8). */
  readonly overlapping: readonly string[];
  /** For direction `maintain` (figures 7.4). */
  readonly tolerance: Rational;
  /** The framework version that defines it, or that of the portfolio which added it. */
  readonly framework: string;
  /** Whether the organisation defined it (own codes never redefine those of the framework). */
  readonly own: boolean;
};

/** Kinds that add across projects (figures 3.1). */
export const isAdditive = (kind: Kind): boolean => kind === 'flow' || kind === 'cumulative' || kind === 'stock';

/** Kinds read at the last period of a range (figures 2.3); a running total is read there too, but carries. */
export const isReadAtMoment = (kind: Kind): boolean =>
  kind === 'stock' || kind === 'ordinal' || kind === 'intensity' || kind === 'rate';
