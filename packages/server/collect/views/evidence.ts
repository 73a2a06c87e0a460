/** What supports a report: as it stands, or as a submission was sent in; and one file of it. */
import type { EvidenceOfReport } from '@throughline/contract/collect/evidence.ts';
import { FILE_TYPES } from '@throughline/core/collect/file-types.ts';
import type { Tie } from '@throughline/core/collect/evidence.ts';
import { standingOf } from '@throughline/core/collect/report.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import * as sql from '../evidence-queries.ts';
import { type HeldProject, findProject, periodNamed } from '../find-period.ts';
import { type EvidenceRow, evidenceOf, numbered, seeEvidence, tiesOf } from '../load-evidence.ts';
import { type HeldReport, loadReport } from '../load-report.ts';
import { LINES } from '../queries.ts';
import { scopeOf } from '../scope.ts';
import type { Keeping } from '../../files/settings.ts';

export type Asked = { readonly project: string; readonly period: string; readonly submission: number | null; readonly indicator: string | null };

/** Refused: `unknown-project`, `unknown-submission`, `unknown-report` (missing; also for who may not see evidence), `period-malformed` (invalid). */
export async function viewEvidence(trx: Trx, org: HeldOrganisation, actor: Actor, asked: Asked, { limits, scanner }: Keeping): Promise<EvidenceOfReport> {
  const span = periodNamed(asked.period);
  const project = await findProject(trx, org.orgId, asked.project);
  const scope = scopeOf(org, project);
  if (!may(actor, 'evidence.read', scope, today())) throw new Refused([missing('unknown-report', 'report', { found: asked.period })]);
  await seeEvidence(trx, org, project, actor);
  const report = await loadReport(trx, project, span);
  const ties = (asked.submission === null ? await tiesOf(trx, project, span) : await tiesOfSubmission(trx, project, report, asked.submission))
    .filter((one) => asked.indicator === null || one.indicator === asked.indicator);
  const numbers = [...new Set(ties.map((one) => one.evidence))];
  const rows = await numbered(trx, project, numbers);
  const others = asked.submission === null && asked.indicator === null ? (await trx.query<EvidenceRow>(sql.OTHERS, [project.project_id, numbers])).rows : [];
  const open = !['submitted', 'verified'].includes(standingOf(report).is);
  const { bytes, perValue, perReport } = limits;
  return {
    project: project.code, period: periodText(span), submission: asked.submission,
    evidence: rows.map((row) => evidenceOf(row, ties.filter((one) => one.evidence === row.number))), others: others.map((row) => evidenceOf(row, [])), hidden: numbers.length - rows.length,
    asked: await askedBy(trx, org, project), limits: { bytes, perValue, perReport, endings: [...new Set(FILE_TYPES.flatMap((one) => one.endings))] }, scanned: scanner !== null,
    may: { add: open && may(actor, 'evidence.add', scope, today()), withdraw: open && may(actor, 'evidence.withdraw', scope, today()) },
  };
}

async function tiesOfSubmission(trx: Trx, project: HeldProject, report: HeldReport, number: number): Promise<Tie[]> {
  const head = report.submissions.find((one) => one.number === number);
  if (head === undefined) throw new Refused([missing('unknown-submission', 'submission', { found: number, accepted: report.submissions.map((one) => String(one.number)) })]);
  return (await trx.query<Tie>(sql.TIES_OF_SUBMISSION, [project.project_id, head.id])).rows;
}

/** What the framework names beside each of its indicators that the project has. */
async function askedBy(trx: Trx, org: HeldOrganisation, project: HeldProject): Promise<Record<string, Words[]>> {
  const framework = loadFrameworks().frameworks.get(org.framework);
  const lines = (await trx.query<{ code: string; framework: boolean }>({ name: 'sheet-lines', text: LINES, values: [project.project_id] })).rows;
  return Object.fromEntries(lines.flatMap((line): [string, Words[]][] => {
    const codes = line.framework ? (framework?.indicators.get(line.code)?.evidence ?? []) : [];
    const names = codes.map((code) => framework?.evidence.get(code)?.name).filter((one) => one !== undefined);
    return names.length === 0 ? [] : [[line.code, names]];
  }));
}

/** A file that may be given out. Refused (missing): `unknown-project`, `unknown-evidence`, for whatever is not shown to whoever asks. */
export async function findFile(trx: Trx, org: HeldOrganisation, actor: Actor, asked: { readonly project: string; readonly number: string }): Promise<EvidenceRow & { readonly sha256: string }> {
  const unknown = (): Refused => new Refused([missing('unknown-evidence', 'evidence', { found: asked.number.slice(0, 20) })]);
  const project = await findProject(trx, org.orgId, asked.project);
  if (!/^[1-9][0-9]{0,14}$/.test(asked.number) || !may(actor, 'evidence.read', scopeOf(org, project), today())) throw unknown();
  await seeEvidence(trx, org, project, actor);
  const [row] = await numbered(trx, project, [Number(asked.number)]);
  if (row === undefined || row.sha256 === null || row.withdrawn !== null) throw unknown();
  return { ...row, sha256: row.sha256 };
}
