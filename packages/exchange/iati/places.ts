/** Where an activity stands: its countries with their shares of money (figures 3.2). */
import type { CountryShare } from '@throughline/core/design/project.ts';
import { type Rational, ZERO, absolute, add, compare, rational, subtract } from '@throughline/core/ground/rational.ts';
import { type Context, type Lists, note, warning } from './context.ts';
import { readNumber } from './numbers.ts';
import { type Element, attributeOf, childrenOf } from './tree.ts';

const HUNDRED = rational(100);
/** Published percentages are rounded: they may miss 100 by this. */
const SLACK = rational('0.1');

/**
 * The countries of an activity. One country alone: there. Several, or a region beside: none, with the shares kept for
 * money. Where the activity names neither, its transactions are asked (IATI: either level, not both).
 */
export function countriesOf(activity: Element, context: Context): CountryShare[] {
  const regions = childrenOf(activity, 'recipient-region');
  const named = childrenOf(activity, 'recipient-country');
  if (named.length === 0 && regions.length === 0) return ofTransactions(activity, context);
  const shares = new Map<string, Rational | null>();
  for (const element of named) {
    const iso3 = isoOf(element, context);
    if (iso3 === null) continue;
    const share = percentageOf(element, context);
    const held = shares.get(iso3);
    shares.set(iso3, held === undefined || held === null || share === null ? share : add(held, share));
  }
  return settled(activity, shares, regions, named.length, context);
}

function settled(activity: Element, shares: Map<string, Rational | null>, regions: readonly Element[], named: number, context: Context): CountryShare[] {
  const countries = [...shares].map(([iso3, share]) => ({ iso3, share }));
  // A lone country beside a region or an unknown one is not the place of everything: its share is kept in the detail.
  if (countries.length === 1) return regions.length > 0 || named > 1 && shares.size < named ? [] : [{ iso3: countries[0]!.iso3, share: null }];
  if (countries.every(({ share }) => share === null)) return countries;
  const regional = regions.map((region) => percentageOf(region, context));
  const total = [...countries.map(({ share }) => share), ...regional].reduce<Rational>((sum, share) => add(sum, share ?? ZERO), ZERO);
  if (compare(absolute(subtract(total, HUNDRED)), SLACK) <= 0) return countries;
  note(context, warning('shares-not-100', activity, { found: `${Number(total.n) / Number(total.d)}`, accepted: '100' }));
  return countries.map(({ iso3 }) => ({ iso3, share: null }));
}

function ofTransactions(activity: Element, context: Context): CountryShare[] {
  const countries = new Set<string>();
  for (const transaction of childrenOf(activity, 'transaction')) {
    const named = childrenOf(transaction, 'recipient-country');
    if (named.length === 0) return [];
    for (const element of named) {
      const iso3 = isoOf(element, context);
      if (iso3 === null) return [];
      countries.add(iso3);
    }
  }
  return [...countries].sort().map((iso3) => ({ iso3, share: null }));
}

function isoOf(element: Element, context: Context): string | null {
  const code = attributeOf(element, 'code');
  const iso3 = code === null ? undefined : iso3Of(context.lists, code.toUpperCase());
  if (iso3 === undefined) note(context, warning('country-unknown', element, { found: code, accepted: 'ISO 3166-1 alpha-2', attribute: 'code' }));
  return iso3 ?? null;
}

const byIso2 = new WeakMap<Lists, ReadonlyMap<string, string>>();

function iso3Of(lists: Lists, code: string): string | undefined {
  let index = byIso2.get(lists);
  if (index === undefined) byIso2.set(lists, index = new Map([...lists.countries.values()].map(({ iso2, iso3 }) => [iso2, iso3])));
  return index.get(code) ?? (lists.countries.has(code) ? code : undefined);
}

/** A share written on an element; null when there is none or it is no number of 0 or more. */
function percentageOf(element: Element, context: Context): Rational | null {
  const written = attributeOf(element, 'percentage');
  if (written === null) return null;
  const read = readNumber(written, true);
  if (read.sort === 'number' && read.value.n >= 0n) return read.value;
  note(context, warning('not-a-number', element, { found: written, accepted: '>= 0', attribute: 'percentage' }));
  return null;
}
