/** What a person owes, with its days, and what happens next. */
import type { Duty as DutyBody, MyWork } from '@throughline/contract/collect/rounds.ts';
import { type Duty, byDay, dutiesOf, levelsOf, roundsToClose } from '@throughline/core/assure/duties.ts';
import { nextLevel } from '@throughline/core/assure/verification.ts';
import { standingOf } from '@throughline/core/collect/report.ts';
import { type Round, roundFor, roundState } from '@throughline/core/collect/round.ts';
import { dayNumber } from '@throughline/core/ground/day.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { today } from '../../clock.ts';
import { type Owing, loadOwed } from '../../collect/load-owed.ts';
import { loadRounds } from '../../collect/load-rounds.ts';
import { scopeOf, scopeOfLevel } from '../../collect/scope.ts';
import type { Trx } from '../../database/scope.ts';
import { doerOf } from '../../frame/doer.ts';
import { seeRecords } from '../../people/lies-in.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';

/** Days shown of rounds to come. */
const NEXT = 6;

/** At most `limit` duties, earliest day first; the counts are of all. */
export async function viewMyWork(trx: Trx, org: HeldOrganisation, actor: Actor, limit: number): Promise<MyWork> {
  const day = today();
  await seeRecords(trx, org, actor);
  const rounds = await loadRounds(trx, org.orgId);
  const doer = doerOf(actor);
  const mayEnter = (one: Owing['project']): boolean => may(actor, 'report.enter', scopeOf(org, one), day);
  const mayVerify = (one: Owing['project'], level: 'project' | 'programme' | 'results-unit'): boolean => may(actor, 'report.verify', scopeOfLevel(org, one, level), day);
  const owed = await loadOwed(trx, org, rounds, day, (one) => mayEnter(one) || may(actor, 'report.verify', scopeOf(org, one), day));
  const found = new Map<Duty, Owing>();
  for (const one of owed) {
    const rights = { submit: mayEnter(one.project), verifyAt: (level: Parameters<typeof mayVerify>[1]) => mayVerify(one.project, level) };
    for (const duty of dutiesOf(one.known, rounds, periodText(one.span), doer, rights, day)) found.set(duty, one);
  }
  const closing = may(actor, 'round.close', { organisation: org.code }, day) ? roundsToClose(rounds, day) : [];
  const all = [...found.keys(), ...closing].sort(byDay);
  const count = (to: Duty['to']): number => all.filter((one) => one.to === to).length;
  return {
    organisation: org.code, today: day, actor: actor.name,
    duties: all.slice(0, limit).map((one) => bodyOf(one, found.get(one), day)), more: Math.max(0, all.length - limit),
    counts: { report: count('report'), fix: count('fix'), verify: count('verify'), decide: count('decide'), close: count('close') },
    waiting: owed.flatMap((one) => waitingOf(one, rounds, org, doer.id, day)).slice(0, limit), next: nextDays(rounds, day),
  };
}

function bodyOf(duty: Duty, owing: Owing | undefined, day: string): DutyBody {
  const late = { due: duty.due, daysLate: duty.due === null ? null : dayNumber(day) - dayNumber(duty.due) };
  if (duty.to === 'close') return { to: 'close', round: duty.round, period: periodText(duty.span), due: duty.due, daysLate: late.daysLate };
  const at = { project: duty.project, title: owing!.project.title, period: periodText(duty.span), ...late };
  if (duty.to === 'report') return { to: 'report', ...at, begun: duty.begun, round: duty.round, lines: owing!.lines };
  if (duty.to === 'fix') return { to: 'fix', ...at, number: duty.number, comments: duty.comments, reason: duty.reason };
  return { to: duty.to, ...at, number: duty.number, level: duty.level, since: duty.since, by: owing!.known.report.submissions.at(-1)?.by?.name ?? null };
}

/** What a person sent in and somebody else is to judge. */
function waitingOf(one: Owing, rounds: readonly Round[], org: HeldOrganisation, id: string, day: string): MyWork['waiting'] {
  const standing = standingOf(one.known.report);
  if (standing.is !== 'submitted' || standing.head.by?.id !== id) return [];
  const round = roundFor(rounds, one.known.places, one.span, day);
  const level = nextLevel(levelsOf(round, org.code, one.project.code, periodText(one.span)), standing.head);
  return [{ project: one.project.code, title: one.project.title, period: periodText(one.span), number: standing.head.number, since: standing.head.submitted, level }];
}

function nextDays(rounds: readonly Round[], day: string): MyWork['next'] {
  return rounds.filter((one) => roundState(one, day) !== 'closed').flatMap((one) => (['opens', 'due', 'closes'] as const).flatMap((event) =>
    (one[event] < day ? [] : [{ day: one[event], event, round: one.number, period: periodText(one.span), place: one.place }])))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).slice(0, NEXT);
}
