/** One sub-output of one agency as one project (decision 0006). UN INFO publishes money, time and place, no indicators. */
import { ONE, isDecimal, isNegative, rational, type Rational } from '@throughline/core/ground/rational.ts';
import { type Problem, warning } from '@throughline/core/ground/problem.ts';
import { isDay } from '@throughline/core/ground/day.ts';
import type { Budget, MoneyTransaction, NotUnderstood, ProjectBundle } from '@throughline/core/transfer/bundle.ts';
import { type Chain, chainOf } from './chain.ts';
import { type CountryPart, type SubOutput, text } from './shape.ts';

/** What the sums are; UN INFO's own words. */
const PLANNED = ['required', 'available'] as const;
const SPENT = 'spent';

export type Listed = { readonly record: SubOutput; readonly at: string; readonly part: CountryPart; readonly countries: readonly string[] };

export const projectIdOf = (record: SubOutput): string | null =>
  typeof record['id'] === 'number' && Number.isSafeInteger(record['id']) ? `uninfo-${record['id']}` : text(record['id']) === null ? null : `uninfo-${text(record['id'])}`;

/** The bundle of a record that stands under one or several countries: once, whatever their number. */
export function bundleOf({ record, at, part, countries }: Listed, id: string, day: string): ProjectBundle {
  const notes: NotUnderstood[] = [];
  const note: Note = ({ code, at: field, data }) => {
    const found = data['found'];
    notes.push({ code, at: `${at}/${field}`, line: null, found: found === null || found === undefined ? null : String(found), accepted: data['accepted'] === undefined ? null : String(data['accepted']), indicator: null });
  };
  const chain = chainOf(part, text(record['outcome']));
  if (!chain.isFound) note(warning('parent-not-in-framework', 'outcome', { found: record['outcome'] }));
  const [start, end] = lifeOf(record, day, note);
  const money = (field: string): Rational | null => amountOf(record, field, note);
  const required = money('required');
  return {
    project: {
      id, title: { und: text(record['name']) ?? id }, programme: null, start, end, frequency: null,
      countries: countries.map((iso3) => ({ iso3, share: null })), unit: null, functions: [], priorities: [], donors: [], budget: null,
      sdgShares: {}, sdgTargets: [], results: chain.results,
    },
    facts: { supportCostRate: null, genderMarker: null, safeguards: null, evaluationRating: null, hierarchy: null, detail: detailOf(record, part, chain) },
    budget: required === null || isNegative(required) ? null : { amount: required, currency: 'USD', usdFactor: ONE },
    indicators: [], submissions: [], published: [],
    budgets: PLANNED.flatMap((field) => budgetRow(record, field, start, end)),
    transactions: spentRow(record, money(SPENT)),
    notUnderstood: notes, at,
  };
}

/** `at` is the member of the record. */
type Note = (problem: Problem) => void;

function lifeOf(record: SubOutput, day: string, note: Note): [string, string | null] {
  const [start, end] = ['start', 'end'].map((field) => {
    const written = text(record[field]);
    if (written === null || isDay(written)) return written;
    note(warning('date-not-understood', field, { found: written, accepted: 'YYYY-MM-DD' }));
    return null;
  }) as [string | null, string | null];
  if (start === null) {
    note(warning('start-assumed', 'start', { found: end ?? day, accepted: 'YYYY-MM-DD' }));
    return [end ?? day, end];
  }
  if (end === null || end >= start) return [start, end];
  note(warning('end-before-start', 'end', { found: `${start} – ${end}`, accepted: `>= ${start}` }));
  return [start, null];
}

function amountOf(record: SubOutput, field: string, note: Note): Rational | null {
  const plain = plainOf(record[field]);
  if (plain !== null) return rational(plain);
  if (record[field] !== null && record[field] !== undefined) note(warning('amount-not-understood', field, { found: record[field], accepted: '1234.50' }));
  return null;
}

/** JSON numbers as decimals; those that only an exponent can write are no sums of money. */
function plainOf(value: unknown): string | null {
  const written = typeof value === 'number' ? String(value) : text(value);
  return written !== null && isDecimal(written) ? written : null;
}

function budgetRow(record: SubOutput, field: string, starts: string, ends: string | null): Budget[] {
  const amount = plainOf(record[field]);
  return amount === null ? [] : [{ type: field, status: null, starts, ends, amount, currency: 'USD', valueDate: null, detail: {}, line: null }];
}

function spentRow(record: SubOutput, spent: Rational | null): MoneyTransaction[] {
  if (spent === null) return [];
  return [{ type: SPENT, day: null, amount: plainOf(record[SPENT]), currency: 'USD', valueDate: null, detail: {}, line: null }];
}

function detailOf(record: SubOutput, part: CountryPart, chain: Chain): Record<string, unknown> {
  return {
    standard: 'uninfo', id: record['id'], code: text(record['code']), agency: text(record['agency']), description: text(record['description']),
    outcome: text(record['outcome']), country: part.name, framework: chain.path.map(({ id, code, name }) => ({ id, code, name })),
    money: { counted: 'own' },
  };
}
