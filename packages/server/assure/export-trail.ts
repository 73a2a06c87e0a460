/** The trail out of the store, chain by chain in the order in which it is hashed: all that is needed to prove it elsewhere. */
import { TRAIL_FORM, chainOf } from '@throughline/core/assure/trail.ts';
import { csvLine } from '@throughline/exchange/csv/write-csv.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Trx } from '../database/scope.ts';
import { NONE } from '../frame/write-trail.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { type TrailAsked, askedOf } from './trail-asked.ts';
import { chainsRead } from './trail-scope.ts';
import { TRAIL_CHAINS } from './trail-queries.ts';
import { type EntryRow, entryOf } from './views/trail.ts';

const AT_ONCE = 2000;
const COLUMNS = ['organisation', 'project', 'chain', 'number', 'at', 'actor', 'from', 'verb', 'subject', 'before', 'after', 'data', 'reason', 'previous', 'hash'];

async function* rowsOf(trx: Trx, orgs: readonly string[], asked: TrailAsked): AsyncGenerator<EntryRow[]> {
  for (let after: readonly (string | number)[] = ['-1', '-1', 0]; ;) {
    const rows = (await trx.query<EntryRow>(TRAIL_CHAINS, [...askedOf(orgs, asked), ...after, AT_ONCE])).rows;
    if (rows.length === 0) return;
    yield rows;
    after = [rows.at(-1)!.project_id, rows.at(-1)!.org_id, rows.at(-1)!.number];
  }
}

/** CSV, one line an entry; `before`, `after` and `data` as the canonical JSON that was hashed. Text in pieces. */
export async function* trailCsv(trx: Trx, org: HeldOrganisation, actor: Actor, asked: TrailAsked = {}): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  for await (const rows of rowsOf(trx, await chainsRead(trx, org, actor, asked.project), asked)) {
    yield rows.map((row) => csvLine([
      row.org_id === NONE ? null : org.code, row.project_id === '0' ? null : row.project, chainOf(row.org_id, row.project_id), String(row.number), row.at, row.actor, row.from, row.verb,
      row.subject, row.before, row.after, row.data, row.reason, row.previous, row.hash,
    ])).join('');
  }
}

/** JSON: `{ format, organisation, entries: [ … ] }`; each entry holds the members that are hashed, and `project` and `hash` besides. */
export async function* trailJson(trx: Trx, org: HeldOrganisation, actor: Actor, asked: TrailAsked = {}): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(TRAIL_FORM)},"organisation":${JSON.stringify(org.code)},"entries":[`;
  let between = '\n';
  for await (const rows of rowsOf(trx, await chainsRead(trx, org, actor, asked.project), asked)) {
    for (const row of rows) {
      // the chain says whose it is; nothing stands here beside what is hashed but `project` and `hash`
      const { store: _chain, ...entry } = entryOf(row);
      yield `${between}${JSON.stringify({ ...entry, chain: chainOf(row.org_id, row.project_id), previous: row.previous })}`;
      between = ',\n';
    }
  }
  yield '\n]}\n';
}
