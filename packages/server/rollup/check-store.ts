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
import { type Setting, settingOfAll } from './load-setting.ts';
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

/** Indicators whose figures are compared together: what is in memory at a time. */
export type Unit = readonly string[];

/** At most so many indicators, and indicators of projects, unless one alone has more: answers take memory as records do. */
const UNIT = { indicators: 4, projects: 1500 };
const MEASURED = `
  select i.code, count(*)::int as projects from project_indicator p join indicator i on i.indicator_id = p.indicator_id
   where p.org_id = $1 and (i.org_id = $1 or (i.org_id is null and i.framework = $2))
   group by i.indicator_id, i.code order by i.indicator_id`;

/** Every indicator that an organisation measures, in units of about equal work. */
export async function unitsOf(trx: Trx, org: HeldOrganisation): Promise<Unit[]> {
  const measured = (await trx.query<{ code: string; projects: number }>(MEASURED, [org.orgId, org.framework])).rows;
  const units: string[][] = [];
  let held = 0;
  for (const { code, projects } of measured) {
    const unit = units.at(-1);
    if (unit === undefined || unit.length >= UNIT.indicators || held + projects > UNIT.projects) {
      units.push([code]);
      held = projects;
    } else {
      unit.push(code);
      held += projects;
    }
  }
  return units;
}

/** Compares every figure that the fast way answers, or those of the units given; differences are told as they are found. */
export async function checkStore(
  trx: Trx, org: HeldOrganisation, today: string, tell: (one: Difference) => void, units?: Iterable<Unit>,
): Promise<Checked> {
  let figures = 0;
  let differences = 0;
  let setting: Setting | null = null;
  const years = await yearsOf(trx, org);
  for (const indicators of units ?? await unitsOf(trx, org)) {
    setting ??= await settingOfAll(trx, org);
    const asked = { indicators, places: [], periods: [], by: null, asOf: today, atLeast: null, withLegacy: false };
    const questions = await atPlaces(allQuestions(trx, org, asked, years));
    const fast = await fastFigures(trx, org, questions);
    const mine = questions.filter((_one, at) => fast[at]);
    const plain = await plainFigures(trx, org, mine, setting);
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

/** Single projects have no fast way. By period, as the plain rules read a period of all projects once for all places. */
async function atPlaces(all: AsyncIterable<Question>): Promise<Question[]> {
  const questions: Question[] = [];
  for await (const one of all) if (!one.place.startsWith('project:')) questions.push(one);
  return questions.sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}

function differencesOf(question: Question, plain: Figure, fast: Figure): Difference[] {
  const members = new Set([...Object.keys(plain), ...Object.keys(fast)]) as Set<keyof Figure>;
  // nearly always both say the same to the letter: only what does not is brought into one form
  return [...members].flatMap((member) => {
    if (plain[member] === fast[member] || JSON.stringify(plain[member] ?? null) === JSON.stringify(fast[member] ?? null)) return [];
    const [a, b] = [unorderedText(plain[member] ?? null), unorderedText(fast[member] ?? null)];
    return a === b ? [] : [{ indicator: question.indicator, place: question.place, period: question.period, member, plain: a, fast: b }];
  });
}
