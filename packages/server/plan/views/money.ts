/** Money at a place: budgets with their splits, payments, published lines, and what none of these could count. */
import type { Money as MoneyBody, MoneyPart as PartBody } from '@throughline/contract/plan/money.ts';
import { NO_COUNTRY, parsePlace } from '@throughline/core/design/places.ts';
import { membersOf } from '@throughline/core/framework/country-groups.ts';
import { decimalText, roundedText } from '@throughline/core/ground/decimal.ts';
import { type Span, firstDay, lastDay, parseRange } from '@throughline/core/ground/period.ts';
import { type Rational, compare, divide } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { type Money, type MoneyPart, type MoneySplit, moneyAt } from '@throughline/core/plan/money.ts';
import { type Members, NOT_STATED, SEVERAL } from '@throughline/core/plan/money-shares.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type HeldProject, type Then, fundedProjects, isEarlier } from '../funded.ts';
import { HELD_SINCE } from '../queries.ts';
import { moneyCondition } from '../standing.ts';
import { linesOf } from '../budget-lines.ts';
import { paymentsOf } from '../published.ts';

export type MoneyQuestion = { readonly place: string; readonly period: string | undefined; readonly asOf: string };

/** Money as `core` has it, with the projects it was made of. */
export async function loadMoney(trx: Trx, org: HeldOrganisation, question: MoneyQuestion): Promise<{ money: Money; projects: HeldProject[]; members: Members; time: Then }> {
  const period = question.period === undefined ? null : parseRange(question.period);
  // who is a member when the asked period ends: budgets of a life have no day of their own (figures 3.4)
  const day = period === null || lastDay(period) > question.asOf ? question.asOf : lastDay(period);
  const members: Members = (group) => membersOf(loadFrameworks().reference, group, day);
  const time = { asOf: question.asOf, earlier: await isEarlier(trx, org, question.asOf) };
  const projects = await fundedProjects(trx, org, moneyCondition(question.place, 3, members), time);
  return { money: moneyAt(projects, parsePlace(question.place)!, period, members), projects, members, time };
}

export async function viewMoney(trx: Trx, org: HeldOrganisation, question: MoneyQuestion): Promise<MoneyBody> {
  const { money, time } = await loadMoney(trx, org, question);
  const period = question.period === undefined ? null : parseRange(question.period);
  const days = period === null ? null : daysOf(period);
  const names = await namesOf(trx, org);
  const parts = (split: MoneySplit): PartBody[] => partsOf(money, split, names);
  return {
    organisation: org.code, place: question.place, period: question.period ?? null, asOf: question.asOf,
    heldSince: time.earlier ? (await trx.query<{ day: string | null }>(HELD_SINCE, [org.orgId])).rows[0]!.day : null,
    total: money.total === null ? null : decimalText(money.total), projects: money.projects, standing: money.rows.length,
    byShare: partText(money.byShare),
    splits: { programme: parts('programme'), source: parts('source'), country: parts('country'), goal: parts('goal') },
    left: {
      noBudget: money.left['no-budget'], notKnown: money.left['not-known'], above: money.left.above, notSplit: partText(money.notSplit),
      noRate: [...money.noRate].map(([currency, { amount, projects }]) => ({ currency, amount: decimalText(amount), count: projects })),
    },
    ...await paymentsOf(trx, org, money.rows, { place: question.place, days, time }),
    ...await linesOf(trx, org, money.rows, { place: question.place, time }),
  };
}

export const daysOf = (period: Span): { first: string; last: string } => ({ first: firstDay(period), last: lastDay(period) });

const partText = ({ usd, projects }: MoneyPart) => ({ usd: decimalText(usd), projects });

type Names = Readonly<Record<MoneySplit, (key: string) => Words | null>>;

async function namesOf(trx: Trx, org: HeldOrganisation): Promise<Names> {
  const { reference } = loadFrameworks();
  const programmes = new Map((await trx.query<{ code: string; name: Words }>('select code, name from programme where org_id = $1', [org.orgId])).rows.map((row) => [row.code, row.name]));
  return {
    programme: (key) => programmes.get(key) ?? null,
    source: () => null,
    country: (key) => reference.countries.get(key)?.name ?? null,
    goal: (key) => reference.goals.get(key)?.name ?? null,
  };
}

/** Largest first, goals in their own order; what is not stated comes last. */
function partsOf(money: Money, split: MoneySplit, names: Names): PartBody[] {
  const all = [...money.splits[split]];
  const stated = (key: string): boolean => ![NOT_STATED, SEVERAL, NO_COUNTRY].includes(key);
  const order = split === 'goal' ? (a: string, b: string) => Number(a) - Number(b) : null;
  return all
    .sort(([a, one], [b, other]) => Number(stated(b)) - Number(stated(a)) || (order ? order(a, b) : compare(other.usd, one.usd)) || (a < b ? -1 : 1))
    .map(([key, part]) => ({ key, name: names[split](key), ...partText(part), share: shareText(part.usd, money.total) }));
}

function shareText(usd: Rational, total: Rational | null): string | null {
  const share = total === null ? null : divide(usd, total);
  return share === null ? null : roundedText(share);
}
