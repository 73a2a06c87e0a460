/** What was done, last first: a page of the trail. */
import type { Trail, TrailEntry, TrailState, Verification } from '@throughline/contract/assure/trail.ts';
import type { Seal } from '@throughline/core/assure/seal.ts';
import type { Written } from '@throughline/core/assure/trail.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Trx } from '../../database/scope.ts';
import { ADOPTED } from '../../frame/adopt-trail.ts';
import { NONE } from '../../frame/write-trail.ts';
import { LAST_SEAL } from '../../frame/trail-queries.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type TrailAsked, askedOf } from '../trail-asked.ts';
import * as sql from '../trail-queries.ts';
import { chainsRead, refuseUnlessReads } from '../trail-scope.ts';

export type EntryRow = Omit<Written, 'chain'> & { readonly project_id: string; readonly org_id: string; readonly project: string | null };

/** Refused: `not-allowed` (forbidden), what `askedOf` refuses, `place-in-trail` (invalid: `before` is none that was given). */
export async function viewTrail(trx: Trx, org: HeldOrganisation, actor: Actor, asked: TrailAsked & { readonly before?: string | undefined; readonly limit: number }): Promise<Trail> {
  await refuseUnlessReads(trx, org, actor, asked.project);
  const orgs = await chainsRead(trx, org, actor, asked.project);
  const rows = (await trx.query<EntryRow>(sql.TRAIL_PAGE, [...askedOf(orgs, asked), ...placeOf(asked.before), asked.limit + 1])).rows;
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    entries: shown.map(entryOf),
    next: rows.length > shown.length && last !== undefined ? [last.at, last.project_id, last.org_id, last.number].join('~') : null,
    actors: (await trx.query<Trail['actors'][number]>(sql.ACTORS, [orgs, asked.project || null])).rows,
    verbs: (await trx.query<Trail['verbs'][number]>(sql.VERBS, [orgs, asked.project || null])).rows,
  };
}

function placeOf(before: string | undefined): (string | null)[] {
  if (before === undefined || before === '') return [null, null, null, null];
  const [, at, project, org, number] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~(\d{1,18})~(\d{1,18})~(\d{1,18})$/.exec(before) ?? [];
  if (at === undefined) throw new Refused([invalid('place-in-trail', 'before', { found: before })]);
  return [at, project!, org!, number!];
}

/** An entry as it is read; its values parsed. */
export const entryOf = (row: EntryRow): TrailEntry => ({
  store: row.org_id === NONE, project: row.project_id === NONE ? null : (row.project ?? row.project_id), number: row.number, at: row.at, actor: row.actor, from: row.from, verb: row.verb,
  subject: row.subject, reason: row.reason, before: valueOf(row.before), after: valueOf(row.after), data: valueOf(row.data), hash: row.hash,
});

const valueOf = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

/** What there is of the trail, how far it is sealed, and what the last look at all of it found. Refused (forbidden): `not-allowed`. */
export async function viewTrailState(trx: Trx, org: HeldOrganisation, actor: Actor, { project, verification }: { project: string | undefined; verification: Verification | null }): Promise<TrailState> {
  await refuseUnlessReads(trx, org, actor, project);
  const standing = (await trx.query<Pick<TrailState, 'chains' | 'entries' | 'unsealed'>>(sql.STANDING, [org.orgId])).rows[0]!;
  const seal = (await trx.query<Seal>(LAST_SEAL)).rows[0];
  const adopted = (await trx.query<{ entries: number; at: string }>(sql.ADOPTED, [[org.orgId], ADOPTED])).rows[0] ?? null;
  return { ...standing, seal: seal === undefined ? null : keptOf(seal), adopted, verification };
}

/** Of a seal what is kept elsewhere. */
export const keptOf = ({ number, at, hash, chains, entries }: Seal): NonNullable<TrailState['seal']> => ({ number, at, hash, chains, entries });
