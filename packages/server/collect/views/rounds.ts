/** Reporting rounds, latest first, each with how the reports stand that it asks for. */
import type { RoundRow as RoundBody, Rounds } from '@throughline/contract/collect/rounds.ts';
import { CALENDARS, recentPeriods } from '@throughline/core/collect/calendar.ts';
import { standingOf } from '@throughline/core/collect/report.ts';
import { roundState } from '@throughline/core/collect/round.ts';
import { inside, periodText } from '@throughline/core/ground/period.ts';
import { type Actor, abilitiesOf, may } from '@throughline/core/people/may.ts';
import { today } from '../../clock.ts';
import { type Trx, see } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type Owing, loadOwed } from '../load-owed.ts';
import { type RoundRow, roundOf, roundRows } from '../load-rounds.ts';

/** Rounds shown, and periods offered for a new one. */
const SHOWN = 40;
const OFFERED = 5;

export async function viewRounds(trx: Trx, org: HeldOrganisation, actor: Actor): Promise<Rounds> {
  const day = today();
  if (!abilitiesOf(actor, day).some((one) => one.verb === 'round.read' && ('store' in one.at || one.at.organisation === org.code))) return { organisation: org.code, today: day, rounds: [], may: { open: false, close: false }, periods: [] };
  // nothing leaves but counts
  await see(trx, { record_orgs: [org.orgId] });
  const rows = (await roundRows(trx, org.orgId)).reverse().slice(0, SHOWN);
  const owed = rows.length === 0 ? [] : await loadOwed(trx, org, rows.map(roundOf), day, () => true);
  return {
    organisation: org.code, today: day, rounds: rows.map((row) => bodyOf(row, owed, day)),
    may: { open: may(actor, 'round.open', { organisation: org.code }, day), close: may(actor, 'round.close', { organisation: org.code }, day) },
    periods: CALENDARS.map((calendar) => ({ calendar, periods: recentPeriods(calendar, day, OFFERED).map(periodText) })),
  };
}

function bodyOf(row: RoundRow, owed: readonly Owing[], day: string): RoundBody {
  const round = roundOf(row);
  const asked = owed.filter((one) => one.known.expected && one.known.places.has(round.place) && inside(one.span, round.span));
  const count = (state: string): number => asked.filter((one) => standingOf(one.known.report).is === state).length;
  return {
    number: row.number, calendar: row.calendar, period: periodText(round.span), place: row.place, opens: row.opens, due: row.due, closes: row.closes, state: roundState(round, day),
    levels: row.levels, reason: row.reason, opened: row.opened, openedBy: row.opened_name, closed: row.closed, closedBy: row.closed_name, closedReason: row.closed_reason,
    asked: asked.length, verified: count('verified'), submitted: count('submitted'), returned: count('returned'), drafts: count('drafting'),
  };
}
