/** Ten thousand entries, tampered with by the database's owner in every way we know, and each time proved by the command. */
import { join } from 'node:path';
import { type TrailEntry, sealedText } from '../../../packages/core/assure/trail.ts';
import { inScope } from '../../../packages/server/database/scope.ts';
import type { OpenDatabase } from '../../../packages/server/database/open-database.ts';
import { type Deed, sha256, writeTrail } from '../../../packages/server/frame/write-trail.ts';
import { type Given, inWarmDataFolder, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

const ENTRIES = 10_000;
const PROJECTS = 20;
const EACH = ENTRIES / PROJECTS;
/** Entries of one project written at once; a seal after each quarter. */
const AT_ONCE = 25;
/** Reading and hashing all anew may take so many times as long as writing them once, one entry a transaction, took for as many. */
const RATIO = 0.25;

type Held = { readonly store: OpenDatabase; readonly orgId: string };

const deedsOf = (orgId: string, project: number, from: number): Deed[] => Array.from({ length: AT_ONCE }, (_one, index) => ({
  orgId, project: { projectId: String(project), code: `P${project}` }, actor: `person-${(from + index) % 7}`, from: '10.0.0.1', verb: 'report.enter',
  subject: `report:P${project}/2024`, before: { value: String(from + index) }, after: { value: String(from + index + 1) }, reason: 'counted again',
}));

async function write({ store, orgId }: Held, from: number, to: number): Promise<void> {
  for (let project = 1; project <= PROJECTS; project += 1) {
    for (let at = from; at < to; at += AT_ONCE) await inScope(store.appPool, [orgId], (trx) => writeTrail(trx, deedsOf(orgId, project, at)), true);
  }
}

/** An attack: what it does as the owner, and the problem and place that must be told; with the seal kept elsewhere where only that can tell. */
type Attack = { readonly name: string; readonly told: readonly string[]; readonly kept?: true; readonly sql: readonly string[] | ((held: Held) => Promise<void>) };

const P7 = 'project_id = 7';
const HEAD = `update trail_chain c set number = t.number, hash = t.hash from (select number, hash from trail where ${P7} order by number desc limit 1) t where c.${P7}`;

/** Hashes of one chain made anew from a number on, each upon the one before, as somebody who knows the form would. */
async function rehash({ store, orgId }: Held, from: number): Promise<void> {
  const rows = (await store.ownerPool.query<Omit<TrailEntry, 'chain'> & { hash: string }>(
    `select number::int as number, previous, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, came_from as "from", verb, subject, reason,
            before::text as before, after::text as after, data::text as data, hash from trail where ${P7} order by number`)).rows;
  let previous = rows[from - 2]!.hash;
  for (const row of rows.slice(from - 1)) {
    const hash = sha256(sealedText({ ...row, chain: `${orgId}/7`, previous }));
    await store.ownerPool.query(`update trail set previous = $2, hash = $3 where ${P7} and number = $1`, [row.number, previous, hash]);
    previous = hash;
  }
}

const ATTACKS: readonly Attack[] = [
  { name: 'a value changed in the middle', told: ['PROOF/P7#250 trail-changed'], sql: [`update trail set after = '{"value":"999"}' where ${P7} and number = 250`] },
  { name: 'a value changed at the end', told: [`PROOF/P7#${EACH} trail-changed`], sql: [`update trail set after = '{"value":"999"}' where ${P7} and number = ${EACH}`] },
  { name: 'a person changed', told: ['PROOF/P7#3 trail-changed'], sql: [`update trail set actor = 'somebody' where ${P7} and number = 3`] },
  { name: 'a moment changed by a microsecond', told: ['PROOF/P7#1 trail-changed'], sql: [`update trail set at = at + interval '1 microsecond' where ${P7} and number = 1`] },
  { name: 'one deleted in the middle', told: ['PROOF/P7#250 trail-missing'], sql: [`delete from trail where ${P7} and number = 250`] },
  {
    name: 'one deleted in the middle, the rest renumbered', told: ['PROOF/P7#250 trail-missing'],
    sql: [`delete from trail where ${P7} and number = 250`, `update trail set number = number + 99999 where ${P7} and number > 250`, `update trail set number = number - 100000 where ${P7} and number > 99999`],
  },
  { name: 'ten deleted at the end', told: [`PROOF/P7#${EACH - 9}-${EACH} trail-cut`], sql: [`delete from trail where ${P7} and number > ${EACH - 10}`] },
  { name: 'ten deleted at the end, the head set back', told: [`PROOF/P7#${EACH - 9}-${EACH} trail-cut`], sql: [`delete from trail where ${P7} and number > ${EACH - 10}`, HEAD] },
  {
    name: 'one inserted, the rest renumbered', told: ['PROOF/P7#250 trail-inserted'],
    sql: [`update trail set number = number + 100001 where ${P7} and number >= 250`, `update trail set number = number - 100000 where ${P7} and number > 100000`,
      `insert into trail select project_id, org_id, 250, at, 'somebody', came_from, verb, subject, reason, before, after, data, previous, hash from trail where ${P7} and number = 249`],
  },
  {
    name: 'two exchanged', told: ['PROOF/P7#100 trail-moved', 'PROOF/P7#400 trail-moved'],
    sql: [`update trail set number = 99999 where ${P7} and number = 100`, `update trail set number = 100 where ${P7} and number = 400`, `update trail set number = 400 where ${P7} and number = 99999`],
  },
  {
    name: 'entries of two projects exchanged', told: ['PROOF/P7#100 trail-changed', 'PROOF/P8#100 trail-changed'],
    sql: ['update trail set project_id = 1000 + project_id where project_id in (7, 8) and number = 100', 'update trail set project_id = 1015 - project_id where project_id > 1000'],
  },
  {
    name: 'a value changed, the rest hashed anew, the head too', told: ['PROOF/P7#126-250 trail-rewritten'],
    sql: async (held) => {
      await held.store.ownerPool.query(`update trail set after = '{"value":"999"}' where ${P7} and number = 200`);
      await rehash(held, 200);
      await held.store.ownerPool.query(HEAD);
    },
  },
  { name: 'a seal changed', told: ['seals#2 trail-seal-changed'], sql: ['update trail_seal set entries = entries - 1 where seal = 2'] },
  { name: 'the last seal and what it knew cut off', kept: true, told: ['seals#4 trail-seal-cut'], sql: [
    'delete from trail_seal_head where seal = 4', 'delete from trail_seal where seal = 4', `delete from trail where number > ${(EACH / 4) * 3}`,
    `update trail_chain c set number = t.number, hash = t.hash from trail t where t.project_id = c.project_id and t.org_id = c.org_id and t.number = ${(EACH / 4) * 3}`] },
];

const TABLES = ['trail', 'trail_chain', 'trail_seal', 'trail_seal_head'];

async function putBack({ store }: Held): Promise<void> {
  for (const table of TABLES.toReversed()) await store.ownerPool.query(`delete from ${table}`);
  for (const table of TABLES) await store.ownerPool.query(`insert into ${table} select * from kept_${table}`);
}

type Found = { readonly whole: boolean; readonly entries: number; readonly problems: readonly { readonly code: string; readonly at: string }[] };

async function verify(given: Given, seal: string | null): Promise<{ found: Found; status: number | null; ms: number }> {
  const ran = await throughline(['trail', 'verify', '--format', 'json', ...(seal === null ? [] : ['--seal', seal])], given);
  return { found: JSON.parse(ran.out) as Found, status: ran.status, ms: ran.ms };
}

/** How long one entry a transaction takes: what the time of a proof is held against, on whatever machine. */
async function secondsOfWriting(held: Held, count: number): Promise<number> {
  const began = performance.now();
  for (let at = 0; at < count; at += 1) await inScope(held.store.appPool, [held.orgId], (trx) => writeTrail(trx, deedsOf(held.orgId, 900, at)[0]!), true);
  return (performance.now() - began) / 1000;
}

export const trailTamper: Proof = {
  name: 'trail-tamper',
  promise: 'Of 10,000 entries of the trail, each tampering by the database’s owner is found, at its exact place; what was cut off with its seals is found by the seal kept elsewhere.',
  command: 'throughline trail seal, throughline trail verify',
  minutes: 5,
  run: async ({ say }) => {
    const seen = watch(say);
    await inWarmDataFolder(async (data, store) => {
      const orgId = (await store.ownerPool.query<{ org_id: string }>(`insert into organisation (code, name, framework) values ('PROOF', '{}', 'irpf-2019') returning org_id`)).rows[0]!.org_id;
      const held: Held = { store, orgId };
      const file = join(data, 'seal.json');
      for (let quarter = 0; quarter < 4; quarter += 1) {
        await write(held, (quarter * EACH) / 4, ((quarter + 1) * EACH) / 4);
        await throughline(['trail', 'seal', '-o', file], { data });
      }
      for (const table of TABLES) await store.ownerPool.query(`create table kept_${table} as select * from ${table}`);
      const whole = await verify({ data }, file);
      seen.note('entries, chains', `${whole.found.entries.toLocaleString('en')}, ${PROJECTS}`);
      seen.expect(whole.status === 0 && whole.found.whole && whole.found.entries === ENTRIES, `an untouched trail does not hold: ${JSON.stringify(whole.found)}`);
      let missed = 0;
      for (const attack of ATTACKS) {
        await putBack(held);
        if (typeof attack.sql === 'function') await attack.sql(held);
        else for (const sql of attack.sql) await store.ownerPool.query(sql);
        const { found, status } = await verify({ data }, attack.kept === true ? file : null);
        const told = found.problems.map((one) => `${one.at} ${one.code}`);
        if (!seen.expect(status === 1 && (attack.kept === true ? told.includes(attack.told[0]!) : JSON.stringify(told) === JSON.stringify(attack.told)), `${attack.name}: ${told.join(', ') || 'not found'}`)) missed += 1;
        if (attack.kept === true) seen.expect((await verify({ data }, null)).found.whole, `${attack.name}: the store alone should not know`);
      }
      await putBack(held);
      seen.note('ways of tampering, each found at its place', `${ATTACKS.length - missed} of ${ATTACKS.length}`);
      await measure(held, data, seen);
    });
    return seen.shown();
  },
};

async function measure(held: Held, data: string, seen: ReturnType<typeof watch>): Promise<void> {
  const start = await throughline(['trail', 'verify', '--help'], { data });
  const verified = (await verify({ data }, null)).ms;
  const writing = (await secondsOfWriting(held, ENTRIES / 10)) * 10;
  const ratio = verified / 1000 / writing;
  seen.note('verify, with the start of the program', `${(verified / 1000).toFixed(2)} s (the start alone ${(start.ms / 1000).toFixed(2)} s)`);
  seen.note('writing as many, one a transaction (from a tenth)', `${writing.toFixed(1)} s`);
  seen.note('ratio', ratio.toFixed(3));
  seen.expect(ratio < RATIO, `verifying takes ${ratio.toFixed(2)} times as long as writing`);
}
