/**
 * The frame of every deed on a report, so that no step is forgotten: one transaction → the project → `may` → the project's row is held →
 * a deed sent twice has its first answer → whoever looked at an older state is told both → decide → keep → trail → the answer.
 */
import { createHash } from 'node:crypto';
import { standingOf } from '@throughline/core/collect/report.ts';
import type { Decided } from '@throughline/core/ground/decided.ts';
import { oneSpelling } from '@throughline/core/ground/spelling.ts';
import { periodText, type Span } from '@throughline/core/ground/period.ts';
import { type Problem, Refused, invalid, problem } from '@throughline/core/ground/problem.ts';
import type { Actor, Verb } from '@throughline/core/people/may.ts';
import type { Pool } from 'pg';
import { asBrokenWorld } from '../database/broken-world.ts';
import { type Trx, inScope, see } from '../database/scope.ts';
import { doerOf } from '../frame/doer.ts';
import { refuseUnless } from '../frame/refuse-unless.ts';
import { writeTrail } from '../frame/write-trail.ts';
import type { ProjectsChanged } from '../listeners.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { type HeldProject, findProject, periodNamed } from './find-period.ts';
import { type Kept, type ReportFact, keep } from './keep.ts';
import type { At } from './at.ts';
import { type HeldReport, loadReport } from './load-report.ts';
import * as sql from './queries.ts';
import { scopeOf } from './scope.ts';

export type Acting = { readonly pool: Pool; readonly actor: Actor; readonly org: HeldOrganisation; readonly listeners: readonly ProjectsChanged[] };
export type Addressed = {
  readonly project: string; readonly period: string;
  /** The version that the person looked at. */
  readonly seen: number;
  /** Names the deed, so that it is done once however often it is sent. */
  readonly key: string | null;
};
/** What a deed on a report comes to. */
export type Done = {
  readonly project: string; readonly period: string; readonly version: number; readonly standing: string; readonly number: number | null;
  readonly comments: readonly number[]; readonly problems: readonly Problem[]; readonly replayed: boolean;
};

export type Deed<Ask> = {
  readonly verb: Verb; readonly to: Addressed; readonly ask: Ask;
  /** Why, for the trail. */
  readonly reason?: string | null;
  readonly decide: (at: At) => Promise<Decided<ReportFact>>;
};

/** Refused: `unknown-project` (missing), `not-allowed` (forbidden), `report-changed-meanwhile`, `key-used-otherwise` (conflict), and what is decided. Nothing is written then. */
export async function act<Ask>(acting: Acting, deed: Deed<Ask>): Promise<Done> {
  const span = periodNamed(deed.to.period);
  try {
    return await inScope(acting.pool, [acting.org.orgId], (trx) => inFrame(trx, acting, deed, span), true);
  } catch (error) {
    throw asBrokenWorld(error);
  }
}

async function inFrame<Ask>(trx: Trx, { actor, org, listeners }: Acting, deed: Deed<Ask>, span: Span): Promise<Done> {
  const { verb, to } = deed;
  const project = await findProject(trx, org.orgId, to.project);
  refuseUnless(actor, verb, scopeOf(org, project));
  // the second wall opens for this project and no other
  await see(trx, { record_projects: [project.project_id] });
  await trx.query({ name: 'report-lock', text: sql.LOCK, values: [project.project_id] });
  const digest = createHash('sha256').update(oneSpelling({ actor: doerOf(actor).id, project: to.project, period: to.period, ask: deed.ask })).digest('hex');
  const before = to.key === null ? null : await doneBefore(trx, project, { key: to.key, verb, digest });
  if (before !== null) return { ...before, replayed: true };
  const at: At = { trx, org, project, span, report: await loadReport(trx, project, span), by: doerOf(actor) };
  if (at.report.version !== to.seen) throw new Refused([changedMeanwhile(at.report, to)]);
  const decision = await deed.decide(at);
  if ('problems' in decision) throw new Refused(decision.problems);
  const kept = await keep(at, decision.facts, listeners);
  const done = await told(at, kept, decision.warnings);
  await writeTrail(trx, {
    orgId: org.orgId, project: { projectId: project.project_id, code: project.code }, actor: actor.name, from: actor.from, verb, subject: `report:${project.code}/${periodText(span)}`,
    before: kept.before, after: kept.after, data: { ...kept.trail, by: at.by.id, version: done.version }, reason: kept.reason ?? deed.reason ?? null,
  });
  if (to.key !== null) await trx.query(sql.PUT_DONE, [project.project_id, to.key, org.orgId, verb, digest, JSON.stringify(done), kept.at]);
  return done;
}

/** Both are shown: what stands now, by whom, and what was to be written stays with who wrote it. */
function changedMeanwhile(report: HeldReport, to: Addressed): Problem {
  const values = [...(report.draft?.values ?? [])].map(([indicator, one]) => ({ indicator, said: one.said, note: one.note, by: one.by.name, at: one.at }));
  const current = { version: report.version, standing: standingOf(report).is, narrative: report.draft?.narrative ?? null, reason: report.draft?.reason ?? null, saved: report.saved === null ? null : { at: report.saved.at, by: report.saved.by.name }, values };
  return problem('conflict', 'report-changed-meanwhile', 'If-Match', { found: String(report.version), accepted: String(to.seen), by: report.saved?.by.name ?? null, current });
}

async function doneBefore(trx: Trx, project: HeldProject, asked: { key: string; verb: string; digest: string }): Promise<Done | null> {
  if (asked.key.length > 200 || asked.key.trim() === '') throw new Refused([invalid('key-malformed', 'Idempotency-Key', { found: asked.key.slice(0, 40), accepted: '1–200' })]);
  const found = (await trx.query<{ verb: string; digest: string; answer: Done }>(sql.DONE, [project.project_id, asked.key])).rows[0];
  if (found === undefined) return null;
  if (found.verb !== asked.verb || found.digest !== asked.digest) throw new Refused([problem('conflict', 'key-used-otherwise', 'Idempotency-Key', { found: asked.key })]);
  return found.answer;
}

async function told(at: At, kept: Kept, warnings: readonly Problem[]): Promise<Done> {
  const report = await loadReport(at.trx, at.project, at.span);
  return {
    project: at.project.code, period: periodText(at.span), version: report.version, standing: standingOf(report).is, number: report.submissions.at(-1)?.number ?? null,
    comments: kept.comments, problems: warnings, replayed: false,
  };
}
