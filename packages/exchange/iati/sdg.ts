/**
 * Sustainable Development Goals of activities and indicators (figures 3.3). A target stands as "9.4". A goal alone stands
 * as "9.": it begins with "9." and so stands at the goal, and names no target that nobody claimed. Going up (indicator →
 * target) is safe, going down never.
 */
import { type Rational, ZERO, add, rational } from '@throughline/core/ground/rational.ts';
import { readNumber } from './numbers.ts';
import { type Element, attributeOf, childrenOf } from './tree.ts';

/** Vocabularies: `tag` 2 goals, 3 targets; `sector` 7 goals, 8 targets, 9 indicators; `reference` 9 indicators. */
const GOALS = { tag: '2', sector: '7' } as const;
const TARGETS = { tag: '3', sector: '8' } as const;
const INDICATORS = { sector: '9', reference: '9' } as const;

const PREFIX = /^\s*SDG[\s-]*/i;
const GOAL = /^(?:[1-9]|1[0-7])$/;
const TARGET = /^((?:[1-9]|1[0-7])\.[0-9a-z]{1,2})(?:\.[0-9a-z]+)*$/;

/** Targets, and goals alone, that an activity names in its tags and sectors; sorted, each once. */
export function sdgOfActivity(activity: Element): string[] {
  const found = new Set<string>();
  for (const name of ['tag', 'sector'] as const) {
    for (const element of childrenOf(activity, name)) {
      const [vocabulary, code] = [attributeOf(element, 'vocabulary'), codeOf(element)];
      if (vocabulary === GOALS[name] && GOAL.test(code)) found.add(`${code}.`);
      if (vocabulary === TARGETS[name] || (name === 'sector' && vocabulary === INDICATORS.sector)) addTarget(found, code);
    }
  }
  return specific(found);
}

/** Targets of the SDG indicators that an indicator refers to: "9.4.1" → "9.4". */
export function sdgOfIndicator(indicator: Element): string[] {
  const found = new Set<string>();
  for (const reference of childrenOf(indicator, 'reference')) {
    if (attributeOf(reference, 'vocabulary') === INDICATORS.reference) addTarget(found, codeOf(reference));
  }
  return [...found].sort();
}

/** Shares of money by goal: sectors of vocabulary 7 whose percentages add to 100; otherwise none. */
export function sdgSharesOf(activity: Element): Record<string, Rational> {
  const shares: Record<string, Rational> = {};
  let total = ZERO;
  for (const sector of childrenOf(activity, 'sector')) {
    if (attributeOf(sector, 'vocabulary') !== GOALS.sector || !GOAL.test(codeOf(sector))) continue;
    const read = readNumber(attributeOf(sector, 'percentage'), true);
    if (read.sort !== 'number' || read.value.n < 0n) return {};
    shares[codeOf(sector)] = add(shares[codeOf(sector)] ?? ZERO, read.value);
    total = add(total, read.value);
  }
  return total.n === rational(100).n * total.d ? shares : {};
}

/** A goal says nothing more where one of its targets is named. */
export function specific(found: Iterable<string>): string[] {
  const all = [...new Set(found)];
  return all.filter((one) => !one.endsWith('.') || !all.some((other) => other !== one && other.startsWith(one))).sort();
}

function addTarget(found: Set<string>, code: string): void {
  const target = TARGET.exec(code)?.[1];
  if (target !== undefined) found.add(target);
  else if (GOAL.test(code)) found.add(`${code}.`);
}

const codeOf = (element: Element): string => (attributeOf(element, 'code') ?? '').replace(PREFIX, '').toLowerCase();
