/**
 * The one route to a figure: screens, API, command line and exports all ask here. Live questions of years at places that
 * have cells go the fast way; everything else is computed from the records by the plain rules of `core`.
 */
import { type Figure, type Question } from '@throughline/core/rollup/figure.ts';
import { type Prepared, figure, figuresBy, prepare } from '@throughline/core/rollup/ask.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { allQuestions } from './all-questions.ts';
import type { Asked } from './asked.ts';
import { fastFigures } from './fast/fast-figures.ts';
import { withJoined } from './joined-indicators.ts';
import { loadRecords } from './load-records.ts';
import type { Setting } from './load-setting.ts';
import { projectsConcerned } from './projects-concerned.ts';
import { refuseQuestion } from './refuse-question.ts';
import { yearsOf } from './years.ts';

/** How many questions are answered at a time: bounds memory, and keeps one batch's indicators together. */
const BATCH = 20_000;

/** The figures asked for, one after another. Refused (invalid): whatever of the question is not known, all of it at once. */
export async function* askFigures(trx: Trx, org: HeldOrganisation, asked: Asked): AsyncGenerator<Figure> {
  await refuseQuestion(trx, org, asked);
  for await (const batch of questionsOf(trx, org, asked)) yield* await figuresFor(trx, org, batch);
}

/** Figures of many questions, in their order; with `by`, a question gives as many figures as there are cells. */
export async function figuresFor(trx: Trx, org: HeldOrganisation, questions: readonly Question[]): Promise<Figure[]> {
  const fast = await fastFigures(trx, org, questions);
  const left = questions.filter((_one, at) => fast[at] === null || fast[at] === undefined);
  if (left.length === 0) return fast as Figure[];
  const plain = (await plainFigures(trx, org, left)).values();
  return questions.flatMap((_one, at) => fast[at] ?? plain.next().value!);
}

/**
 * By the plain rules, from the records: what the fast way is held against. One list of figures a question. With the setting
 * of all indicators given, it is not read again.
 */
export async function plainFigures(trx: Trx, org: HeldOrganisation, questions: readonly Question[], setting: Setting | null = null): Promise<Figure[][]> {
  const answers: Figure[][] = Array.from({ length: questions.length }, () => []);
  // Naming every project lets an index of one indicator's values be read for this organisation alone.
  const projects = setting === null ? await projectsConcerned(trx, org, questions.map((one) => one.place)) : { projects: [...setting.projectCodes.keys()] };
  for (const indicators of inGroups(questions)) {
    const choice = { indicators: await withJoined(trx, org, [...indicators], questions.some((one) => one.withLegacy === true)), persons: questions.some((one) => one.by !== undefined), ...projects };
    const prepared = prepare(await loadRecords(trx, org, choice, setting));
    for (const [at, one] of inOrder(questions, indicators)) answers[at] = answer(prepared, one);
  }
  return answers;
}

const answer = (prepared: Prepared, question: Question): Figure[] =>
  question.by === undefined ? [figure(prepared, question).figure] : figuresBy(prepared, question).map((one) => one.figure);

/** Indicators whose records are loaded together: bounds memory. */
const TOGETHER = 40;

function inGroups(questions: readonly Question[]): Set<string>[] {
  const all = [...new Set(questions.map((one) => one.indicator))];
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_one, at) => new Set(all.slice(at * TOGETHER, (at + 1) * TOGETHER)));
}

/** Questions of the loaded indicators, one indicator after another: what `core` derives of one is kept while it is asked about. */
function inOrder(questions: readonly Question[], indicators: ReadonlySet<string>): [number, Question][] {
  const lists = new Map([...indicators].map((code) => [code, [] as [number, Question][]]));
  questions.forEach((one, at) => lists.get(one.indicator)?.push([at, one]));
  return [...lists.values()].flat();
}

/** Lists given are combined; those left out mean every indicator, every place that has it, every year and their whole range. */
async function* questionsOf(trx: Trx, org: HeldOrganisation, asked: Asked): AsyncGenerator<Question[]> {
  const years = asked.periods.length > 0 ? [] : await yearsOf(trx, org);
  let batch: Question[] = [];
  for await (const question of allQuestions(trx, org, asked, years)) {
    batch.push(question);
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
