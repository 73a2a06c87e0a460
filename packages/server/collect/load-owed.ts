/** Every report of an organisation that is asked for, begun, or not finally judged, as duties and rounds see them. */
import type { Known } from '@throughline/core/assure/duties.ts';
import type { Basis, Head } from '@throughline/core/collect/report.ts';
import type { Round } from '@throughline/core/collect/round.ts';
import type { SubmissionState } from '@throughline/core/collect/submission.ts';
import { expectedIn, planOf } from '@throughline/core/design/life.ts';
import { type Span, quarterOfDay } from '@throughline/core/ground/period.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { type HeldProject, placesOf } from './find-period.ts';
import type { Move } from './load-report.ts';
import * as sql from './queries.ts';

/** `lines`: indicators that the plan expects of the period. */
export type Owing = { readonly project: HeldProject; readonly span: Span; readonly lines: number; readonly known: Known };

type PlanRow = { project_id: string; listed_first: number[] | null; listed_last: number[] | null; lines: number };
type StandingRow = {
  project_id: string; period_first: number; period_last: number; number: number; state: SubmissionState; submitted: string; submitted_timed: boolean;
  submitted_by: string | null; submitted_name: string | null; authors: string[]; moves: Pick<Move, 'move' | 'level' | 'by' | 'reason'>[] | null;
};
type DraftRow = { project_id: string; period_first: number; period_last: number; basis: Basis };
type CommentRow = { project_id: string; period_first: number; period_last: number; comments: number; due: string | null };
type Keyed = { project_id: string; period_first: number; period_last: number };

const keyOf = (row: Keyed): string => `${row.project_id} ${row.period_first} ${row.period_last}`;

/** Periods are asked for by rounds; where there is none, those of the last year and this one that are over. */
export async function loadOwed(trx: Trx, org: HeldOrganisation, rounds: readonly Round[], day: string, wanted: (project: HeldProject) => boolean): Promise<Owing[]> {
  const window = { first: (Number(day.slice(0, 4)) - 1) * 4, last: quarterOfDay(day) - 1 };
  const spans = rounds.length === 0 ? [window] : rounds.map((one) => one.span);
  const ask = async <Row extends object>(text: string, ...more: unknown[]): Promise<Row[]> => (await trx.query<Row & Record<string, unknown>>(text, [org.orgId, ...more])).rows;
  const projects = (await ask<HeldProject>(sql.PROJECTS)).filter(wanted);
  const plans = Map.groupBy(await ask<PlanRow>(sql.PLANS), (one) => one.project_id);
  const heads = Map.groupBy(await ask<StandingRow>(sql.STANDINGS, Math.min(...spans.map((one) => one.first))), keyOf);
  const drafts = new Map((await ask<DraftRow>(sql.DRAFTS)).map((one) => [keyOf(one), one]));
  const comments = new Map((await ask<CommentRow>(sql.OPEN_COMMENTS)).map((one) => [keyOf(one), one]));
  const touched = Map.groupBy([...[...heads.values()].map((all) => all[0]! as Keyed), ...drafts.values()], (one) => one.project_id);
  return projects.flatMap((project) => {
    const lines = expectedLines(project, plans.get(project.project_id) ?? [], spans);
    for (const one of touched.get(project.project_id) ?? []) if (!lines.has(`${one.period_first} ${one.period_last}`)) lines.set(`${one.period_first} ${one.period_last}`, 0);
    return [...lines].map(([period, count]): Owing => {
      const [first, last] = period.split(' ').map(Number) as [number, number];
      const key = `${project.project_id} ${period}`;
      const span = { first, last };
      return { project, span, lines: count, known: knownOf(org, project, { span, expected: count > 0, heads: heads.get(key) ?? [], draft: drafts.get(key), comments: comments.get(key) }) };
    });
  });
}

function expectedLines(project: HeldProject, plans: readonly PlanRow[], spans: readonly Span[]): Map<string, number> {
  const lines = new Map<string, number>();
  for (const row of plans) {
    const listed = row.listed_first?.map((first, n) => ({ first, last: row.listed_last![n]! })) ?? null;
    const plan = planOf({ start: project.starts, end: project.ends, frequency: project.frequency ?? 'year', listed });
    const seen = new Set(spans.flatMap((span) => expectedIn(plan, span)).map((one) => `${one.first} ${one.last}`));
    for (const period of seen) lines.set(period, (lines.get(period) ?? 0) + row.lines);
  }
  return lines;
}

type Standing = { readonly span: Span; readonly expected: boolean; readonly heads: readonly StandingRow[]; readonly draft: DraftRow | undefined; readonly comments: CommentRow | undefined };

function knownOf(org: HeldOrganisation, project: HeldProject, { span, expected, heads, draft, comments }: Standing): Known {
  return {
    organisation: org.code, expected, places: placesOf(project), comments: comments?.comments ?? 0, commentDue: comments?.due ?? null,
    report: {
      project: project.code, span, version: 0, submissions: heads.map(headOf),
      draft: draft === undefined ? null : { basis: draft.basis, values: new Map(), narrative: null, reason: null },
    },
  };
}

function headOf(row: StandingRow): Head {
  const moves = row.moves ?? [];
  return {
    number: row.number, state: row.state, submitted: row.submitted_timed ? row.submitted : row.submitted.slice(0, 10),
    by: row.submitted_by === null ? null : { id: row.submitted_by, name: row.submitted_name ?? row.submitted_by }, authors: row.authors,
    passed: moves.flatMap((one) => (one.move === 'passed' && one.level !== null ? [{ level: one.level, by: one.by }] : [])),
    returned: moves.findLast((one) => one.move === 'returned')?.reason ?? null, reason: null, indicators: [],
  };
}
