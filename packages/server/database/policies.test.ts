// The second wall alone: with every question of `may` left out, a transaction sees what its settings name and nothing else.
import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READER } from '@throughline/core/people/may.ts';
import { projectPlace, recordSight, seeRecords } from '../people/lies-in.ts';
import { type House, house } from '../people/testing/house.ts';
import { POLICIES, SETTINGS, ofOrganisation, ofRecords, wallOf } from './policies.ts';
import { askWithin, inScope, inSight, sightText } from './scope.ts';

let home: House;
let org: Record<'ORG' | 'OTHER', string>;
let selam: string;
let olga: string;
beforeAll(async () => {
  home = await house();
  selam = await home.person('selam@example.org', [{ role: 'project-manager', organisation: 'ORG', place: 'project:P1' }]);
  olga = await home.person('olga@example.org', [{ role: 'administrator', organisation: 'OTHER', place: 'organisation' }]);
  const { rows } = await home.store.ownerPool.query<{ code: 'ORG' | 'OTHER'; org_id: string }>('select code, org_id from organisation');
  org = Object.fromEntries(rows.map((row) => [row.code, row.org_id])) as typeof org;
  for (const [id, of] of [[selam, org.ORG], [olga, org.OTHER]]) {
    await home.store.ownerPool.query(`insert into one_time_link (token_hash, kind, org_id, name, role, place, made_by, expires) values (md5($1), 'invitation', $2, 'x@example.org', 'auditor', 'organisation', 'local', now() + interval '1 day')`, [id, of]);
    await home.store.ownerPool.query(`insert into service_key (account_id, org_id, token_hash, label, begins, made_by, expires) values ($1, $2, md5($3), '', 'tl_', 'local', now() + interval '1 day')`, [id, of, id]);
    await home.store.ownerPool.query(`insert into account_deed (account_id, org_id, actor, verb, subject) values ($1, $2, 'local', 'grant.create', 'x')`, [id, of]);
    await home.store.ownerPool.query(`insert into account_session (account_id, token_hash, came_by, ends) values ($1, md5($2), 'password', now() + interval '1 day')`, [id, id]);
    await home.store.ownerPool.query(`insert into known_device (account_id, token_hash) values ($1, md5($2))`, [id, id]);
    await home.store.ownerPool.query(`insert into account_identity (account_id, known_as) values ($1, md5($2))`, [id, id]);
  }
}, 60_000);
afterAll(() => home.close());

type Table = { name: string; has_org: boolean; has_account: boolean };
/** Every table of the store that the application may ask, but the records of migrations. */
const tables = async (): Promise<Table[]> => (await home.store.ownerPool.query<Table>(`
  select c.relname as name, bool_or(a.attname = 'org_id') as has_org, bool_or(a.attname = 'account_id') as has_account
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%' group by c.relname order by 1`)).rows;
/** What anybody may list: who reports here, frameworks' own indicators, and turns that hold hashes alone. */
const OPEN = new Set(['organisation', 'sign_in_turn']);

/** Rows of each table that are of another organisation or account than those named. */
async function leaks(pool: Pool, sight: Parameters<typeof inSight>[1], allowed: { orgs: readonly string[]; accounts: readonly string[] }): Promise<string[]> {
  const found: string[] = [];
  await inSight(pool, sight, async (trx) => {
    for (const { name, has_org, has_account } of await tables()) {
      if (OPEN.has(name)) continue;
      const tests = [...(has_org ? ['(org_id is not null and not org_id = any ($1))'] : []), ...(has_account ? ['not account_id = any ($2)'] : [])];
      const foreign = tests.length === 0 ? 'true' : tests.join(has_org && has_account ? ' and ' : ' or ');
      const { rows } = await trx.query<{ n: string }>(`select count(*) as n from ${name} where ${foreign} and $1::bigint[] is not null and $2::bigint[] is not null`, [allowed.orgs, allowed.accounts]);
      if (rows[0]!.n !== '0') found.push(`${name}: ${rows[0]!.n}`);
    }
  });
  return found;
}

describe('with checks switched off', () => {
  it('nothing is seen by a transaction that says nothing', async () => {
    expect(await leaks(home.store.appPool, {}, { orgs: [], accounts: [] })).toEqual([]);
    const held = await Promise.all((await tables()).map(async ({ name }) => (await home.store.ownerPool.query(`select 1 from ${name} limit 1`)).rowCount!));
    expect(held.filter((n) => n > 0).length).toBeGreaterThan(25);
  });
  it('of one organisation, nothing of another: records, people, keys, invitations, trail', async () => {
    expect(await leaks(home.store.appPool, { orgs: [org.ORG], people_orgs: [org.ORG], record_orgs: [org.ORG] }, { orgs: [org.ORG], accounts: [selam] })).toEqual([]);
  });
  it('of one account, nothing of another', async () => {
    expect(await leaks(home.store.appPool, { account: selam }, { orgs: [], accounts: [selam] })).toEqual([]);
  });
  it('without a sight of people, readers of an organisation see nobody of it', async () => {
    expect(await leaks(home.store.appPool, { orgs: [org.ORG] }, { orgs: [org.ORG], accounts: [] })).toEqual([]);
    await inScope(home.store.appPool, [org.ORG], async (trx) => {
      for (const table of ['account', 'role_grant', 'one_time_link', 'service_key', 'account_secret', 'account_session', 'account_deed']) expect([table, (await trx.query(`select from ${table}`)).rowCount]).toEqual([table, 0]);
    });
  });
  it.each([
    ['a record', `insert into programme (org_id, code, name, kind) values ($1, 'X', '{}', 'programme')`], ['a trail entry', `insert into trail (project_id, org_id, number, at, actor, verb, subject, hash) values (0, $1, 999, now(), 'x', 'x.y', 'x', 'x')`],
    ['a role', `insert into role_grant (account_id, org_id, role, place, source, given_by) values (1, $1, 'administrator', 'organisation', 'hand', 'x')`],
  ])('%s of another organisation is not written', async (_what, sql) => {
    await expect(inSight(home.store.appPool, { orgs: [org.ORG], people_orgs: [org.ORG] }, (trx) => trx.query(sql, [org.OTHER]), true)).rejects.toMatchObject({ code: '42501' });
  });
  it('a row is not moved to another organisation, and another’s is neither changed nor taken away', async () => {
    const sight = { orgs: [org.ORG], people_orgs: [org.ORG] };
    await expect(inSight(home.store.appPool, sight, (trx) => trx.query('update programme set org_id = $1', [org.OTHER]), true)).rejects.toMatchObject({ code: '42501' });
    const touched = await inSight(home.store.appPool, sight, async (trx) => [(await trx.query('update role_grant set role = role where org_id = $1', [org.OTHER])).rowCount, (await trx.query('delete from service_key where org_id = $1', [org.OTHER])).rowCount], true);
    expect(touched).toEqual([0, 0]);
  });
});

describe('one definition', () => {
  /** As the database writes an expression back, whatever the spaces. */
  async function written(trx: PoolClient, table: string, using: string): Promise<string> {
    await trx.query(`create policy as_defined on ${table} using (${using})`);
    const { rows } = await trx.query<{ said: string }>(`select pg_get_expr(polqual, polrelid) as said from pg_policy where polname = 'as_defined' and polrelid = $1::regclass`, [table]);
    await trx.query(`drop policy as_defined on ${table}`);
    return rows[0]!.said;
  }
  it('every policy of the store says what is defined, for reading and for writing, and every table with an organisation or account has one', async () => {
    const trx = await home.store.ownerPool.connect();
    try {
      await trx.query('begin');
      const odd: string[] = [];
      for (const { name, has_org, has_account } of await tables()) {
        const { rows } = await trx.query<{ said: string }>(`select coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as said from pg_policy where polrelid = $1::regclass
           union select pg_get_expr(polwithcheck, polrelid) from pg_policy where polrelid = $1::regclass and polwithcheck is not null`, [name]);
        if (!has_org && !has_account) continue;
        const allowed = name in POLICIES ? [POLICIES[name]!()] : [ofOrganisation()];
        const wanted = await Promise.all(allowed.map((using) => written(trx, name, using)));
        const records = !(name in POLICIES) && (await hasColumn(trx, name, 'project_id')) ? [await written(trx, name, ofRecords())] : [];
        if (rows.length === 0 || rows.some((row) => ![...wanted, ...records].includes(row.said))) odd.push(name);
      }
      expect(odd).toEqual([]);
    } finally {
      await trx.query('rollback');
      trx.release();
    }
  });
  const hasColumn = async (trx: PoolClient, table: string, column: string): Promise<boolean> => (await trx.query(`select from pg_attribute where attrelid = $1::regclass and attname = $2`, [table, column])).rowCount === 1;

  it('has a variant without the sub-select, for a store spread over machines', () => {
    for (const using of [...Object.values(POLICIES), ofOrganisation, ofRecords]) expect(using({ subselect: false })).not.toContain('select');
    expect(wallOf('x', 'true')).toHaveLength(3);
  });
});

describe('settings', () => {
  it('are literals that were looked at first', () => {
    expect(sightText({ orgs: ['1', '2'], people_store: true, account: '7', shown: `it's \\` })).toBe(`set local app.orgs = '{1,2}'; set local app.people_store = 'true'; set local app.account = '7'; set local app.shown =  E'it''s \\\\'`);
    for (const bad of [{ orgs: [`1}'; drop table x; --`] }, { account: '1 or 1=1' }, { record_projects: ['-1'] }]) expect(() => sightText(bad)).toThrow(RangeError);
    expect(Object.keys(SETTINGS)).toHaveLength(8);
  });
  it('end with the transaction: the next one of the same connection sees nothing', async () => {
    await inSight(home.store.appPool, { account: selam, people_store: true, orgs: [org.ORG] }, async (trx) => expect((await trx.query('select from account')).rowCount).toBe(2));
    for (let each = 0; each < 12; each += 1) expect((await home.store.appPool.query('select from account')).rowCount).toBe(0);
    expect(await askWithin(home.store.appPool, { account: selam }, 'select account_id from account')).toEqual([{ account_id: selam }]);
    expect((await home.store.appPool.query('select from account')).rowCount).toBe(0);
  });
});

describe('records that are not published', () => {
  const of = () => ({ orgId: org.ORG, code: 'ORG' });
  const actor = (role: 'project-manager' | 'programme-manager' | 'quality-assurance' | 'country-representative', place: object) => ({ ...READER, id: '1', grants: [{ role, at: { organisation: 'ORG', ...place }, from: null, until: null }] });
  const codes = async (who: typeof READER): Promise<string[] | 'all'> => inScope(home.store.appPool, [org.ORG], async (trx) => {
    const sight = await recordSight(trx, of(), who);
    if (sight.record_orgs!.length > 0) return 'all';
    return (await trx.query<{ code: string }>('select code from project where project_id = any ($1::bigint[]) order by code', [sight.record_projects])).rows.map((row) => row.code);
  });
  it.each<[string, () => typeof READER, string[] | 'all']>([
    ['of one project to its manager', () => actor('project-manager', { project: 'P1' }), ['P1']], ['of a programme to its manager', () => actor('programme-manager', { programme: 'PRG' }), ['P1', 'P2', 'P3']],
    ['of a country to its representative', () => actor('country-representative', { country: 'ETH' }), ['P1', 'P2']], ['of an organisation to who assures quality', () => actor('quality-assurance', {}), 'all'],
    ['of nothing to readers', () => READER, []],
  ])('are seen: %s', async (_what, who, expected) => expect(await codes(who())).toEqual(expected));

  it('are kept from others by the wall, whatever is asked', async () => {
    await home.store.ownerPool.query('create table unpublished_example (project_id bigint not null, example_no bigint not null, org_id bigint not null, primary key (project_id, example_no))');
    for (const sql of wallOf('unpublished_example', ofRecords(), 'of_records')) await home.store.ownerPool.query(sql);
    await home.store.ownerPool.query('grant select on unpublished_example to throughline_app');
    await home.store.ownerPool.query('insert into unpublished_example select project_id, 1, org_id from project');
    const seen = (who: typeof READER) => inScope(home.store.appPool, [org.ORG], async (trx) => {
      await seeRecords(trx, of(), who);
      return (await trx.query<{ code: string }>('select p.code from unpublished_example join project p using (project_id) order by 1')).rows.map((row) => row.code);
    });
    expect(await seen(READER)).toEqual([]);
    expect(await seen(actor('project-manager', { project: 'P2' }))).toEqual(['P2']);
    expect(await seen(actor('quality-assurance', {}))).toEqual(['P1', 'P2', 'P3', 'P4']);
    await home.store.ownerPool.query('drop table unpublished_example');
  });
  it('a project is told with what it lies in', async () => {
    expect(await inScope(home.store.appPool, [org.ORG], (trx) => projectPlace(trx, of(), 'P1'))).toMatchObject({ organisation: 'ORG', project: 'P1', programme: 'PRG', countries: ['ETH'] });
    await expect(inScope(home.store.appPool, [org.ORG], (trx) => projectPlace(trx, of(), 'P9'))).rejects.toMatchObject({ problems: [{ code: 'project-unknown', kind: 'missing' }] });
  });
});
