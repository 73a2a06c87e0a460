// The page of one project, on the worked example, its late reports, and a published activity.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { trailSchema } from '@throughline/contract/assure/trail.ts';
import { projectAboutSchema, projectGridSchema, projectMoneySchema, projectPageSchema, projectRecordSchema, projectReportsSchema, projectSourcesSchema } from '@throughline/contract/tell/project.ts';
import { differences, documentsOf } from '@throughline/core/rollup/testing/expected.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewTrail } from '../assure/views/trail.ts';
import { type Trx, inScope } from '../database/scope.ts';
import { type HeldOrganisation, listOrganisations } from '../people/find-organisation.ts';
import { type TestStore, caseText, testStore } from '../transfer/testing/store.ts';
import { LISTENERS } from '../wiring.ts';
import { sharedDir } from '../../../tools/shared.ts';
import { viewProject } from './views/project.ts';
import { viewProjectAbout } from './views/project-about.ts';
import { viewProjectGrid } from './views/project-grid.ts';
import { viewProjectMoney } from './views/project-money.ts';
import { viewProjectRecord } from './views/project-record.ts';
import { viewProjectReports } from './views/project-reports.ts';
import { viewProjectSources } from './views/project-sources.ts';

const AS_OF = '2024-03-31';
let store: TestStore;
const shared = sharedDir();
const published = shared === null ? null : `${shared}/data/iati/world-bank/worldbank-sv.xml.gz`;
if (published === null) console.warn('The reference material is not beside the project: the published activity is left out.');

beforeAll(async () => {
  store = await testStore(LISTENERS);
  await store.importCase('agro-industry.portfolio.json');
  if (published !== null) await store.importBytes('worldbank-sv.xml', gunzipSync(readFileSync(published)));
}, 120_000);
afterAll(() => store.drop());

async function of<T>(organisation: string, work: (trx: Trx, org: HeldOrganisation) => Promise<T>): Promise<T> {
  const org = (await listOrganisations(store.appPool)).find((one) => one.code === organisation)!;
  return inScope(store.appPool, [org.orgId], (trx) => work(trx, org));
}
const grid = (code: string, asOf = AS_OF, organisation = 'ORG') => of(organisation, (trx, org) => viewProjectGrid(trx, org, code, { asOf, by: 'year' }));
const refusal = async (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof Refused ? error.problems.map((one) => [one.kind, one.code, one.accepted]) : error));

describe('the worked example', () => {
  test('a project says what it is, with its chain as the file states it', async () => {
    const page = projectPageSchema.parse(await of('ORG', (trx, org) => viewProject(trx, org, 'P1', AS_OF)));
    const given = JSON.parse(caseText('agro-industry.portfolio.json').toString()).projects[0];
    expect(page).toMatchObject({
      title: given.title, programme: { code: 'PRG' }, countries: [{ code: 'ETH', share: '100' }], life: 'over', frequency: 'year', genderMarker: given.genderMarker,
      safeguards: given.safeguards, evaluationRating: given.evaluationRating, whole: '2021..2023', source: { file: 'agro-industry.portfolio.json', at: '/projects/0' },
    });
    expect(page.results.map((one) => [one.code, one.leadsTo.map((each) => each.assumption?.['en'])])).toEqual(given.results.map((one: any) => [one.id, (one.leadsTo ?? []).map((each: any) => each.assumption.en)]));
    expect(page.indicators.map((one) => one.code)).toEqual(given.indicators.map((one: any) => one.code));
    expect(page.indicators.find((one) => one.code === 'X.PASS')!.baseline).toEqual({ year: 2020, value: '0.125', state: 'reported', reason: null });
    expect(page.sdg.shares).toEqual([{ goal: '9', share: '50' }, { goal: '12', share: '30' }, { goal: '13', share: '20' }]);
  });

  test('every figure of the sheets is the one that was worked out by hand', async () => {
    const sheets = new Map(await Promise.all(['P1', 'P2', 'P3', 'P4'].map(async (code) => [code, projectGridSchema.parse(await grid(code))] as const)));
    const figures = [...sheets.values()].flatMap((sheet) => sheet.rows.flatMap((row) => [...row.cells.map((cell) => cell.figure), ...(row.whole ? [row.whole] : [])]));
    const keyOf = (one: { indicator: string; place: string; period: string }) => `${one.indicator} ${one.place} ${one.period}`;
    const held = new Map(figures.map((one) => [keyOf(one), one]));
    const document = documentsOf('agro-industry.expected.json').find((one) => one.portfolio === 'agro-industry.portfolio.json' && one.asOf === AS_OF)!;
    const expected = document.figures.filter((one) => one.place.startsWith('project:') && one.cell === undefined && held.has(keyOf(one)));
    expect(expected.length).toBeGreaterThan(20);
    expect(expected.flatMap((one) => differences(one, held.get(keyOf(one))! as never).map((each) => `${keyOf(one)}: ${each}`))).toEqual([]);
  });

  test('cells say what became of each report: reported, zero, missing, a draft that waits', async () => {
    const states = async (code: string, indicator: string) => (await grid(code)).rows.find((one) => one.indicator === indicator)!.cells.map((one) => [one.state, one.report?.number ?? null, one.waiting?.state ?? null]);
    expect(await states('P3', 'TCO.1')).toEqual([['reported', 1, null], ['missing', null, null], ['reported', 1, null]]);
    expect(await states('P1', 'INV.3')).toEqual([['reported', 1, null], ['reported', 1, null], ['zero', 1, null]]);
    expect(await states('P1', 'ENV.1')).toEqual([['reported', 2, null], ['reported', 1, null], ['reported', 1, null]]);
    const draft = JSON.parse(caseText('agro-industry.portfolio.json').toString()).reports.find((one: any) => one.state === 'draft');
    const waiting = (await grid(draft.project)).rows.flatMap((row) => row.cells.flatMap((cell) => (cell.waiting ? [[row.indicator, cell.waiting.period, cell.waiting.state]] : [])));
    expect(waiting).toEqual(draft.values.map((one: any) => [one.indicator, draft.period, 'draft']));
  });

  test('a correction: before and after, why, and which of the two counts when', async () => {
    const { reports } = projectReportsSchema.parse(await of('ORG', (trx, org) => viewProjectReports(trx, org, 'P1', AS_OF)));
    const corrected = reports.find((one) => one.period === '2021')!.submissions[1]!;
    expect(corrected).toMatchObject({ number: 2, state: 'verified', reason: 'wrong grid emission factor', same: 0, changes: [{ indicator: 'ENV.1', before: { value: '1.25', canonical: '1250', factor: '1000' }, after: { value: '1.15', canonical: '1150' } }] });
    const record = async (submission: string, asOf: string) => projectRecordSchema.parse(await of('ORG', (trx, org) => viewProjectRecord(trx, org, 'P1', { report: '2021', submission, asOf }))).values.find((one) => one.indicator === 'ENV.1')!;
    expect(await record('1', '2022-09-14')).toMatchObject({ counts: true, inForce: 1 });
    expect(await record('1', AS_OF)).toMatchObject({ counts: false, inForce: 2 });
    expect(await record('2', AS_OF)).toMatchObject({ counts: true, before: { number: 1, said: { canonical: '1250' } }, at: '/reports/12/values/0' });
  });

  test('a record tells persons by their number alone', async () => {
    const record = await of('ORG', (trx, org) => viewProjectRecord(trx, org, 'P1', { report: '2021', submission: '1', asOf: AS_OF }));
    expect(record.values.find((one) => one.indicator === 'KASA.2')!.said).toMatchObject({ persons: 8, canonical: '8' });
    expect(record.values.find((one) => one.indicator === 'REA.1')!.cells.map((one) => one.value)).toEqual(['12', '40', '2', '3', '0']);
    expect(JSON.stringify(record)).not.toMatch(/"p0[1-9]"/);
  });

  test('money is shared out to the last cent, by country and by goal', async () => {
    const money = projectMoneySchema.parse(await of('ORG', (trx, org) => viewProjectMoney(trx, org, 'P1', AS_OF)));
    expect(money).toMatchObject({ budget: { amount: '3000000', currency: 'USD', usd: '3000000' }, supportCostRate: '0.13' });
    expect(money.countries.map((one) => [one.code, one.share, one.usd])).toEqual([['ETH', '100', '3000000']]);
    expect(money.goals.map((one) => [one.code, one.share, one.usd])).toEqual([['9', '50', '1500000'], ['12', '30', '900000'], ['13', '20', '600000']]);
  });

  test('what is not there is refused with the nearest that is', async () => {
    expect(await refusal(grid('P11'))).toEqual([['missing', 'unknown-project', expect.stringContaining('P1')]]);
    const record = (report: string, submission: string | undefined) => refusal(of('ORG', (trx, org) => viewProjectRecord(trx, org, 'P1', { report, submission, asOf: AS_OF })));
    expect(await record('2019', undefined)).toEqual([['missing', 'unknown-report', '2021, 2022, 2023']]);
    expect(await record('2021', '7')).toEqual([['missing', 'unknown-submission', '1, 2']]);
  });
});

describe('a late report', () => {
  test('the later edition of the file adds what was missing, and the history says so', async () => {
    const later = JSON.parse(caseText('agro-industry-late.portfolio.json').toString());
    const [organisation, before] = ['LATE', JSON.parse(caseText('agro-industry.portfolio.json').toString())];
    for (const [file, document] of [['first.json', before], ['later.json', later]] as const) await store.importBytes(file, JSON.stringify({ ...document, organisation: { ...document.organisation, id: organisation } }));
    const states = (await grid('P3', '2024-12-31', organisation)).rows.find((one) => one.indicator === 'TCO.1')!.cells.map((one) => one.state);
    expect(states).toEqual(['reported', 'reported', 'reported']);
    const late = later.reports.find((one: any) => one.project === 'P3' && one.period === '2022');
    const told = documentsOf('agro-industry.expected.json').find((one) => one.portfolio === 'agro-industry-late.portfolio.json')!;
    const sheet = await grid('P3', told.asOf, organisation);
    const figure = sheet.rows.find((one) => one.indicator === 'TCO.1')!.cells.find((one) => one.figure.period === '2022')!;
    expect(figure.figure.value).toBe(late.values.find((one: any) => one.indicator === 'TCO.1').value);
    const history = trailSchema.parse(await of(organisation, (trx, org) => viewTrail(trx, org, LOCAL, { project: 'P3', limit: 10 })));
    expect(history.entries.map((one) => [one.verb, (one.data as { file: string }).file])).toEqual([['import.create', 'later.json'], ['import.create', 'first.json']]);
    const sources = projectSourcesSchema.parse(await of(organisation, (trx, org) => viewProjectSources(trx, org, 'P3', 'en')));
    expect(sources.imports.map((one) => [one.file, one.submissions])).toEqual([['first.json', 2], ['later.json', 1]]);
  });
});

describe.skipIf(published === null)('a published activity', () => {
  test('periods that are no years stand with their days, what was not understood by reason, and no names of persons', async () => {
    const [code, organisation] = ['44000-P169125', '44000'];
    const sheet = projectGridSchema.parse(await grid(code, '2026-01-01', organisation));
    const page = projectPageSchema.parse(await of(organisation, (trx, org) => viewProject(trx, org, code, '2026-01-01')));
    expect(sheet.rows).toHaveLength(page.indicators.length);
    expect(sheet.dated.length).toBeGreaterThan(0);
    expect(sheet.rows.some((row) => row.dated.some((one) => one?.said?.canonical != null))).toBe(true);
    const sources = projectSourcesSchema.parse(await of(organisation, (trx, org) => viewProjectSources(trx, org, code, 'en')));
    expect(sources.notUnderstood.reduce((sum, one) => sum + one.count, 0)).toBe(sources.total);
    expect(sources.total).toBe(page.counts.notUnderstood);
    const about = projectAboutSchema.parse(await of(organisation, (trx, org) => viewProjectAbout(trx, org, code)));
    expect(about.descriptions.length).toBeGreaterThan(0);
    expect(about.organisations.every((one) => one.name !== null || one.ref !== null)).toBe(true);
    const said = (await store.ownerPool.query<{ name: string }>(`select detail #>> '{contact-info,0,person-name,0,text,en}' as name from project where code = $1`, [code])).rows[0]!.name;
    expect(JSON.stringify(about)).not.toContain(said);
    const money = projectMoneySchema.parse(await of(organisation, (trx, org) => viewProjectMoney(trx, org, code, AS_OF)));
    expect(money.budgets.length).toBeGreaterThan(0);
  });
});
