/** Keeps what was taken from a file beside what stood before it, and puts that back. */
import type { Typed } from '@throughline/core/collect/draft.ts';
import type { TakingFact } from '@throughline/core/collect/taking.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { At } from './at.ts';
import { loadSheet } from './load-sheet.ts';
import * as sql from './taking-queries.ts';

type Told = { readonly trail: Record<string, unknown>; readonly before?: unknown; readonly after?: unknown };
type Of<Name extends TakingFact['fact']> = Extract<TakingFact, { readonly fact: Name }>;
type StoodValue = { readonly said: unknown; readonly note: string | null; readonly by: { readonly id: string; readonly name: string }; readonly at: string };
/** What a draft said of the values that were taken, and when it was saved last; `basis` null: there was no draft. */
type Stood = { readonly version: number; readonly basis: string | null; readonly saved: { readonly at: string; readonly by: { readonly id: string; readonly name: string } } | null; readonly values: Readonly<Record<string, StoodValue>> };
export type HeldTaking = { readonly number: number; readonly before: Stood; readonly taken: Readonly<Record<string, Typed>>; readonly undone: string | null };

export async function keepTaking(at: At & { readonly now: string }, fact: Of<'filled-taken'>, save: () => Promise<Told>): Promise<Told> {
  const { trx, project, org, span, report, by } = at;
  const draft = report.draft;
  const stood: Stood = { version: report.version, basis: draft?.basis ?? null, saved: report.saved, values: Object.fromEntries([...fact.values.keys()].flatMap((code) => { const one = draft?.values.get(code); return one === undefined ? [] : [[code, one]]; })) };
  const saved = await save();
  const { number } = (await trx.query<{ number: number }>(sql.INSERT_TAKING, [project.project_id, org.orgId, span.first, span.last, fact.source, fact.file, fact.digest, JSON.stringify(stood),
    JSON.stringify(Object.fromEntries(fact.values)), by.id, by.name, at.now])).rows[0]!;
  if (fact.instances.length > 0) await trx.query(sql.INSTANCES, [project.project_id, fact.instances, org.orgId, number]);
  return { ...saved, trail: { ...saved.trail, taking: number, source: fact.source, file: fact.file, sha256: fact.digest, ...(fact.instances.length > 0 ? { instances: fact.instances.length } : {}) } };
}

/** Refused (missing): `taking-unknown`. */
export async function heldTaking({ trx, project, span }: Pick<At, 'trx' | 'project' | 'span'>, number: number): Promise<HeldTaking> {
  const found = (await trx.query<HeldTaking>(sql.TAKING, [project.project_id, span.first, span.last, number])).rows[0];
  if (found === undefined) throw new Refused([missing('taking-unknown', 'taking', { found: number })]);
  return found;
}

export async function keepUndoing(at: At & { readonly now: string }, fact: Of<'taking-undone'>): Promise<Told> {
  const { trx, project, org, span, by, report } = at;
  const { before, taken } = await heldTaking(at, fact.number);
  const sheet = await loadSheet(trx, org.orgId, project, span);
  const of = [project.project_id, span.first, span.last];
  await trx.query(sql.DROP_VALUES, [...of, Object.keys(taken).map((code) => sheet.ids.get(code))]);
  const rows = Object.entries(before.values).map(([code, one]) => ({ indicator_id: sheet.ids.get(code), said: one.said, note: one.note, by_id: one.by.id, by_name: one.by.name, at: one.at }));
  if (rows.length > 0) await trx.query(sql.RESTORE_VALUES, [...of, org.orgId, JSON.stringify(rows)]);
  // a draft that somebody went on with stays one, though it began with what was taken
  const others = report.version !== before.version + 1;
  const saved = others ? report.saved : before.saved;
  await trx.query(sql.RESTORE_REPORT, [...of, others ? (report.draft?.basis ?? null) : before.basis, saved?.at ?? null, saved?.by.id ?? null, saved?.by.name ?? null]);
  await trx.query(sql.DROP_INSTANCES, [project.project_id, fact.number]);
  await trx.query(sql.UNDONE, [project.project_id, fact.number, at.now, by.id, by.name]);
  return { trail: { undone: fact.number }, before: Object.fromEntries(Object.entries(taken).map(([code, one]) => [code, one.said])), after: Object.fromEntries(Object.keys(taken).map((code) => [code, before.values[code]?.said ?? null])) };
}
