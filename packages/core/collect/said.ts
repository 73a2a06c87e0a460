/** What a value says, as people write it: in a report's form, in a portfolio file and on the wire alike. Absent and null mean the same. */
import type { Words } from '../ground/words.ts';

type Maybe<T> = T | null | undefined;
/** Decimal text; in a form it may still be anything that somebody typed. */
type Decimal = string;

/** Value members beside one member for each dimension named. */
export type CellEntry = Record<string, string | null | undefined>;

/** What a value or a baseline says, in the shape of its kind. */
export type SaidEntry = {
  value?: Maybe<Decimal>; unit?: Maybe<string>; numerator?: Maybe<Decimal>; denominator?: Maybe<Decimal>; weight?: Maybe<Decimal>;
  persons?: Maybe<string[]>; deals?: Maybe<string[]>; level?: Maybe<string>; text?: Maybe<Words>; notReported?: Maybe<string>;
  notApplicable?: Maybe<string>; cells?: Maybe<CellEntry[]>;
};
export type ValueEntry = SaidEntry & { indicator: string };

/** Members of a cell that are no dimension. */
export const VALUE_MEMBERS = ['value', 'numerator', 'denominator', 'weight'] as const;

/** Dimensions that a cell names, in the order written. */
export const dimensionsOf = (cell: CellEntry): string[] =>
  Object.keys(cell).filter((name) => !(VALUE_MEMBERS as readonly string[]).includes(name) && cell[name] != null);
