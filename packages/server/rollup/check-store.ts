/**
 * `throughline check`: recomputes everything from the records by the plain rules and compares it with what the fast way
 * says. It reports; it repairs nothing.
 */
import { unorderedText } from '@throughline/core/ground/unordered.ts';
import type { Figure, Question } from '@throughline/core/rollup/figure.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { plainFigures } from './ask.ts';
import { allQuestions } from './all-questions.ts';
import { fastFigures } from './fast/fast-figures.ts';
import { yearsOf } from './years.ts';

export type Difference = {
  readonly indicator: string;
  readonly place: string;
  readonly period: string;
  /** The member of the figure that differs, and what each way says of it. */
  readonly member: string;
  readonly plain: string;
  readonly fast: string;
};

export type Checked = { readonly figures: number; readonly differences: number };

/** One of several who share the work: every so many-th batch of indicators is its own. */
export type Share = { readonly part: number; readonly parts: number };

/** Compares every figure that the fast way answers; differences are told one by one as they are found. */
export async function checkStore(
  trx: Trx, org: HeldOrganisation, today: string, tell: (one: Difference) => void, { part, parts }: Share = { part: 0, parts: 1 },
): Promise<Checked> {
  let figures = 0;
  let differences = 0;
  const years = await yearsOf(trx, org);
  const asked = { indicators: [], places: [], periods: [], by: null, asOf: today, atLeast: null, withLegacy: false };
  let number = 0;
  for await (const batch of inBatches(allQuestions(trx, org, asked, years))) {
    number += 1;
    if (number % parts !== part) continue;
    const fast = await fastFigures(trx, org, batch);
    const mine = batch.filter((_one, at) => fast[at]);
    const plain = await plainFigures(trx, org, mine);
    fast.filter((one) => one !== null).forEach((one, at) => {
      figures += 1;
      for (const each of differencesOf(mine[at]!, plain[at]![0]!, one)) {
        differences += 1;
        tell(each);
      }
    });
  }
  return { figures, differences };
}

/** Whole indicators at a time, so that an indicator's records are read once. */
async function* inBatches(questions: AsyncIterable<Question>): AsyncGenerator<Question[]> {
  let batch: Question[] = [];
  const indicators = new Set<string>();
  for await (const one of questions) {
    if (one.place.startsWith('project:')) continue;
    if (!indicators.has(one.indicator) && indicators.size >= INDICATORS_TOGETHER) {
      yield batch;
      batch = [];
      indicators.clear();
    }
    indicators.add(one.indicator);
    batch.push(one);
  }
  if (batch.length > 0) yield batch;
}

/** Few enough that the records of several who share the work fit into memory together. */
const INDICATORS_TOGETHER = 12;

function differencesOf(question: Question, plain: Figure, fast: Figure): Difference[] {
  const members = new Set([...Object.keys(plain), ...Object.keys(fast)]) as Set<keyof Figure>;
  // nearly always both say the same to the letter: only what does not is brought into one form
  return [...members].flatMap((member) => {
    if (plain[member] === fast[member] || JSON.stringify(plain[member] ?? null) === JSON.stringify(fast[member] ?? null)) return [];
    const [a, b] = [unorderedText(plain[member] ?? null), unorderedText(fast[member] ?? null)];
    return a === b ? [] : [{ indicator: question.indicator, place: question.place, period: question.period, member, plain: a, fast: b }];
  });
}
