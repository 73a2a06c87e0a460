/** One report as it is written and judged: its sheet with last period and target beside each line, who did what, and what may be done now. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { nextLevel } from '@throughline/core/assure/verification.ts';
import { standingOf } from '@throughline/core/collect/report.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { roundState } from '@throughline/core/collect/round.ts';
import { checkSheet, stateOf } from '@throughline/core/collect/sheet.ts';
import { expects, planOf } from '@throughline/core/design/life.ts';
import { firstDay, lastDay, periodText, sameSpan, type Span } from '@throughline/core/ground/period.ts';
import type { Language } from '@throughline/core/ground/words.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { today } from '../../clock.ts';
import type { At } from '../../collect/at.ts';
import { findProject, periodNamed } from '../../collect/find-period.ts';
import { levelsOfReport, roundOver } from '../../collect/intake.ts';
import { type Comment, type HeldReport, loadComments, loadReport } from '../../collect/load-report.ts';
import { type HeldSheet, loadSheet, namedIn } from '../../collect/load-sheet.ts';
import * as sql from '../../collect/queries.ts';
import { statedOf } from '../../collect/said.ts';
import { scopeOf } from '../../collect/scope.ts';
import { storedValues } from '../../collect/stored.ts';
import { type Trx, see } from '../../database/scope.ts';
import { doerOf } from '../../frame/doer.ts';
import { problemBody } from '../../http/problem-details.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { abilitiesOf } from '../report-abilities.ts';
import { type Shown, rowsOf, unitsOf } from '../report-rows.ts';

export type Asked = { readonly project: string; readonly period: string; readonly language: Language };

/** Refused: `unknown-project`, `unknown-report` (missing; also for who may not see what is not verified), `period-malformed` (invalid). */
export async function viewReport(trx: Trx, org: HeldOrganisation, actor: Actor, asked: Asked): Promise<ReportPage> {
  const span = periodNamed(asked.period);
  const project = await findProject(trx, org.orgId, asked.project);
  if (!may(actor, 'report.read', scopeOf(org, project), today())) throw new Refused([missing('unknown-report', 'report', { found: asked.period })]);
  await see(trx, { record_projects: [project.project_id] });
  const report = await loadReport(trx, project, span);
  const at: At = { trx, org, project, span, report, by: doerOf(actor) };
  const first = await loadSheet(trx, org.orgId, project, span);
  const shown = await shownOf(at, first);
  const named = namedIn([...shown.values()].map((one) => one.said));
  const sheet = named.persons.length + named.deals.length === 0 ? first : await loadSheet(trx, org.orgId, project, span, named);
  const comments = await loadComments(trx, project, span);
  const round = await roundOver(at);
  const levels = levelsOfReport(at, round);
  const head = report.submissions.at(-1) ?? null;
  const standing = standingOf(report);
  const judged = standing.is === 'drafting' || standing.is === 'submitted' ? checkSheet(sheet, saidOf(shown), false) : [];
  return {
    organisation: org.code, project: project.code, title: project.title, programme: project.programme, period: periodText(span), year: sheet.year, starts: firstDay(span), ends: lastDay(span),
    version: report.version, standing: standing.is, basis: report.draft?.basis ?? null, narrative: report.draft?.narrative ?? null, reason: report.draft?.reason ?? null,
    saved: report.saved === null || report.draft === null ? null : { at: report.saved.at, by: report.saved.by.name },
    round: round === null ? null : { number: round.number, state: roundState(round, today()), opens: round.opens, due: round.due, closes: round.closes },
    levels: levels.map((level) => passedAt(report, level)),
    submission: head === null ? null : { number: head.number, state: head.state, submitted: head.submitted, by: head.by?.name ?? null, reason: head.reason, narrative: head.narrative, returned: head.returned },
    moves: report.submissions.flatMap((one) => one.moves.map((move) => ({ number: one.number, move: move.move, level: move.level, by: move.name, at: move.at, reason: move.reason }))),
    may: abilitiesOf(at, actor, { round, level: head === null ? null : nextLevel(levels, head), openComments: comments.some((one) => one.reply_to === null && one.resolved === null) }),
    rows: await rowsOf(at, sheet, shown, asked.language), comments: comments.map(commentOf), problems: judged.map((one) => problemBody(asked.language, one)),
    ...unitsOf(sheet), periods: await periodsOf(at, sheet),
  };
}

/** What the sheet shows: what is being written, else what waits to be judged, else what is in force. */
async function shownOf({ trx, project, span, report }: At, sheet: HeldSheet): Promise<Map<string, Shown>> {
  if (report.draft !== null) return new Map([...report.draft.values].map(([code, one]) => [code, { said: one.said, note: one.note, by: one.by.name, at: one.at }]));
  const head = report.submissions.at(-1);
  if (head === undefined) return new Map();
  const judged = head.state === 'submitted';
  const inForce = new Map([...sheet.inForce].flatMap(([code, all]) => all.filter((one) => sameSpan(one.span, span)).map((one) => [code, one.submission] as const)));
  const stored = await storedValues(trx, project.project_id, judged ? [head.id] : [...new Set(inForce.values())]);
  const byId = new Map(report.submissions.map((one) => [one.id, one]));
  return new Map(stored.filter((one) => judged || inForce.get(one.indicator) === one.submission_id).map((one) => {
    const of = byId.get(one.submission_id);
    return [one.indicator, { said: statedOf(one), note: one.note, by: of?.by?.name ?? '', at: of?.submitted ?? '' }];
  }));
}

const saidOf = (shown: ReadonlyMap<string, Shown>): Map<string, SaidEntry> =>
  new Map([...shown].flatMap(([code, one]) => (stateOf(one.said) === 'not-entered' ? [] : [[code, one.said!] as const])));

function passedAt(report: HeldReport, level: ReportPage['levels'][number]['level']): ReportPage['levels'][number] {
  const move = report.submissions.at(-1)?.moves.find((one) => one.move === 'passed' && one.level === level);
  return { level, by: move?.name ?? null, at: move?.at ?? null };
}

const commentOf = (one: Comment): ReportPage['comments'][number] => ({
  number: one.number, indicator: one.indicator, cell: one.cell, replyTo: one.reply_to, body: one.body, to: one.to_name, due: one.due, by: one.by_name, at: one.at,
  resolved: one.resolved, resolvedBy: one.resolved_name,
});

/** Periods that the plan expects up to the one after the last that is over, and those that have a report. */
async function periodsOf({ trx, project }: At, sheet: HeldSheet): Promise<ReportPage['periods']> {
  type Row = Span & { state: string | null; draft: boolean };
  const held = (await trx.query<Row>(sql.PERIODS, [project.project_id])).rows;
  const frequency = sheet.quarterly ? 'quarter' as const : 'year' as const;
  const plans = sheet.rows.map((row) => planOf({ start: project.starts, end: project.ends, frequency, listed: row.listed_first?.map((first, n) => ({ first, last: row.listed_last![n]! })) ?? null }));
  const size = sheet.quarterly ? 1 : 4;
  const end = Math.floor(quarterNow() / size) * size + size - 1;
  const first = Math.min(...plans.map((one) => one.first.first), end);
  const all = new Map<string, ReportPage['periods'][number]>();
  for (let from = first; from <= end; from += size) {
    const span = { first: from, last: from + size - 1 };
    if (plans.some((one) => expects(one, span))) all.set(periodText(span), { period: periodText(span), standing: 'new' });
  }
  for (const one of held) all.set(periodText(one), { period: periodText(one), standing: one.draft ? 'drafting' : one.state === null || one.state === 'draft' ? 'new' : one.state as 'verified' });
  return [...all.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
}

const quarterNow = (): number => Number(today().slice(0, 4)) * 4 + Math.floor((Number(today().slice(5, 7)) - 1) / 3);
