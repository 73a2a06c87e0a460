/**
 * The frame of every deed on evidence: one transaction → the project → `may` → the project's row is held → decide → keep → trail. It asks for
 * no version of the report: pieces of evidence are added beside one another, and what is typed meanwhile is not touched.
 */
import type { Case, EvidenceFact, EvidenceLimits } from '@throughline/core/collect/evidence.ts';
import type { Decided } from '@throughline/core/ground/decided.ts';
import { type Span, periodText } from '@throughline/core/ground/period.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Verb } from '@throughline/core/people/may.ts';
import type { Evidence } from '@throughline/contract/collect/evidence.ts';
import { today } from '../clock.ts';
import { asBrokenWorld } from '../database/broken-world.ts';
import { type Trx, inScope } from '../database/scope.ts';
import { doerOf } from '../frame/doer.ts';
import { refuseUnless } from '../frame/refuse-unless.ts';
import { writeTrail } from '../frame/write-trail.ts';
import type { Acting } from './act.ts';
import type { At } from './at.ts';
import { type HeldProject, findProject, periodNamed } from './find-period.ts';
import { evidenceOf, numbered, seeEvidence, tiesOf } from './load-evidence.ts';
import { loadReport } from './load-report.ts';
import * as sql from './queries.ts';
import { scopeOf } from './scope.ts';

export type ToReport = { readonly project: string; readonly period: string };
/** Where a deed on evidence is done, with what its decision needs. */
export type EvidenceAt = At & { readonly accountId: string | null; readonly case: Case };
export type KeptEvidence = { readonly number: number; readonly after?: unknown; readonly before?: unknown; readonly data?: Readonly<Record<string, unknown>>; readonly reason?: string | null };
export type EvidenceDeed = {
  readonly verb: Verb; readonly to: ToReport; readonly limits: EvidenceLimits;
  readonly decide: (at: EvidenceAt) => Promise<Decided<EvidenceFact>>;
  readonly keep: (at: EvidenceAt, facts: readonly EvidenceFact[]) => Promise<KeptEvidence>;
};

/** Refused: `unknown-project`, `unknown-report` (missing), `not-allowed` (forbidden), and what is decided. Nothing is written then. */
export async function onEvidence(acting: Acting, deed: EvidenceDeed): Promise<Evidence> {
  const span = periodNamed(deed.to.period);
  try {
    return await inScope(acting.pool, [acting.org.orgId], (trx) => inFrame(trx, acting, deed, span), true);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

/** Before a file is read at all: whether it would be taken from who sends it. Refused as by `onEvidence`. */
export async function mayAdd({ pool, org, actor }: Acting, verb: Verb, to: ToReport): Promise<void> {
  periodNamed(to.period);
  await inScope(pool, [org.orgId], async (trx) => refuseUnless(actor, verb, scopeOf(org, await findProject(trx, org.orgId, to.project))));
}

async function inFrame(trx: Trx, { actor, org }: Acting, deed: EvidenceDeed, span: Span): Promise<Evidence> {
  const project = await findProject(trx, org.orgId, deed.to.project);
  refuseUnless(actor, deed.verb, scopeOf(org, project));
  await seeEvidence(trx, org, project, actor);
  await trx.query({ name: 'report-lock', text: sql.LOCK, values: [project.project_id] });
  const report = await loadReport(trx, project, span);
  const indicators = new Set((await trx.query<{ code: string }>({ name: 'sheet-lines', text: sql.LINES, values: [project.project_id] })).rows.map((row) => row.code));
  const at: EvidenceAt = {
    trx, org, project, span, report, by: doerOf(actor), accountId: actor.id,
    case: { report, indicators, ties: await tiesOf(trx, project, span), day: today(), limits: deed.limits },
  };
  const decision = await deed.decide(at);
  if ('problems' in decision) throw new Refused(decision.problems);
  const kept = await deed.keep(at, decision.facts);
  await writeTrail(trx, {
    orgId: org.orgId, project: { projectId: project.project_id, code: project.code }, actor: actor.name, from: actor.from, verb: deed.verb,
    subject: `evidence:${project.code}/${kept.number}`, before: kept.before, after: kept.after, data: { ...kept.data, by: at.by.id, period: periodText(span) }, reason: kept.reason ?? null,
  });
  return told(at, kept.number);
}

async function told({ trx, project, span }: EvidenceAt, number: number): Promise<Evidence> {
  const row = await heldEvidence(trx, project, number);
  return evidenceOf(row, (await tiesOf(trx, project, span)).filter((one) => one.evidence === number));
}

/** Refused (missing): `unknown-evidence`, for what is not there and for what is not shown to whoever asks. */
export async function heldEvidence(trx: Trx, project: HeldProject, number: number) {
  const [row] = Number.isSafeInteger(number) && number > 0 ? await numbered(trx, project, [number]) : [];
  if (row === undefined) throw new Refused([missing('unknown-evidence', 'evidence', { found: number })]);
  return row;
}
