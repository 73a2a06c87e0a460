/** Which framework indicators an old value or an imported indicator may stand for: by text, unit and kind, with the reasons. */
import type { Indicator } from '../framework/indicator.ts';
import { factorBetween, isMoney } from '../framework/units.ts';
import type { Kind, Reference } from '../framework/types.ts';
import type { Words } from '../ground/words.ts';
import { type TextIndex, indexTexts, nearest, sharedWords } from './similarity.ts';

/** How a unit fits: the same, convertible by an exact factor, another one, or not stated. */
export type UnitFit = 'same' | 'converts' | 'differs' | 'unknown';
/** How a kind fits: the same, one that counts what can join (a flow into persons), another one, or not stated. */
export type KindFit = 'same' | 'joins' | 'differs' | 'unknown';

export type Candidate = Pick<Indicator, 'code' | 'name' | 'kind' | 'unit'> & { readonly definition?: Words | null };
/** What is to be mapped; a value of an old framework states neither unit nor kind. */
export type Unmapped = { readonly title: Words; readonly kind: Kind | null; readonly unit: string | null };

export type Proposal = {
  readonly indicator: string;
  /** Between 0 and 1: likeness of the texts, lowered where unit or kind differ. */
  readonly score: number;
  readonly shared: readonly string[];
  readonly unit: UnitFit;
  readonly kind: KindFit;
};

export type Proposer = { readonly index: TextIndex; readonly candidates: ReadonlyMap<string, Candidate>; readonly units: Pick<Reference, 'units' | 'currencies'> };

/** A definition says more than a name and so is less telling. */
const DEFINITION = 0.6;
/** What another unit or kind leaves of the likeness of texts. */
const UNIT: Readonly<Record<UnitFit, number>> = { same: 1, converts: 0.95, unknown: 0.9, differs: 0.6 };
const KIND: Readonly<Record<KindFit, number>> = { same: 1, joins: 0.95, unknown: 0.9, differs: 0.7 };
/** Below this, texts have nothing in common that is worth reading. */
const LEAST = 0.08;

/** Candidates made ready: names in every language held, and definitions. */
export function proposer(candidates: readonly Candidate[], units: Proposer['units']): Proposer {
  const docs = candidates.flatMap((one) => [
    ...Object.values(one.name).map((text) => ({ of: one.code, text, weight: 1 })),
    ...Object.values(one.definition ?? {}).map((text) => ({ of: one.code, text, weight: DEFINITION })),
  ]);
  return { index: indexTexts(docs), candidates: new Map(candidates.map((one) => [one.code, one])), units };
}

/** The best `most` proposals, best first. */
export function propose({ index, candidates, units }: Proposer, wanted: Unmapped, most: number): Proposal[] {
  const texts = Object.values(wanted.title);
  return nearest(index, texts, most * 4)
    .map((near): Proposal => {
      const candidate = candidates.get(near.of)!;
      const fits = { unit: unitFit(units, wanted.unit, candidate.unit), kind: kindFit(wanted.kind, candidate.kind) };
      const shared = [...new Set(texts.flatMap((text) => sharedWords(text, near.text)))];
      return { indicator: near.of, score: near.score * UNIT[fits.unit] * KIND[fits.kind], shared, ...fits };
    })
    .filter((one) => one.score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.indicator < b.indicator ? -1 : 1))
    .slice(0, most);
}

export function unitFit(units: Proposer['units'], from: string | null, to: string | null): UnitFit {
  if (from === null || to === null) return 'unknown';
  if (from === to) return 'same';
  // money converts by the rate of each value's year, which a mapping does not know
  if (isMoney(units, from) || isMoney(units, to)) return 'differs';
  return factorBetween(units, from, to) === null ? 'differs' : 'converts';
}

export const kindFit = (from: Kind | null, to: Kind): KindFit =>
  from === null ? 'unknown' : from === to ? 'same' : from === 'flow' && to === 'distinct' ? 'joins' : 'differs';
