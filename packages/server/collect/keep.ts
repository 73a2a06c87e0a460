/** Keeps the facts that a decision on a report gave, and tells those who listen when what counts has changed. SQL and nothing decided. */
import type { AssureFact } from '@throughline/core/assure/verification.ts';
import type { CommentFact, NewComment } from '@throughline/core/assure/comment.ts';
import { answerOf, enteredOf } from '@throughline/core/collect/answered.ts';
import type { Typed } from '@throughline/core/collect/draft.ts';
import type { TakingFact } from '@throughline/core/collect/taking.ts';
import { factorOf } from '@throughline/core/framework/conversion.ts';
import { firstDay, lastDay } from '@throughline/core/ground/period.ts';
import { now } from '../clock.ts';
import type { ProjectsChanged } from '../listeners.ts';
import type { At } from './at.ts';
import { insertSubmissions } from './insert-submissions.ts';
import { type HeldSheet, loadSheet } from './load-sheet.ts';
import * as evidence from './evidence-queries.ts';
import { keepTaking, keepUndoing } from './keep-taking.ts';
import * as sql from './queries.ts';
import { saidOf, statedOf } from './said.ts';
import { storedValues } from './stored.ts';

export type ReportFact = AssureFact | CommentFact | TakingFact;
export type Kept = {
  readonly at: string; readonly trail: Readonly<Record<string, unknown>>; readonly before: unknown; readonly after: unknown; readonly reason: string | null;
  readonly comments: readonly number[];
};

type Keeping = At & { readonly now: string; readonly listeners: readonly ProjectsChanged[] };

export async function keep(at: At, facts: readonly ReportFact[], listeners: readonly ProjectsChanged[]): Promise<Kept> {
  const keeping: Keeping = { ...at, now: now(), listeners };
  let kept: Kept = { at: keeping.now, trail: {}, before: null, after: null, reason: null, comments: [] };
  for (const fact of facts) {
    const one = await keepOne(keeping, fact);
    kept = { ...kept, trail: { ...kept.trail, ...one.trail }, before: one.before ?? kept.before, after: one.after ?? kept.after, reason: one.reason ?? kept.reason, comments: [...kept.comments, ...(one.comments ?? [])] };
  }
  return kept;
}

type Told = { readonly trail: Record<string, unknown>; readonly before?: unknown; readonly after?: unknown; readonly reason?: string | null; readonly comments?: number[] };

function keepOne(keeping: Keeping, fact: ReportFact): Promise<Told> {
  switch (fact.fact) {
    case 'draft-saved': return saveDraft(keeping, fact);
    case 'report-submitted': return submit(keeping, fact);
    case 'submission-withdrawn': return withdraw(keeping, fact);
    case 'reopening-dropped': return dropReopening(keeping);
    case 'level-passed': return pass(keeping, fact);
    case 'submission-returned': return giveBack(keeping, fact);
    case 'report-reopened': return reopen(keeping, fact);
    case 'filled-taken': return keepTaking(keeping, fact, () => saveDraft(keeping, { ...fact, fact: 'draft-saved' }));
    case 'taking-undone': return keepUndoing(keeping, fact);
    case 'cell-commented': return comment(keeping, fact.comment, fact.replyTo);
    default: return resolve(keeping, fact.number);
  }
}
type Of<Name extends ReportFact['fact']> = Extract<ReportFact, { readonly fact: Name }>;

type ReportRow = { readonly basis: string | null; readonly narrative: string | null; readonly reason: string | null };
const putReport = ({ trx, project, span, org, by, now: at }: Keeping, row: ReportRow): Promise<unknown> =>
  trx.query({ name: 'report-put', text: sql.PUT_REPORT, values: [project.project_id, span.first, span.last, org.orgId, row.basis, row.narrative, row.reason, at, by.id, by.name] });

async function putValues(keeping: Keeping, sheet: Pick<HeldSheet, 'ids'>, values: ReadonlyMap<string, Typed>): Promise<void> {
  if (values.size === 0) return;
  const { trx, project, span, org, by, now: at } = keeping;
  const rows = [...values].map(([code, { said, note }]) => ({ indicator_id: sheet.ids.get(code), said, note }));
  await trx.query({ name: 'report-values', text: sql.PUT_VALUES, values: [project.project_id, span.first, span.last, org.orgId, JSON.stringify(rows), by.id, by.name, at] });
}

const clearValues = ({ trx, project, span }: Keeping): Promise<unknown> => trx.query(sql.CLEAR_VALUES, [project.project_id, span.first, span.last]);

async function saveDraft(keeping: Keeping, fact: Of<'draft-saved'>): Promise<Told> {
  const { report } = keeping;
  await putReport(keeping, {
    basis: fact.basis, narrative: fact.narrative === undefined ? (report.draft?.narrative ?? null) : fact.narrative,
    reason: fact.reason === undefined ? (report.draft?.reason ?? null) : fact.reason,
  });
  await putValues(keeping, await sheetOf(keeping), fact.values);
  const held = report.draft?.values;
  return {
    trail: {}, before: Object.fromEntries([...fact.values.keys()].map((code) => [code, held?.get(code)?.said ?? null])),
    after: Object.fromEntries([...fact.values].map(([code, one]) => [code, one.said])),
  };
}

const sheetOf = ({ trx, org, project, span }: Keeping): Promise<HeldSheet> => loadSheet(trx, org.orgId, project, span);

async function submit(keeping: Keeping, fact: Of<'report-submitted'>): Promise<Told> {
  const { trx, org, project, span, by, report } = keeping;
  const sheet = await sheetOf(keeping);
  const submitted = afterLast(keeping.now, report.submissions.at(-1)?.submitted ?? null);
  const values = sheet.rows.flatMap((row) => {
    const typed = fact.values.get(row.code);
    if (typed?.said == null) return [];
    const factor = factorOf(sheet.reference, sheet.known.rate, typed.said.unit ?? null, row.unit, sheet.year)!;
    return [{ indicator: row.code, said: saidOf(answerOf(typed.said, factor), enteredOf(typed.said, row, factor)), note: typed.note }];
  }).map((one, ordinal) => ({ ...one, ordinal }));
  const [made] = await insertSubmissions({ trx, orgId: org.orgId, importId: null, indicators: sheet.ids }, [{
    project_id: project.project_id, restates: null, number: fact.number, period_first: span.first, period_last: span.last, starts: firstDay(span), ends: lastDay(span),
    due: fact.due, submitted, submitted_timed: true, state: 'submitted', verified: null, verified_timed: false, reason: fact.reason, source_at: null, source_line: null,
    submitted_by: by.id, submitted_name: by.name, authors: fact.authors, narrative: fact.narrative, values,
  }]);
  await move(keeping, made!.submission_id, { move: 'submitted', level: null, reason: fact.reason, at: submitted });
  // what supports its values now supports this submission for good
  await trx.query(evidence.FREEZE, [project.project_id, made!.submission_id, span.first, span.last]);
  await clearValues(keeping);
  await putReport(keeping, { basis: null, narrative: null, reason: null });
  return { trail: { number: fact.number, due: fact.due }, after: Object.fromEntries([...fact.values].map(([code, one]) => [code, one.said])), reason: fact.reason };
}

/** Submissions of one report have an order to the second (contracts.md, "Rules of the file"). */
function afterLast(at: string, last: string | null): string {
  if (last === null) return at;
  const [moment, before] = [Date.parse(at), Date.parse(last.length === 10 ? `${last}T00:00:00Z` : last)];
  return moment > before ? at : new Date(before - (before % 1000) + 1000).toISOString().replace(/\.[0-9]+Z$/, 'Z');
}

type Moved = { readonly move: string; readonly level: string | null; readonly reason: string | null; readonly at?: string };
const move = ({ trx, project, org, by, now: at }: Keeping, submission: string, moved: Moved): Promise<unknown> =>
  trx.query({ name: 'report-move', text: sql.MOVE, values: [project.project_id, submission, org.orgId, moved.move, moved.level, by.id, by.name, moved.at ?? at, moved.reason] });

const headOf = ({ report }: Keeping, number: number) => report.submissions.find((one) => one.number === number)!;
const setState = ({ trx, project }: Keeping, id: string, state: string, verified: string | null): Promise<unknown> => trx.query(sql.SET_STATE, [project.project_id, id, state, verified]);

async function withdraw(keeping: Keeping, fact: Of<'submission-withdrawn'>): Promise<Told> {
  const head = headOf(keeping, fact.number);
  await setState(keeping, head.id, 'withdrawn', null);
  await move(keeping, head.id, { move: 'withdrawn', level: null, reason: fact.reason });
  await goOn(keeping, [head.id], { basis: 'withdrawn', narrative: head.narrative, reason: head.reason });
  return { trail: { number: fact.number }, reason: fact.reason };
}

async function dropReopening(keeping: Keeping): Promise<Told> {
  const before = Object.fromEntries([...(keeping.report.draft?.values ?? [])].map(([code, one]) => [code, one.said]));
  const of = [keeping.project.project_id, keeping.span.first, keeping.span.last];
  await keeping.trx.query(evidence.CLEAR_TIES, of);
  await keeping.trx.query(evidence.RESTORE_TIES, of);
  await clearValues(keeping);
  await putReport(keeping, { basis: null, narrative: null, reason: null });
  return { trail: {}, before };
}

async function pass(keeping: Keeping, fact: Of<'level-passed'>): Promise<Told> {
  const { trx, org, project, listeners } = keeping;
  const head = headOf(keeping, fact.number);
  await move(keeping, head.id, { move: 'passed', level: fact.level, reason: fact.reason });
  await putReport(keeping, { basis: null, narrative: null, reason: null });
  if (fact.last) {
    // a clock that was set back never verifies what was not yet sent in
    const verified = Date.parse(keeping.now) < Date.parse(head.submitted) ? head.submitted : keeping.now;
    await setState(keeping, head.id, 'verified', verified);
    await move(keeping, head.id, { move: 'verified', level: fact.level, reason: null });
    for (const listener of listeners) await listener(trx, org.orgId, [project.project_id]);
  }
  return { trail: { number: fact.number, level: fact.level, counts: fact.last }, reason: fact.reason };
}

async function giveBack(keeping: Keeping, fact: Of<'submission-returned'>): Promise<Told> {
  const head = headOf(keeping, fact.number);
  await setState(keeping, head.id, 'returned', null);
  await move(keeping, head.id, { move: 'returned', level: fact.level, reason: fact.reason });
  await goOn(keeping, [head.id], { basis: 'returned', narrative: head.narrative, reason: null });
  const numbers: number[] = [];
  for (const one of fact.comments) numbers.push(await putComment(keeping, one, null));
  return { trail: { number: fact.number, level: fact.level, comments: numbers }, reason: fact.reason, comments: numbers };
}

async function reopen(keeping: Keeping, fact: Of<'report-reopened'>): Promise<Told> {
  const sheet = await sheetOf(keeping);
  const here = [...sheet.inForce].flatMap(([code, all]) => all.filter((one) => one.span.first === keeping.span.first && one.span.last === keeping.span.last).map((one) => ({ code, submission: one.submission })));
  await goOn(keeping, here.map((one) => one.submission), { basis: 'reopened', narrative: keeping.report.submissions.at(-1)!.narrative, reason: fact.reason }, new Map(here.map((one) => [one.code, one.submission])), sheet);
  return { trail: { indicators: here.map((one) => one.code) }, reason: fact.reason };
}

/** Opens a draft with what submissions say, written by those who wrote it: their authors stay its authors. */
async function goOn(keeping: Keeping, submissions: readonly string[], row: ReportRow, from?: ReadonlyMap<string, string>, held?: HeldSheet): Promise<void> {
  const { trx, project } = keeping;
  const sheet = held ?? await sheetOf(keeping);
  await putReport(keeping, row);
  const values = (await storedValues(trx, project.project_id, [...new Set(submissions)])).filter((one) => from === undefined || from.get(one.indicator) === one.submission_id);
  const typed = new Map(values.map((one): [string, Typed] => [one.indicator, { said: statedOf(one), note: one.note }]));
  const author = keeping.report.submissions.findLast((one) => submissions.includes(one.id));
  await putValues({ ...keeping, by: author?.by ?? keeping.by, now: author?.by ? author.submitted : keeping.now }, sheet, typed);
}

async function putComment({ trx, project, org, span, by, now: at, report }: Keeping, one: NewComment, replyTo: number | null): Promise<number> {
  const id = (await trx.query<{ indicator_id: string }>('select indicator_id from project_indicator join indicator i using (indicator_id) where project_id = $1 and i.code = $2', [project.project_id, one.indicator])).rows[0]!.indicator_id;
  const found = await trx.query<{ number: number }>(sql.INSERT_COMMENT, [project.project_id, org.orgId, span.first, span.last, id, one.cell, replyTo, one.body.trim(), one.to ?? (replyTo === null ? (report.submissions.at(-1)?.by?.name ?? null) : null), one.due, by.id, by.name, at]);
  return found.rows[0]!.number;
}

async function comment(keeping: Keeping, one: NewComment, replyTo: number | null): Promise<Told> {
  const number = await putComment(keeping, one, replyTo);
  return { trail: { comment: number, indicator: one.indicator, body: one.body }, comments: [number] };
}

async function resolve(keeping: Keeping, number: number): Promise<Told> {
  const { trx, project, by, now: at } = keeping;
  await trx.query(sql.RESOLVE_COMMENT, [project.project_id, number, at, by.id, by.name]);
  return { trail: { comment: number } };
}
