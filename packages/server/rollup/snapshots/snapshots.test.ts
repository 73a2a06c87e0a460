/** Snapshots against a real database: frozen, published, cited, restated, and held against tampering. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restatementsSchema, snapshotEffectSchema, snapshotPreviewSchema, snapshotSchema, snapshotsSchema } from '@throughline/contract/rollup/snapshots.ts';
import { workingSchema } from '@throughline/contract/rollup/pages.ts';
import { type Problem, Refused } from '@throughline/core/ground/problem.ts';
import { type Actor, LOCAL, READER } from '@throughline/core/people/may.ts';
import { thaw } from '@throughline/core/rollup/snapshots/frozen.ts';
import { recombine } from '@throughline/core/rollup/recombine.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import { inScope } from '../../database/scope.ts';
import { type HeldOrganisation, findOrganisation } from '../../people/find-organisation.ts';
import { type TestStore, testStore } from '../../transfer/testing/store.ts';
import { LISTENERS } from '../../wiring.ts';
import { approveRestatement } from '../actions/approve-restatement.ts';
import { createSnapshot } from '../actions/create-snapshot.ts';
import { publishSnapshot } from '../actions/publish-snapshot.ts';
import { askFigures } from '../ask.ts';
import { foldLedger } from '../fast/refresh.ts';
import { workingOf } from '../working-of.ts';
import { viewRestatements } from '../views/restatements.ts';
import { viewSnapshotEffect } from '../views/snapshot-effect.ts';
import { viewSnapshot, viewSnapshotPreview, viewSnapshots } from '../views/snapshots.ts';
import { viewFrozenWorking, viewWorking } from '../views/working.ts';
import { checkSnapshots, type Tampered } from './check-snapshots.ts';
import { frozenFigures, frozenWorking } from './frozen-figures.ts';
import { partsOf, readPart } from './parts.ts';
import { findSnapshot } from './head.ts';

const CUTOFF = '2024-03-31';
const LATER = '2024-12-31';
const person = (name: string): Actor => ({ ...LOCAL, id: name, name });
const [selam, mei] = [person('selam@example.org'), person('mei@example.org')];
const ALL = { indicators: [], places: [], periods: [] };
const ROWS = { ...ALL, from: 0, limit: 5000 };
let store: TestStore;
let org: HeldOrganisation;
let id = '';

const scoped = <T>(work: Parameters<typeof inScope<T>>[2]) => inScope(store.appPool, [org.orgId], work);
const as = (actor: Actor) => ({ pool: store.appPool, actor, org });
const codesOf = (promise: Promise<unknown>): Promise<string[]> => promise.then(() => [], (error: Refused) => (error instanceof Refused ? error.problems.map((one: Problem) => one.code) : Promise.reject(error)));
async function listed(all: AsyncIterable<Figure>): Promise<Figure[]> {
  const figures: Figure[] = [];
  for await (const one of all) figures.push(one);
  return figures;
}
const frozen = (of: string) => scoped(async (trx) => listed(frozenFigures(trx, org, await findSnapshot(trx, org, of), ALL)));
const live = (asOf: string) => scoped((trx) => listed(askFigures(trx, org, { ...ALL, by: null, asOf, atLeast: null, withLegacy: false })));
const inOrder = (all: readonly Figure[]) => [...all].map((one) => JSON.parse(JSON.stringify(one)) as Figure).sort((a, b) => ([a.indicator, a.place, a.period].join() < [b.indicator, b.place, b.period].join() ? -1 : 1));
const restatements = async (of: string, asked: Partial<Parameters<typeof viewRestatements>[3]> = {}) =>
  restatementsSchema.parse(await scoped((trx) => viewRestatements(trx, org, of, { ...ROWS, asOf: LATER, ...asked })));

beforeAll(async () => {
  store = await testStore(LISTENERS);
  expect((await store.importCase('agro-industry.portfolio.json')).outcome).toBe('imported');
  await foldLedger(store.ownerPool);
  org = await findOrganisation(store.appPool, undefined);
});
afterAll(() => store.drop());

describe('a snapshot', () => {
  it('is preceded by a look at what is not verified by then', async () => {
    const preview = snapshotPreviewSchema.parse(await scoped((trx) => viewSnapshotPreview(trx, org, LOCAL, CUTOFF)));
    expect(preview).toMatchObject({ asOf: CUTOFF, periods: ['2021', '2022', '2023', '2021..2023'], total: 1 });
    expect(preview.notVerified).toMatchObject([{ project: 'P2', period: '2023', state: 'draft' }]);
    expect(preview.verified.projects).toBe(4);
    expect(await codesOf(scoped((trx) => viewSnapshotPreview(trx, org, LOCAL, '2024-02-30')))).toEqual(['malformed-date']);
  });

  it('is what an as-of question at its cutoff says, to the letter', async () => {
    const created = await createSnapshot(as(selam), { name: 'Annual report 2023', asOf: CUTOFF });
    id = created.id;
    const all = await frozen(id);
    expect(all.length).toBe(created.figures);
    expect(inOrder(all)).toEqual(inOrder(await live(CUTOFF)));
    expect((await store.ownerPool.query(`select actor, subject, after ->> 'sha256' as sha256 from trail where verb = 'snapshot.create'`)).rows).toEqual([{ actor: selam.name, subject: `snapshot:${id}`, sha256: created.sha256 }]);
  });

  it('is made by those who may, with a name of its own, of a day that is known; a refusal leaves nothing', async () => {
    const before = await store.rowCounts();
    expect(await codesOf(createSnapshot(as(READER), { name: 'Mine', asOf: CUTOFF }))).toEqual(['not-allowed']);
    expect(await codesOf(createSnapshot(as(selam), { name: ' annual REPORT 2023', asOf: '2999-01-01' }))).toEqual(['snapshot-name-taken', 'snapshot-ahead']);
    expect(await store.rowCounts()).toEqual(before);
  });

  it('holds the working of every figure, and each recombines to it', async () => {
    await scoped(async (trx) => {
      let seen = 0;
      for (const { number } of await partsOf(trx, org, id)) {
        const part = await readPart(trx, org, id, number);
        part.figures.forEach((one, at) => {
          const working = thaw(part, at, CUTOFF);
          seen += 1;
          if (working.value !== null && one.label !== 'bounds') expect([one.indicator, one.place, one.period, recombine(working)]).toEqual([one.indicator, one.place, one.period, working.value]);
        });
      }
      expect(seen).toBe((await findSnapshot(trx, org, id)).figures);
      const asked = { indicator: 'KASA.2', place: 'organisation', period: '2021..2023' };
      const { figure, working } = await frozenWorking(trx, org, await findSnapshot(trx, org, id), asked);
      expect({ ...asked, value: figure.value }).toEqual({ ...asked, value: (await workingOf(trx, org, { ...asked, asOf: CUTOFF })).figure.value });
      expect(working.contributions.length).toBeGreaterThan(1);
    });
  });

  it('opens as the live panel did then, with names and files', async () => {
    const asked = { indicator: 'TCO.1', place: 'programme:PRG', period: '2022' };
    const then = workingSchema.parse(await scoped((trx) => viewFrozenWorking(trx, org, id, asked, { from: 0, limit: 500 })));
    expect(then).toEqual(workingSchema.parse(JSON.parse(JSON.stringify(await scoped((trx) => viewWorking(trx, org, { ...asked, asOf: CUTOFF }, { from: 0, limit: 500 }))))));
    expect(then.contributions[0]!.source?.file).toBe('agro-industry.portfolio.json');
    expect(await codesOf(scoped((trx) => viewFrozenWorking(trx, org, id, { ...asked, period: '2019' }, { from: 0, limit: 1 })))).toEqual(['not-in-snapshot']);
  });

  it('answers only what it holds', async () => {
    const ask = (asked: Partial<Parameters<typeof frozenFigures>[3]>) => codesOf(scoped(async (trx) => listed(frozenFigures(trx, org, await findSnapshot(trx, org, id), { ...ALL, ...asked }))));
    expect(await ask({ indicators: ['TCO.1'], places: ['organisation'], periods: ['2022'], asOf: CUTOFF })).toEqual([]);
    expect(await ask({ indicators: ['NO.1'], places: ['country:FRA', 'organisation'], periods: ['2022Q1'], by: 'sex', atLeast: '2', withLegacy: true, asOf: LATER }))
      .toEqual(['not-in-snapshot', 'not-in-snapshot', 'not-in-snapshot', 'not-in-snapshot', 'not-in-snapshot', 'not-in-snapshot', 'snapshot-has-its-day']);
    expect(await codesOf(scoped((trx) => findSnapshot(trx, org, '99999')))).toEqual(['snapshot-unknown']);
    expect(await codesOf(scoped((trx) => findSnapshot(trx, org, '1 or 1=1')))).toEqual(['snapshot-number']);
  });

  it('is published once, by somebody else', async () => {
    expect(await codesOf(publishSnapshot(as(READER), id))).toEqual(['not-allowed']);
    expect(await codesOf(publishSnapshot(as(selam), id))).toEqual(['approver-is-author']);
    expect(await publishSnapshot(as(mei), id, 'as agreed')).toEqual({ id, status: 'published' });
    expect(await codesOf(publishSnapshot(as(mei), id))).toEqual(['snapshot-published-already']);
    expect(snapshotsSchema.parse(await scoped((trx) => viewSnapshots(trx, org, READER)))).toMatchObject({ may: { create: false, publish: false, approve: false }, snapshots: [{ id, status: 'published', published: { actor: mei.name, reason: 'as agreed' } }] });
    const page = snapshotSchema.parse(JSON.parse(JSON.stringify(await scoped((trx) => viewSnapshot(trx, org, LOCAL, id, {})))));
    expect(page).toMatchObject({ place: 'organisation', period: '2023', may: { why: 'snapshot-published-already' } });
    expect(page.figures.length).toBeGreaterThan(5);
    expect(page.places).toContain('programme:PRG');
  });
});

describe('what comes later', () => {
  it('a report that waits shows what it would do to what is published, and does nothing yet', async () => {
    const effect = snapshotEffectSchema.parse(JSON.parse(JSON.stringify(await scoped((trx) => viewSnapshotEffect(trx, org, LOCAL, 'P2', '2023')))));
    expect(effect).toMatchObject({ submission: { state: 'draft' }, snapshots: 1 });
    expect(effect.restatements.map((one) => one.frozen.place)).toEqual(expect.arrayContaining(['organisation', 'programme:PRG', 'project:P2']));
    expect(effect.restatements.every((one) => one.snapshot === id && JSON.stringify(one.now) !== JSON.stringify(one.would) && !['project:P1', 'project:P3'].includes(one.frozen.place))).toBe(true);
    expect((await restatements(id, { asOf: CUTOFF })).total).toBe(0);
    // who may not see drafts is told of none
    expect(await codesOf(scoped((trx) => viewSnapshotEffect(trx, org, READER, 'P2', '2023')))).toEqual(['no-report-waits']);
    expect((await scoped((trx) => viewSnapshotPreview(trx, org, READER, CUTOFF))).notVerified).toEqual([]);
    expect(await codesOf(scoped((trx) => viewSnapshotEffect(trx, org, LOCAL, 'P1', '2021')))).toEqual(['no-report-waits']);
    expect(await codesOf(scoped((trx) => viewSnapshotEffect(trx, org, LOCAL, 'P1', 'soon')))).toEqual(['malformed-period']);
  });

  it('an equal state has no restatement', async () => {
    expect(await restatements(id, { asOf: CUTOFF })).toMatchObject({ total: 0, counts: {}, restatements: [] });
  });

  it('a late report changes the live figures, restates them, and leaves the snapshot as it was', async () => {
    const before = await frozen(id);
    expect((await store.importCase('agro-industry-late.portfolio.json')).outcome).toBe('imported');
    await foldLedger(store.ownerPool);
    expect(await frozen(id)).toEqual(before);
    const body = await restatements(id);
    expect(body.restatements.length).toBe(body.total);
    expect(body.restatements.find((one) => one.indicator === 'TCO.1' && one.place === 'programme:PRG' && one.period === '2022')).toMatchObject({
      sort: 'changed', before: { value: '18', label: 'lower-bound' }, now: { value: '23', label: 'exact' }, difference: '5', approval: null,
      reasons: [{ why: 'late-report', project: 'P3', period: '2022', verified: '2024-05-10' }],
    });
    // nothing is missing from the list, and nothing in it is equal
    const now = new Map((await live(LATER)).map((one) => [[one.indicator, one.place, one.period].join(), JSON.parse(JSON.stringify(one)) as Figure]));
    const differs = before.filter((one) => JSON.stringify(now.get([one.indicator, one.place, one.period].join())) !== JSON.stringify(one)).map((one) => [one.indicator, one.place, one.period].join());
    expect(new Set(body.restatements.map((one) => [one.indicator, one.place, one.period].join()))).toEqual(new Set(differs));
    expect(await restatements(id, { among: 'programme', limit: 1 })).toMatchObject({ total: body.byPlace['programme'], compared: body.compared });
  });

  it('a second snapshot holds the later figures; the two differ as the first and the live ones do', async () => {
    const second = await createSnapshot(as(mei), { name: 'After the late report', asOf: LATER });
    const body = await restatements(id, { with: second.id });
    const alive = await restatements(id);
    expect(body.with?.id).toBe(second.id);
    expect(body.restatements).toEqual(alive.restatements);
    expect((await restatements(second.id)).total).toBe(0);
    // a working one needs no approval
    expect(await codesOf(approveRestatement(as(mei), second.id, { reason: 'x', asOf: LATER, restatements: [] }))).toEqual(['snapshot-not-published']);
  });

  it('somebody answers for a restatement as it was seen', async () => {
    const one = { indicator: 'TCO.1', place: 'programme:PRG', period: '2022', seen: { value: '23', label: 'exact' } };
    const approve = (actor: Actor, more: object = {}) => approveRestatement(as(actor), id, { reason: 'The report of P3 came in May', asOf: LATER, restatements: [one], ...more });
    expect(await codesOf(approve(READER))).toEqual(['not-allowed']);
    expect(await codesOf(approve(mei, { reason: '' }))).toEqual(['reason-missing']);
    expect(await codesOf(approve(mei, { restatements: [{ ...one, seen: { value: '22', label: 'exact' } }] }))).toEqual(['restatement-moved']);
    expect(await codesOf(approve(mei, { restatements: [{ ...one, place: 'project:P1' }] }))).toEqual(['restatement-unknown']);
    expect(await approve(mei)).toMatchObject({ restatements: 1 });
    const body = await restatements(id);
    expect(body.approved).toBe(1);
    expect(body.restatements.filter((each) => each.approval !== null)).toMatchObject([{ ...one, seen: undefined, approval: { actor: mei.name, reason: 'The report of P3 came in May', stands: true } }].map(({ seen: _seen, ...rest }) => rest));
    expect((await store.ownerPool.query(`select reason from trail where verb = 'restatement.approve'`)).rows).toEqual([{ reason: 'The report of P3 came in May' }]);
    // as of the cutoff it says what it said: there is nothing to answer for
    expect(await codesOf(approve(mei, { asOf: CUTOFF }))).toEqual(['restatement-unknown']);
  });

  it('taking the late report back leaves both snapshots as they were, and the approval no longer stands', async () => {
    const before = [await frozen(id)];
    const imports = (await store.ownerPool.query<{ number: string }>('select number from data_import order by number desc limit 1')).rows;
    await store.undo(imports[0]!.number);
    await foldLedger(store.ownerPool);
    expect([await frozen(id)]).toEqual(before);
    expect((await restatements(id)).total).toBe(0);
  });
});

describe('nobody changes one', () => {
  const check = async (): Promise<Tampered[]> => {
    const found: Tampered[] = [];
    await scoped((trx) => checkSnapshots(trx, org, (one) => found.push(one)));
    return found;
  };

  it('the application may not, whatever it tries', async () => {
    for (const sql of ['update snapshot set name = $1', 'delete from snapshot_part where indicator = $1', 'update snapshot_publication set actor = $1', 'delete from restatement where indicator = $1', 'update restatement_approval set reason = $1']) {
      await expect(inScope(store.appPool, [org.orgId], (trx) => trx.query(sql, ['x']), true)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(store.appPool.query('truncate snapshot cascade')).rejects.toMatchObject({ code: '42501' });
    expect((await store.appPool.query('select from snapshot')).rowCount).toBe(0);
  });

  it('and who changes it behind the application is found', async () => {
    expect(await check()).toEqual([]);
    const owner = async (sql: string) => { expect((await store.ownerPool.query(sql, [id])).rowCount).toBeGreaterThan(0); };
    await owner(`update snapshot set as_of = as_of + 1 where snapshot_id = $1`);
    expect(await check()).toMatchObject([{ snapshot: id, part: null }]);
    await owner(`update snapshot set as_of = as_of - 1 where snapshot_id = $1`);
    await owner(`update snapshot_part set content = (select content from snapshot_part o where o.snapshot_id = $1 and o.part_no = 2) where snapshot_id = $1 and part_no = 1`);
    expect(await check()).toMatchObject([{ snapshot: id, part: 1 }]);
    await owner('delete from snapshot_part where snapshot_id = $1 and part_no = (select max(part_no) from snapshot_part where snapshot_id = $1)');
    expect((await check()).map((one) => one.part)).toEqual([1, null]);
    await owner(`update snapshot_part set working = '\\x00' where snapshot_id = $1 and part_no = 3`);
    expect((await check()).map((one) => one.part)).toEqual([1, 3, null]);
  });
});
