/**
 * Budgets of the projects at a place, in US dollars: the total, its splits, and everything that is not in it. Budgets stand over
 * the life of a project, so a period asks for the whole budgets of the projects that run in it (decision 0010).
 */
import type { Place } from '../design/places.ts';
import { type Span, firstDay, lastDay } from '../ground/period.ts';
import { type Rational, ZERO, add, equal, isZero, multiply, ONE } from '../ground/rational.ts';
import { type Members, type Split, type Splitting, byProgramme, bySource, shareAt, splitAt } from './money-shares.ts';

export type Funded = Splitting & {
  readonly code: string;
  readonly start: string;
  readonly end: string | null;
  /** `usd` is null when no rate converts the currency. */
  readonly budget: { readonly amount: Rational; readonly currency: string; readonly usd: Rational | null } | null;
  /** Above the lowest level of a publisher's hierarchy: the same money stands at the activities below it. */
  readonly above: boolean;
  /** Whether its budget was known at the as-of day (known.ts). */
  readonly known: boolean;
};

/** One project at the place: how much of its money stands there, or why none of it is counted. */
export type MoneyRow = {
  readonly project: Funded;
  /** Fraction of the budget that stands at the place; null: not stated. */
  readonly share: Rational | null;
  /** What is counted, in US dollars; null when it is not. */
  readonly usd: Rational | null;
  readonly left: MoneyLeft | null;
};
export type MoneyLeft = 'above' | 'no-budget' | 'no-rate' | 'not-split' | 'not-known';

export type MoneyPart = { readonly usd: Rational; readonly projects: number };
export type MoneySplit = 'programme' | 'source' | 'country' | 'goal';
export const MONEY_SPLITS: readonly MoneySplit[] = ['programme', 'source', 'country', 'goal'];

export type Money = {
  readonly rows: readonly MoneyRow[];
  /** Null when no project at the place states a budget that can be counted: nothing is not zero. */
  readonly total: Rational | null;
  readonly projects: number;
  /** Of the total: what stands here by a share of a project that also stands elsewhere. */
  readonly byShare: MoneyPart;
  readonly splits: Readonly<Record<MoneySplit, ReadonlyMap<string, MoneyPart>>>;
  readonly left: Readonly<Record<'above' | 'no-budget' | 'not-known', number>>;
  /** Whole budgets of projects that stand here without saying with which part. */
  readonly notSplit: MoneyPart;
  /** By currency: projects and the sum in that currency. */
  readonly noRate: ReadonlyMap<string, { readonly amount: Rational; readonly projects: number }>;
};

/** Whether a project's life touches a period; without an end it is open. */
export const runsIn = ({ start, end }: Pick<Funded, 'start' | 'end'>, period: Span): boolean =>
  start <= lastDay(period) && (end === null || end >= firstDay(period));

/** The money of projects that stand at a place and run in a period (null: whenever they run). */
export function moneyAt(projects: readonly Funded[], place: Place, period: Span | null, members: Members): Money {
  const rows = projects.filter((one) => period === null || runsIn(one, period)).flatMap((one) => rowOf(one, place, members) ?? []);
  const counted = rows.filter((row): row is Counted => row.usd !== null);
  return {
    rows,
    total: counted.length === 0 ? null : counted.reduce((sum, row) => add(sum, row.usd), ZERO),
    projects: counted.length,
    byShare: partOf(counted.filter(({ share }) => !equal(share, ONE))),
    splits: splitsOf(counted, place, members),
    left: { above: leftOf(rows, 'above').length, 'no-budget': leftOf(rows, 'no-budget').length, 'not-known': leftOf(rows, 'not-known').length },
    notSplit: wholeOf(leftOf(rows, 'not-split')),
    noRate: noRateOf(leftOf(rows, 'no-rate')),
  };
}

const leftOf = (rows: readonly MoneyRow[], why: MoneyLeft): MoneyRow[] => rows.filter(({ left }) => left === why);

type Counted = MoneyRow & { readonly usd: Rational; readonly share: Rational };

/** Null: the project states a split that gives this place nothing, so its money does not stand here. */
function rowOf(project: Funded, place: Place, members: Members): MoneyRow | null {
  const share = shareAt(project, place, members);
  if (share !== null && isZero(share)) return null;
  const row = (left: MoneyLeft): MoneyRow => ({ project, share, usd: null, left });
  if (project.above) return row('above');
  if (project.budget === null) return row('no-budget');
  if (!project.known) return row('not-known');
  if (project.budget.usd === null) return row('no-rate');
  return share === null ? row('not-split') : { project, share, usd: multiply(project.budget.usd, share), left: null };
}

/** The part of a row's money that one key of a split has; null when it has none. */
export function partIn(row: MoneyRow, split: MoneySplit, key: string, place: Place, members: Members): Rational | null {
  const budget = row.project.budget?.usd;
  if (row.usd === null || row.share === null || budget == null) return null;
  const fraction = splitOfRow(row as Counted, split, place, members).get(key);
  return fraction === undefined ? null : multiply(budget, fraction);
}

/** Fractions of the whole budget; they add to the row's share. */
function splitOfRow({ project, share }: Counted, split: MoneySplit, place: Place, members: Members): Split {
  if (split === 'country') return splitAt(project, place, share, members).countries;
  if (split === 'goal') return splitAt(project, place, share, members).goals;
  const whole = split === 'programme' ? byProgramme(project) : bySource(project);
  return new Map([...whole.keys()].map((key) => [key, share]));
}

function splitsOf(rows: readonly Counted[], place: Place, members: Members): Money['splits'] {
  const splits: Record<MoneySplit, Map<string, MoneyPart>> = { programme: new Map(), source: new Map(), country: new Map(), goal: new Map() };
  for (const row of rows) {
    for (const split of MONEY_SPLITS) {
      for (const [key, fraction] of splitOfRow(row, split, place, members)) addPart(splits[split], key, multiply(row.project.budget!.usd!, fraction));
    }
  }
  return splits;
}

function addPart(parts: Map<string, MoneyPart>, key: string, usd: Rational): void {
  const held = parts.get(key);
  parts.set(key, { usd: held ? add(held.usd, usd) : usd, projects: (held?.projects ?? 0) + 1 });
}

const partOf = (rows: readonly Counted[]): MoneyPart => ({ usd: rows.reduce((sum, row) => add(sum, row.usd), ZERO), projects: rows.length });

const wholeOf = (rows: readonly MoneyRow[]): MoneyPart => ({ usd: rows.reduce((sum, row) => add(sum, row.project.budget!.usd!), ZERO), projects: rows.length });

function noRateOf(rows: readonly MoneyRow[]): Money['noRate'] {
  const parts = new Map<string, { amount: Rational; projects: number }>();
  for (const { project } of rows) {
    const { currency, amount } = project.budget!;
    const held = parts.get(currency);
    parts.set(currency, { amount: held ? add(held.amount, amount) : amount, projects: (held?.projects ?? 0) + 1 });
  }
  return parts;
}
