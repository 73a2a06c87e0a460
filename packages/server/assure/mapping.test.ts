/** Confirm, see totals change, undo, meet somebody else, and be refused: against a real store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '@throughline/contract/assure/mapping.ts';
import { mappingSchema } from '@throughline/contract/assure/mapping.ts';
import { previewSchema } from '@throughline/contract/rollup/gaps.ts';
import { LOCAL, READER } from '@throughline/core/people/may.ts';
import { inScope } from '../database/scope.ts';
import { type HeldOrganisation, listOrganisations } from '../people/find-organisation.ts';
import { figuresFor, plainFigures } from '../rollup/ask.ts';
import { checkStore } from '../rollup/check-store.ts';
import { refreshProjects } from '../rollup/fast/refresh.ts';
import { viewMappingPreview } from '../rollup/views/mapping-preview.ts';
import { workingOf } from '../rollup/working-of.ts';
import { type TestStore, caseText, testStore } from '../transfer/testing/store.ts';
import { confirmMapping } from './actions/confirm-mapping.ts';
import { undoMapping } from './actions/undo-mapping.ts';
import { viewMapping } from './views/mapping.ts';

let store: TestStore;
let org: HeldOrganisation;
const TODAY = new Date().toISOString().slice(0, 10);
const FILE = 'agro-industry.portfolio.json';

const portfolio = (legacy: object[]): string => JSON.stringify({ ...(JSON.parse(caseText(FILE).toString()) as object), legacy });
const old = (title: string, period: string, value: string, more: object = {}) => ({ project: 'L0', period, title: { en: title }, value, ...more });
const LEGACY = [old('courses held', '2018', '20'), old('courses held', '2019', '12'), old('persons trained', '2018', '120', { mapsTo: 'KASA.1', grade: 'C' })];

beforeEach(async () => {
  store = await testStore([refreshProjects]);
  expect((await store.importBytes(FILE, portfolio(LEGACY))).outcome).toBe('imported');
  org = (await listOrganisations(store.appPool))[0]!;
});
afterEach(() => store.drop());

const mapping = () => ({ pool: store.appPool, actor: LOCAL, org });
const looked = (actor = LOCAL, asked: { state?: string; find?: string } = {}) => inScope(store.appPool, [org.orgId], (trx) => viewMapping(trx, org, actor, { limit: 200, ...asked }));
const total = async (indicator: string, period: string, more: object = {}) => {
  const [figure] = await inScope(store.appPool, [org.orgId], (trx) => figuresFor(trx, org, [{ indicator, place: 'organisation', period, asOf: TODAY, withLegacy: true, ...more }]));
  return [figure!.value, figure!.label];
};
async function decide(title: string, to: string | null, grade: Decision['grade'], more: object = {}): Promise<Decision[]> {
  const { groups } = await looked();
  return groups.filter((one) => one.title['en'] === title).flatMap((one) => one.subjects).map((one) => ({ subject: one.subject, seen: one.standing?.mapping ?? null, to, grade, ...more }));
}
const courses = async () => (await looked()).groups.find((one) => one.title['en'] === 'courses held');
const trail = async () => (await store.ownerPool.query<{ verb: string; subject: string; reason: string | null }>('select verb, subject, reason from trail where project_id = 0 order by number')).rows;

describe('the workbench', () => {
  it('groups old values by title, with what their source says and what they may stand for', async () => {
    const body = mappingSchema.parse(await looked());
    expect(body.groups.map((one) => [one.title['en'], one.state, one.values, one.firstYear, one.lastYear])).toEqual([['courses held', 'open', 2, 2018, 2019], ['persons trained', 'stated', 1, 2018, 2018]]);
    expect(body.counts).toEqual({ open: 1, stated: 1, confirmed: 0, refused: 0, mixed: 0 });
    expect(body.groups[1]).toMatchObject({ subjects: [{ stated: { to: 'KASA.1', grade: 'C' }, standing: null }] });
    for (const group of body.groups) {
      expect(group.proposals.length).toBeGreaterThan(0);
      expect(group.proposals.length).toBeLessThanOrEqual(5);
      expect(group.proposals.map((one) => one.score)).toEqual(group.proposals.map((one) => one.score).sort().reverse());
      expect(group.proposals.every((one) => one.unit === 'unknown' && one.grades.length === 4)).toBe(true);
    }
    expect((await looked(LOCAL, { state: 'open' })).groups.length).toBe(1);
    expect((await looked(LOCAL, { find: 'PERSÓNS' })).groups.map((one) => one.title['en'])).toEqual(['persons trained']);
  });
  it('says what whoever looks may do', async () => {
    expect((await looked()).may).toEqual({ confirm: true, undo: true, why: null });
    expect((await looked(READER)).may).toEqual({ confirm: false, undo: false, why: 'not-allowed' });
  });
});

describe('a confirmation', () => {
  it('changes totals with old values only, is in the trail and the export, and goes back to the letter', async () => {
    const [before, plain] = [await total('TCO.1', '2018'), await total('TCO.1', '2018', { withLegacy: false })];
    expect(before[0]).toBeNull();
    const decisions = await decide('courses held', 'TCO.1', 'B');
    const preview = previewSchema.parse(await inScope(store.appPool, [org.orgId], (trx) => viewMappingPreview(trx, org, decisions, TODAY)));
    expect(preview.rows.map((row) => [row.indicator, row.period, row.without.value, row.now.value, row.would.value])).toEqual([['TCO.1', '2018', null, null, '20'], ['TCO.1', '2019', null, null, '12']]);
    const { number } = await confirmMapping(mapping(), { reason: ' Same count, by the training unit. ', decisions });
    expect(await total('TCO.1', '2018')).toEqual(['20', 'lower-bound']);
    expect(await total('TCO.1', '2018..2019')).toEqual(['32', 'lower-bound']);
    expect(await total('TCO.1', '2018', { withLegacy: false })).toEqual(plain);
    expect(preview.rows[0]!.would).toEqual((await inScope(store.appPool, [org.orgId], (trx) => figuresFor(trx, org, [{ indicator: 'TCO.1', place: 'organisation', period: '2018', asOf: TODAY, withLegacy: true }])))[0]);
    const { working } = await inScope(store.appPool, [org.orgId], (trx) => workingOf(trx, org, { indicator: 'TCO.1', place: 'organisation', period: '2018', asOf: TODAY, withLegacy: true }));
    expect(working.contributions).toMatchObject([{ project: 'L0', state: 'legacy', rule: 'figures 15.9' }]);
    const entries = (JSON.parse(await store.exported('ORG')) as { legacy: { title: { en: string }; mapsTo?: string; grade?: string }[] }).legacy;
    expect(entries.map((one) => [one.title.en, one.mapsTo, one.grade])).toEqual([['courses held', 'TCO.1', 'B'], ['persons trained', 'KASA.1', 'C'], ['courses held', 'TCO.1', 'B']]);
    expect(await courses()).toMatchObject({ state: 'confirmed', subjects: [{ standing: { to: 'TCO.1', grade: 'B', reason: 'Same count, by the training unit.', actor: 'local', day: TODAY } }, {}] });
    expect(await inScope(store.appPool, [org.orgId], (trx) => checkStore(trx, org, TODAY, () => { throw new Error('a difference'); }))).toMatchObject({ differences: 0 });

    expect(await undoMapping(mapping(), number)).toEqual({ number, subjects: 2 });
    expect(await total('TCO.1', '2018')).toEqual(before);
    expect(await courses()).toMatchObject({ state: 'open', subjects: [{ standing: null }, { standing: null }] });
    expect((await trail()).slice(1)).toEqual([
      { verb: 'mapping.confirm', subject: `mapping:${number}`, reason: 'Same count, by the training unit.' }, { verb: 'mapping.undo', subject: `mapping:${number}`, reason: null }]);
    await expect(undoMapping(mapping(), number)).rejects.toMatchObject({ problems: [{ code: 'confirmation-undone-already', kind: 'closed' }] });
  });

  it('refused takes out what the source says, and comes back', async () => {
    const stated = await total('KASA.1', '2018');
    expect(stated[0]).toBe('120');
    const { number } = await confirmMapping(mapping(), { reason: 'Counted seats, not persons', decisions: await decide('persons trained', null, null) });
    expect((await total('KASA.1', '2018'))[0]).toBeNull();
    expect((await looked()).counts).toMatchObject({ refused: 1 });
    await undoMapping(mapping(), number);
    expect(await total('KASA.1', '2018')).toEqual(stated);
  });

  it('is held by a later one on the same things', async () => {
    const first = await confirmMapping(mapping(), { reason: 'first', decisions: await decide('courses held', 'TCO.1', 'B') });
    const second = await confirmMapping(mapping(), { reason: 'second', decisions: (await decide('courses held', 'TCO.1', 'A')).slice(0, 1) });
    expect((await looked()).confirmations.map((one) => [one.number, one.undo.why])).toEqual([[second.number, null], [first.number, 'later-mapping-rests-on-it']]);
    await expect(undoMapping(mapping(), first.number)).rejects.toMatchObject({ problems: [{ code: 'later-mapping-rests-on-it', kind: 'conflict', found: String(second.number) }] });
    await undoMapping(mapping(), second.number);
    expect((await courses())!.subjects.map((one) => one.standing?.grade)).toEqual(['B', 'B']);
    await undoMapping(mapping(), first.number);
  });

  it('meets somebody else: both are told and nothing is written', async () => {
    const mine = await decide('courses held', 'TCO.1', 'B');
    await confirmMapping({ ...mapping(), actor: { ...LOCAL, name: 'another' } }, { reason: 'theirs', decisions: await decide('courses held', 'TCO.1', 'D') });
    await expect(confirmMapping(mapping(), { reason: 'mine', decisions: mine })).rejects.toMatchObject({ problems: [
      { code: 'mapping-changed-meanwhile', kind: 'conflict', found: `TCO.1 (D), another, ${TODAY}`, accepted: 'TCO.1 (B)' }, { code: 'mapping-changed-meanwhile' }] });
    expect((await looked()).confirmations.length).toBe(1);
    // two at the same moment: one is written, the other is told
    const again = await decide('courses held', 'TCO.1', 'A');
    const both = await Promise.allSettled([1, 2].map(() => confirmMapping(mapping(), { reason: 'both', decisions: again })));
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('of a reader is forbidden, of nothing known or well said refused', async () => {
    const decisions = await decide('courses held', 'TCO.1', 'B');
    await expect(confirmMapping({ ...mapping(), actor: READER }, { reason: 'x', decisions })).rejects.toMatchObject({ problems: [{ code: 'not-allowed', kind: 'forbidden' }] });
    await expect(undoMapping({ ...mapping(), actor: READER }, 1)).rejects.toMatchObject({ problems: [{ code: 'not-allowed', kind: 'forbidden' }] });
    await expect(undoMapping(mapping(), 4711)).rejects.toMatchObject({ problems: [{ code: 'confirmation-unknown', kind: 'missing' }] });
    await expect(confirmMapping(mapping(), { reason: ' ', decisions: [{ ...decisions[0]!, to: 'NONE.1' }, { ...decisions[0]!, subject: 'legacy:99999' }] }))
      .rejects.toMatchObject({ problems: [{ code: 'mapping-reason-blank' }, { code: 'mapping-target-unknown' }, { code: 'mapping-subject-unknown' }] });
    expect((await trail()).length).toBe(1);
  });
});

describe('imports beside mappings', () => {
  it('the same file, a later edition and the exported portfolio leave them standing', async () => {
    await confirmMapping(mapping(), { reason: 'kept', decisions: await decide('courses held', 'TCO.1', 'B') });
    expect((await store.importBytes(FILE, portfolio(LEGACY))).outcome).toBe('unchanged');
    expect((await store.importBytes('exported.json', await store.exported('ORG')))).toMatchObject({ outcome: 'unchanged', problems: [] });
    const edition = LEGACY.map((one) => ({ ...one, ...(one.title.en === 'courses held' && one.period === '2018' ? { value: '21', mapsTo: 'TCO.2', grade: 'A' } : {}) }));
    const later = await store.importBytes(FILE, portfolio(edition));
    expect(later.outcome).toBe('imported');
    expect(await total('TCO.1', '2018')).toEqual(['21', 'lower-bound']);
    await store.undo(later.numbers[0]!);
    expect(await total('TCO.1', '2018')).toEqual(['20', 'lower-bound']);
  });
  it('an import is held while a mapping stands on what it brought, and goes with the undone ones', async () => {
    const { number } = await confirmMapping(mapping(), { reason: 'stands', decisions: await decide('courses held', 'TCO.1', 'B') });
    await expect(store.undo(1)).rejects.toMatchObject({ problems: [{ code: 'later-records-rest-on-it', found: 'mapping' }] });
    await undoMapping(mapping(), number);
    await store.undo(1);
    expect((await store.ownerPool.query('select from mapping')).rowCount).toBe(0);
    expect((await trail()).map((one) => one.verb)).toEqual(['import.create', 'mapping.confirm', 'mapping.undo', 'import.undo']);
  });
});

describe('imported own indicators', () => {
  const XML = (value: string) => `<iati-activities version="2.03"><iati-activity last-updated-datetime="2024-01-01T00:00:00Z">
    <iati-identifier>XX-1</iati-identifier><reporting-org ref="XX" type="40"><narrative>Publisher</narrative></reporting-org><title><narrative>Activity</narrative></title>
    <activity-status code="2"/><activity-date type="2" iso-date="2022-01-01"/>
    <result type="1" aggregation-status="1"><title><narrative>Results</narrative></title>
      <indicator measure="1" aggregation-status="1"><title><narrative>Technical cooperation activities held</narrative></title>
        <period><period-start iso-date="2022-01-01"/><period-end iso-date="2022-12-31"/><actual value="${value}"/></period></indicator></result></iati-activity></iati-activities>`;

  it('join with old values once mapped, at the organisation, and not before', async () => {
    expect(await store.importBytes('activities.xml', XML('7'))).toMatchObject({ outcome: 'imported' });
    org = (await listOrganisations(store.appPool)).find((one) => one.code === 'XX')!;
    const group = (await looked()).groups[0]!;
    expect(group).toMatchObject({ sort: 'indicator', kind: 'flow', projects: 1, values: 1, firstYear: 2022, state: 'open' });
    const target = (await looked()).indicators.find((one) => one.kind === 'flow')!;
    const decisions: Decision[] = [{ subject: group.key, seen: null, to: target.code, grade: group.unit === target.unit || group.unit === null ? 'B' : 'D' }];
    const preview = await inScope(store.appPool, [org.orgId], (trx) => viewMappingPreview(trx, org, decisions, TODAY));
    expect(preview.rows.map((row) => [row.period, row.now.value, row.would.value])).toEqual([['2022', null, decisions[0]!.grade === 'D' ? null : '7']]);
    const { number } = await confirmMapping(mapping(), { reason: 'the same activities', decisions });
    expect(await total(target.code, '2022')).toEqual(['7', 'lower-bound']);
    expect(await total(target.code, '2022', { withLegacy: false })).toEqual([null, 'no-data']);
    const [cut] = await inScope(store.appPool, [org.orgId], (trx) => plainFigures(trx, org, [{ indicator: target.code, place: 'country:none', period: '2022', asOf: TODAY, withLegacy: true }]));
    expect(cut![0]!.value).toBeNull();
    // a later edition with another value is followed
    await store.importBytes('activities.xml', XML('9'));
    expect((await total(target.code, '2022'))[0]).toBe('9');
    await undoMapping(mapping(), number);
    expect((await total(target.code, '2022'))[0]).toBeNull();
  });
});
