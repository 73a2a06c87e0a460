/** What the values of a figure come to, before anything is said of it. */
import type { Rational } from '../../ground/rational.ts';
import type { Words } from '../../ground/words.ts';

export type Outcome = {
  /** Null when nothing was reported, and for texts. */
  readonly value: Rational | null;
  /** Counting kinds: between what and what the truth lies; equal when exact (figures 2.5). */
  readonly low?: Rational;
  readonly high?: Rational;
  /** The plain sum, not de-duplicated (figures 2.5). */
  readonly gross?: Rational;
  /** Persons of the union, for stated shares (figures 15.5). */
  readonly union?: Rational;
  readonly numerator?: Rational;
  readonly denominator?: Rational;
  readonly weight?: Rational;
  /** Ordinals: levels as written. */
  readonly level?: string;
  readonly weakest?: string;
  readonly distribution?: Readonly<Record<string, number>>;
  readonly spread?: { readonly lowest: Rational; readonly median: Rational; readonly highest: Rational };
  readonly texts?: readonly { readonly project: string; readonly period: string; readonly text: Words }[];
  /** Several intensities of which one has no weight: no common figure (figures 2). */
  readonly apart?: boolean;
};

export const NOTHING: Outcome = { value: null };
