/** A report as decisions see it: its draft, its submissions with their moves, its comments. */
import type { Doer, Draft, DraftValue, Head, Report } from '@throughline/core/collect/report.ts';
import type { LevelCode } from '@throughline/core/collect/round.ts';
import type { SubmissionState } from '@throughline/core/collect/submission.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import type { Span } from '@throughline/core/ground/period.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldProject } from './find-period.ts';
import * as sql from './queries.ts';

export type Move = { readonly move: 'submitted' | 'passed' | 'verified' | 'returned' | 'withdrawn'; readonly level: LevelCode | null; readonly by: string; readonly name: string; readonly at: string; readonly reason: string | null };
type ReportRow = { version: string; basis: Draft['basis'] | null; narrative: string | null; reason: string | null; saved: string | null; saved_by: string | null; saved_name: string | null };
type ValueRow = { code: string; said: SaidEntry | null; note: string | null; by_id: string; by_name: string; at: string };
type HeadRow = {
  submission_id: string; number: number; state: SubmissionState; submitted: string; submitted_timed: boolean; submitted_by: string | null; submitted_name: string | null;
  authors: string[]; reason: string | null; narrative: string | null; due: string | null; moves: Move[] | null; indicators: string[];
};

export type HeldHead = Head & { readonly id: string; readonly moves: readonly Move[]; readonly narrative: string | null; readonly due: string | null };
export type HeldReport = Omit<Report, 'submissions'> & { readonly submissions: readonly HeldHead[]; readonly saved: { readonly at: string; readonly by: Doer } | null };

export async function loadReport(trx: Trx, project: HeldProject, span: Span): Promise<HeldReport> {
  const at = [project.project_id, span.first, span.last];
  const row = (await trx.query<ReportRow>({ name: 'report-row', text: sql.REPORT, values: at })).rows[0];
  const heads = (await trx.query<HeadRow>({ name: 'report-heads', text: sql.HEADS, values: at })).rows;
  const open = row !== undefined && row.basis !== null;
  const values = open ? (await trx.query<ValueRow>({ name: 'report-draft', text: sql.DRAFT_VALUES, values: at })).rows : [];
  return {
    project: project.code, span, version: Number(row?.version ?? 0),
    draft: open ? { basis: row.basis!, narrative: row.narrative, reason: row.reason, values: new Map(values.map((one) => [one.code, valueOf(one)])) } : null,
    submissions: heads.map(headOf),
    saved: row?.saved == null ? null : { at: row.saved, by: { id: row.saved_by ?? '', name: row.saved_name ?? '' } },
  };
}

const valueOf = (row: ValueRow): DraftValue => ({ said: row.said, note: row.note, by: { id: row.by_id, name: row.by_name }, at: row.at });

function headOf(row: HeadRow): HeldHead {
  const moves = row.moves ?? [];
  return {
    id: row.submission_id, number: row.number, state: row.state, submitted: row.submitted_timed ? row.submitted : row.submitted.slice(0, 10),
    by: row.submitted_by === null ? null : { id: row.submitted_by, name: row.submitted_name ?? row.submitted_by }, authors: row.authors,
    passed: moves.flatMap((one) => (one.move === 'passed' && one.level !== null ? [{ level: one.level, by: one.by }] : [])),
    returned: moves.findLast((one) => one.move === 'returned')?.reason ?? null, reason: row.reason, indicators: row.indicators,
    moves, narrative: row.narrative, due: row.due,
  };
}

export type Comment = {
  readonly number: number; readonly indicator: string; readonly cell: string | null; readonly reply_to: number | null; readonly body: string; readonly to_name: string | null;
  readonly due: string | null; readonly by_id: string; readonly by_name: string; readonly at: string; readonly resolved: string | null; readonly resolved_name: string | null;
};

export const loadComments = async (trx: Trx, project: HeldProject, span: Span): Promise<Comment[]> =>
  (await trx.query<Comment>({ name: 'report-comments', text: sql.COMMENTS, values: [project.project_id, span.first, span.last] })).rows;
