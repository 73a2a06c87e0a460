/** The trail against a real database: written in chains by many at once, sealed, and tampered with as its owner in every way we know. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { canonical, sealedText } from '@throughline/core/assure/trail.ts';
import type { KeptSeal } from '@throughline/core/assure/seal.ts';
import { inScope } from '../database/scope.ts';
import { backup } from '../database/backup/backup.ts';
import { restore } from '../database/backup/restore.ts';
import { type TestDatabase, emptyTestDatabase, testDatabase } from '../database/test-database.ts';
import { adoptTrail } from '../frame/adopt-trail.ts';
import { startSealing } from '../frame/seal-job.ts';
import { sealTrail } from '../frame/seal-trail.ts';
import { type Deed, NONE, sha256, writeTrail } from '../frame/write-trail.ts';
import { trailProblems } from './trail-problems.ts';
import { verifyTrail } from './verify-trail.ts';

// databases are made and restored here, which a busy machine is slow at
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let store: TestDatabase;
let orgs: { A: string; B: string };

const made = async (): Promise<TestDatabase> => {
  const database = await testDatabase();
  const rows = await database.ownerPool.query<{ org_id: string }>(`insert into organisation (code, name, framework) values ('A', '{}', 'f'), ('B', '{}', 'f') returning org_id`);
  orgs = { A: rows.rows[0]!.org_id, B: rows.rows[1]!.org_id };
  return database;
};
const project = (projectId: string) => ({ projectId, code: `P${projectId}` });
const deed = (no: number, more: Partial<Deed> = {}): Deed => ({
  orgId: orgs.A, actor: 'amina', from: 'terminal', verb: 'mapping.confirm', subject: `mapping:${no}`, before: { value: String(no) }, after: { value: String(no + 1) }, reason: 'seen', ...more,
});
const write = (deeds: Deed | Deed[], database = store) => inScope(database.appPool, [NONE, orgs.A, orgs.B], (trx) => writeTrail(trx, deeds), true);
const owner = (sql: string, values: unknown[] = []) => store.ownerPool.query(sql, values);
const found = async (kept: KeptSeal | null = null, database = store) => trailProblems(await verifyTrail(database.ownerPool, kept)).map((one) => [one.code, one.at]);

describe('writing', () => {
  beforeAll(async () => { store = await made(); });
  afterAll(() => store.drop());

  it('chains each project, each organisation and the store on their own, and what is kept is what was hashed', async () => {
    await write(deed(1));
    await write([deed(2), deed(3, { project: project('7') }), deed(4, { orgId: orgs.B }), deed(5, { orgId: NONE }), deed(6, { project: project('7') })]);
    await write(deed(7, { reason: 'a\u0000b\ud800', subject: 'x:\u0000', before: { z: 1e21, a: [1.5, 'é\u0000'] }, after: null, from: null }));
    const rows = (await owner(`select project_id, org_id, number, subject, previous, hash from trail order by project_id, org_id, number`)).rows as Record<string, string>[];
    expect(rows.map((row) => [row['project_id'], row['org_id'], row['number'], row['subject']])).toEqual([
      ['0', '0', '1', 'mapping:5'], ['0', orgs.A, '1', 'mapping:1'], ['0', orgs.A, '2', 'mapping:2'], ['0', orgs.A, '3', 'x:\ufffd'], ['0', orgs.B, '1', 'mapping:4'],
      ['7', orgs.A, '1', 'mapping:3'], ['7', orgs.A, '2', 'mapping:6']]);
    expect(rows[2]!['previous']).toBe(rows[1]!['hash']);
    expect((await owner(`select before::text from trail where subject = 'x:\ufffd'`)).rows).toEqual([{ before: '{"a":[1.5,"é\ufffd"],"z":1e+21}' }]);
    expect(await verifyTrail(store.ownerPool)).toMatchObject({ chains: 4, entries: 7, seals: 0, last: null, unsealed: 7, faults: [], sealFaults: [] });
  });

  it('can be made anew by whoever knows its form', async () => {
    const [row] = (await owner(`select number::int, previous, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, came_from, verb, subject, reason, before, after, data, hash from trail where project_id = 7 and number = 2`)).rows as Record<string, unknown>[];
    const { hash, came_from: from, ...rest } = row!;
    expect(sha256(canonical({ ...rest, from, chain: `${orgs.A}/7`, form: 'throughline-trail/1' }))).toBe(hash);
  });

  it('is added to and not changed by the application, whatever it tries', async () => {
    for (const sql of [`update trail set actor = 'x'`, 'delete from trail', 'truncate trail', 'delete from trail_chain', `insert into trail_seal values (1, now(), 0, 0, '', null, '')`, 'delete from trail_seal', 'drop table trail']) {
      await expect(inScope(store.appPool, [orgs.A], (trx) => trx.query(sql), true), sql).rejects.toMatchObject({ code: '42501' });
    }
    const role = `plain_${process.pid}`;
    await owner(`create role ${role}`);
    await owner(`grant all on all tables in schema public to ${role}`);
    const client = await store.ownerPool.connect();
    try {
      // with every right, the policies still leave nothing to change
      await client.query(`set role ${role}`);
      await client.query(`set app.orgs = '{${orgs.A},${orgs.B},0}'`);
      expect((await client.query('select from trail')).rowCount).toBe(7);
      expect((await client.query(`update trail set actor = 'x'`)).rowCount).toBe(0);
      expect((await client.query('delete from trail')).rowCount).toBe(0);
      expect((await client.query('delete from trail_chain')).rowCount).toBe(0);
    } finally {
      await client.query('reset role');
      await client.query('reset app.orgs');
      client.release();
      await owner(`drop owned by ${role}`);
      await owner(`drop role ${role}`);
    }
    expect(await inScope(store.appPool, [orgs.B], async (trx) => (await trx.query('select from trail')).rowCount)).toBe(1);
  });

  it('goes with its deed: what is taken back leaves no entry and no gap', async () => {
    await expect(inScope(store.appPool, [orgs.A], async (trx) => { await writeTrail(trx, deed(8, { project: project('7') })); throw new Error('back'); }, true)).rejects.toThrow('back');
    await write(deed(9, { project: project('7') }));
    expect((await owner('select number, subject from trail where project_id = 7 order by number')).rows.at(-1)).toEqual({ number: '3', subject: 'mapping:9' });
    expect(await found()).toEqual([]);
  });

  it('does not fork under writers of one project, nor let writers of many wait for one another', async () => {
    const writers = 8;
    const each = 25;
    await Promise.all(Array.from({ length: writers }, async (_one, writer) => {
      for (let no = 0; no < each; no += 1) await write([deed(no, { project: project('50') }), deed(no, { project: project(String(60 + writer)) })]);
    }));
    expect((await owner('select number::int from trail_chain where project_id = 50')).rows).toEqual([{ number: writers * each }]);
    expect((await owner('select count(*)::int as n from trail where project_id between 60 and 67')).rows).toEqual([{ n: writers * each }]);
    // the moments of a chain do not go back
    expect((await owner('select from (select at, lag(at) over (partition by project_id, org_id order by number) as before from trail) as t where at < before')).rowCount).toBe(0);
    expect(await found()).toEqual([]);
    const held = await store.appPool.connect();
    try {
      await held.query('begin');
      await held.query(`set local app.orgs = '{${orgs.A}}'`);
      await writeTrail(held, deed(1, { project: project('50') }));
      // somebody else's project is written while this one is held; the same one waits
      await write(deed(1, { project: project('61') }));
      const waiting = write(deed(2, { project: project('50') })).then(() => 'written');
      expect(await Promise.race([waiting, new Promise((resolve) => { setTimeout(() => resolve('waits'), 300); })])).toBe('waits');
      await held.query('commit');
      expect(await waiting).toBe('written');
    } finally {
      held.release();
    }
    expect(await found()).toEqual([]);
  });

  it('takes many projects in one go, in any order, beside others who do', async () => {
    const many = Array.from({ length: 6000 }, (_one, no) => deed(no, { project: project(String(100_000 + no)) }));
    await Promise.all([write(many), write(many.toReversed())]);
    expect((await owner('select count(*)::int as n, min(number)::int as least, max(number)::int as most from trail_chain where project_id >= 100000')).rows).toEqual([{ n: 6000, least: 2, most: 2 }]);
    expect(await found()).toEqual([]);
  });
});

describe('what was written before there were chains', () => {
  it('is taken in as it stands, once, and an entry says so', async () => {
    store = await made();
    try {
      for (const org of [orgs.A, orgs.B]) {
        await owner(`insert into trail_before_chains (org_id, actor, verb, subject, data, reason, at) select $1, 'local', 'import.create', 'import:' || n, '{"file": "a", "n": 1.50}', null, timestamptz '2026-01-01' + n * interval '1 day' from generate_series(1, 3) n`, [org]);
      }
      await Promise.all([adoptTrail(store.ownerPool), adoptTrail(store.ownerPool)]);
      expect((await owner('select from trail_before_chains')).rowCount).toBe(0);
      const rows = (await owner('select number::int, verb, subject, at::date::text as day, data, after from trail where org_id = $1 order by number', [orgs.A])).rows;
      expect(rows.slice(0, 3)).toEqual([1, 2, 3].map((n) => ({ number: n, verb: 'import.create', subject: `import:${n}`, day: `2026-01-0${n + 1}`, data: { file: 'a', n: 1.5 }, after: null })));
      expect(rows.slice(3)).toMatchObject([{ number: 4, verb: 'trail.adopt', after: { entries: 3, first: '2026-01-02T00:00:00.000000Z', last: '2026-01-04T00:00:00.000000Z' } }]);
      expect(await found()).toEqual([]);
      await write(deed(1));
      expect(await found()).toEqual([]);
    } finally {
      await store.drop();
    }
  });
});

describe('tampering', () => {
  const keptOf = async (): Promise<KeptSeal> => (await sealTrail(store.ownerPool))!;
  let kept: KeptSeal;
  /** Every table of the trail as it was, to begin anew from. */
  const TABLES = ['trail', 'trail_chain', 'trail_seal', 'trail_seal_head'];
  beforeAll(async () => {
    store = await made();
    for (let round = 0; round < 4; round += 1) {
      for (let no = 1; no <= 5; no += 1) await write([deed(no), deed(no, { project: project('7') }), deed(no, { project: project('8') }), ...(round === 0 ? [deed(no, { orgId: orgs.B })] : [])]);
      if (round < 3) kept = await keptOf();
    }
    for (const table of TABLES) await owner(`create table saved_${table} as select * from ${table}`);
  });
  afterAll(() => store.drop());
  beforeEach(async () => {
    for (const table of TABLES.toReversed()) await owner(`delete from ${table}`);
    for (const table of TABLES) await owner(`insert into ${table} select * from saved_${table}`);
  });

  /** Recomputes hashes from a number on, as a clever intruder would; `links` chains each to the one before. */
  async function rehash(projectId: string, from: number, to: number, links = true): Promise<void> {
    const rows = (await owner(`select t.*, number::int as no, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment, before::text as b, after::text as a, data::text as d from trail t where project_id = $1 and org_id = $2 order by number`, [projectId, orgs.A])).rows as unknown as Record<string, string>[];
    let previous: string | null = null;
    for (const row of rows) {
      const no = Number(row['no']);
      if (no >= from && no <= to) {
        const before: string | null = links ? previous : row['previous']!;
        const hash = sha256(sealedText({ chain: `${orgs.A}/${projectId}`, number: no, previous: before, at: row['moment']!, actor: row['actor']!, from: row['came_from']!, verb: row['verb']!, subject: row['subject']!, reason: row['reason']!, before: row['b']!, after: row['a']!, data: row['d']! }));
        await owner('update trail set previous = $3, hash = $4 where project_id = $1 and org_id = $5 and number = $2', [projectId, no, before, hash, orgs.A]);
        previous = hash;
      } else previous = row['hash']!;
    }
  }
  const setHead = (projectId: string) => owner(`update trail_chain c set (number, hash) = (select number, hash from trail t where t.project_id = c.project_id and t.org_id = c.org_id order by number desc limit 1) where project_id = $1 and org_id = $2`, [projectId, orgs.A]);
  const P7 = 'project_id = 7 and org_id = (select org_id from organisation where code = \'A\')';
  const renumber = (above: number, by: number): Promise<unknown> => owner(`update trail set number = number + 1000 where ${P7} and number > ${above}`).then(() => owner(`update trail set number = number - 1000 + ${by} where ${P7} and number > 1000`));

  it('a whole trail holds, with the seal kept elsewhere too', async () => {
    expect(await found(kept)).toEqual([]);
    expect(await verifyTrail(store.ownerPool, kept)).toMatchObject({ chains: 4, entries: 65, seals: 3, unsealed: 15, last: { number: 3, entries: 50, chains: 4 } });
  });

  it.each(['at = at + interval \'1 microsecond\'', `actor = 'x'`, 'came_from = null', `verb = 'x'`, `subject = 'x'`, 'reason = null', `before = '{"value": "1"}'`, `after = '{"value":"99"}'`, `data = '{}'`, `hash = repeat('0', 64)`, 'previous = null'])(
    'one entry in the middle and at the end: %s', async (change) => {
      for (const number of [8, 20]) {
        await owner(`update trail set ${change} where ${P7} and number = ${number}`);
        expect([number, await found()]).toEqual([number, [['trail-changed', `A/P7#${number}`]]]);
        await owner(`delete from trail where ${P7} and number = ${number}`);
        await owner(`insert into trail select * from saved_trail where ${P7} and number = ${number}`);
      }
    });

  it('digits beyond what a floating number holds, white space, the order of members', async () => {
    await owner(`update trail set after = '{"value":"9" }' where ${P7} and number = 3`);
    await owner(`update trail set before = null where ${P7} and number = 5`);
    expect(await found()).toEqual([['trail-changed', 'A/P7#3'], ['trail-changed', 'A/P7#5']]);
  });

  it('deleted: in the middle, with what follows renumbered, at the end, with the head set back, a whole chain', async () => {
    await owner(`delete from trail where ${P7} and number = 8`);
    expect(await found()).toEqual([['trail-missing', 'A/P7#8']]);
    await renumber(8, -1);
    expect(await found()).toEqual([['trail-missing', 'A/P7#8']]);
    await owner(`delete from trail where ${P7} and number > 10`);
    expect(await found()).toEqual([['trail-missing', 'A/P7#8'], ['trail-cut', 'A/P7#12-20']]);
    await owner(`delete from trail where ${P7}`);
    expect(await found()).toEqual([['trail-cut', 'A/P7#1-20']]);
    await owner(`delete from trail_chain where ${P7}`);
    expect(await found()).toEqual([['trail-cut', 'A/7#1-15']]);
  });

  it('cut at the end with the head set back: what was sealed is missed; the kept seal finds it when the seals are cut too', async () => {
    await owner(`delete from trail where ${P7} and number > 12`);
    expect(await found()).toEqual([['trail-cut', 'A/P7#13-20']]);
    await setHead('7');
    expect(await found()).toEqual([['trail-cut', 'A/P7#13-15']]);
    await owner('delete from trail_seal_head where seal = 3');
    await owner('delete from trail_seal where seal = 3');
    expect(await found()).toEqual([]);
    expect(await found(kept)).toEqual([['trail-seal-cut', 'seals#3']]);
  });

  it('inserted, with a true hash and what follows renumbered', async () => {
    await renumber(7, 1);
    await owner(`insert into trail select (jsonb_populate_record(t, '{"number": 8, "actor": "x"}')).* from trail t where ${P7} and number = 7`);
    expect(await found()).toEqual([['trail-inserted', 'A/P7#8']]);
    await rehash('7', 8, 8);
    expect(await found()).toEqual([['trail-inserted', 'A/P7#8']]);
  });

  it('put in another order, and into another chain', async () => {
    await owner(`update trail set number = 1000 where ${P7} and number = 4`);
    await owner(`update trail set number = 4 where ${P7} and number = 11`);
    await owner(`update trail set number = 11 where ${P7} and number = 1000`);
    expect(await found()).toEqual([['trail-moved', 'A/P7#4'], ['trail-moved', 'A/P7#11']]);
    await owner(`update trail set project_id = 1000 - project_id where project_id in (7, 8) and number = 6`);
    await owner(`update trail set project_id = 15 - (1000 - project_id) where project_id > 900`);
    expect(await found()).toEqual([['trail-moved', 'A/P7#4'], ['trail-changed', 'A/P7#6'], ['trail-moved', 'A/P7#11'], ['trail-changed', 'A/P8#6']]);
  });

  it('whole chains exchanged', async () => {
    for (const table of ['trail', 'trail_chain']) {
      await owner(`update ${table} set project_id = project_id + 1000 where project_id in (7, 8)`);
      await owner(`update ${table} set project_id = 1015 - project_id where project_id > 1000`);
    }
    expect(await found()).toEqual([['trail-changed', 'A/P8#1-20'], ['trail-changed', 'A/P7#1-20']]);
  });

  it('hashed anew: one entry, the last with its head, a whole rest with its head', async () => {
    await owner(`update trail set actor = 'x' where ${P7} and number in (9, 20)`);
    await rehash('7', 9, 9, false);
    await rehash('7', 20, 20, false);
    expect(await found()).toEqual([['trail-changed', 'A/P7#9'], ['trail-changed', 'A/P7#20']]);
    await rehash('7', 9, 20);
    await setHead('7');
    expect(await found()).toEqual([['trail-rewritten', 'A/P7#6-10']]);
  });

  it('a head changed or gone', async () => {
    await owner(`update trail_chain set hash = repeat('0', 64) where ${P7}`);
    expect(await found()).toEqual([['trail-changed', 'A/P7#20']]);
    await owner(`update trail_chain set number = 19 where ${P7}`);
    expect(await found()).toEqual([['trail-head-differs', 'A/P7#20']]);
    await owner(`delete from trail_chain where ${P7}`);
    expect(await found()).toEqual([['trail-head-differs', 'A/7#20']]);
  });

  it.each(['at = at + interval \'1 second\'', 'chains = 3', 'entries = entries + 1', `heads = repeat('0', 64)`, 'previous = null', `hash = repeat('0', 64)`])('a seal: %s', async (change) => {
    await owner(`update trail_seal set ${change} where seal = 2`);
    expect((await found(kept))[0]).toEqual(['trail-seal-changed', 'seals#2']);
  });

  it('what a seal names, a seal gone, all seals made anew', async () => {
    await owner(`update trail_seal_head set hash = repeat('0', 64) where ${P7} and seal = 2`);
    expect(await found()).toEqual([['trail-rewritten', 'A/P7#6-10'], ['trail-seal-changed', 'seals#2']]);
    await owner('delete from trail_seal_head where seal = 2');
    await owner('delete from trail_seal where seal = 2');
    expect((await found())[0]).toEqual(['trail-seal-missing', 'seals#2']);
    await owner('delete from trail_seal_head');
    await owner('delete from trail_seal');
    expect(await found()).toEqual([]);
    for (let no = 0; no < 3; no += 1) {
      await write(deed(no));
      await keptOf();
    }
    expect(await found()).toEqual([]);
    expect(await found(kept)).toEqual([['trail-seal-other', 'seals#3']]);
  });
});

describe('sealing', () => {
  it('seals what is new, nothing twice, at the start, in between and at the end', async () => {
    store = await made();
    try {
      expect(await sealTrail(store.ownerPool)).toBeNull();
      await write(deed(1));
      const job = startSealing(store.ownerPool, 50);
      const until = async (seals: number): Promise<void> => { while ((await owner('select from trail_seal')).rowCount! < seals) await new Promise((resolve) => { setTimeout(resolve, 20); }); };
      await until(1);
      await write([deed(2), deed(3, { project: project('7') })]);
      await until(2);
      await job.stop();
      expect((await owner('select seal, chains, entries from trail_seal order by seal')).rows).toEqual([{ seal: '1', chains: '1', entries: '1' }, { seal: '2', chains: '2', entries: '3' }]);
      const later = startSealing(store.ownerPool);
      await write(deed(4));
      await later.stop();
      expect((await sealTrail(store.ownerPool))!.entries).toBe(4);
      await Promise.all([write(deed(5)), sealTrail(store.ownerPool), sealTrail(store.ownerPool)]);
      expect(await found()).toEqual([]);
    } finally {
      await store.drop();
    }
  });
});

describe('a backup', () => {
  it('carries chains and seals: what is restored verifies as what it was taken of, and says that it is older than a later seal', async () => {
    store = await made();
    const target = await emptyTestDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'trail-backup-'));
    try {
      await write([deed(1), deed(2, { project: project('7') })]);
      const sealed = (await sealTrail(store.ownerPool))!;
      await write(deed(3));
      await backup(store.ownerPool, join(folder, 'store.backup'));
      await write(deed(4));
      const later = (await sealTrail(store.ownerPool))!;
      await restore(target.ownerPool, join(folder, 'store.backup'));
      expect(await verifyTrail(target.ownerPool, sealed)).toMatchObject({ chains: 2, entries: 3, seals: 1, unsealed: 1, faults: [], sealFaults: [] });
      expect(await found(later, target)).toEqual([['trail-seal-cut', 'seals#2']]);
      await write(deed(5), target);
      expect(await found(sealed, target)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
      await target.drop();
      await store.drop();
    }
  });
});
