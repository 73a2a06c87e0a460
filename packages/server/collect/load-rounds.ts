/** Rounds of an organisation as `core` reads them. */
import type { Calendar } from '@throughline/core/collect/calendar.ts';
import type { LevelCode, Round } from '@throughline/core/collect/round.ts';
import { rational } from '@throughline/core/ground/rational.ts';
import type { Trx } from '../database/scope.ts';
import * as sql from './queries.ts';

export type RoundRow = {
  number: number; calendar: Calendar; period_first: number; period_last: number; place: string; opens: string; due: string; closes: string;
  levels: { level: LevelCode; share: string }[]; reason: string | null; opened: string; opened_name: string; closed: string | null; closed_name: string | null; closed_reason: string | null;
};

export const roundRows = async (trx: Trx, orgId: string): Promise<RoundRow[]> => (await trx.query<RoundRow>({ name: 'rounds', text: sql.ROUNDS, values: [orgId] })).rows;
export const loadRounds = async (trx: Trx, orgId: string): Promise<Round[]> => (await roundRows(trx, orgId)).map(roundOf);

export const roundOf = (row: RoundRow): Round => ({
  number: row.number, calendar: row.calendar, span: { first: row.period_first, last: row.period_last }, place: row.place, opens: row.opens, due: row.due, closes: row.closes,
  closed: row.closed !== null, levels: row.levels.map(({ level, share }) => ({ level, share: rational(share) })),
});
