/** Countries and programmes: what stands where, what only touches, and money by shares. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countriesSchema, countrySchema } from '@throughline/contract/tell/country.ts';
import { programmeSchema, programmesSchema } from '@throughline/contract/tell/programme.ts';
import { type Rational, absolute, compare, fraction, multiply, rational, subtract, sum } from '@throughline/core/ground/rational.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { type Trx, inScope } from '../../database/scope.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { syncIndicators } from '../../framework/sync-indicators.ts';
import { type HeldOrganisation, findOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../../rollup/ask.ts';
import { viewIndicators } from '../../rollup/views/indicators.ts';
import { viewCoverage } from '../../rollup/views/gaps-coverage.ts';
import { viewOverview } from '../../rollup/views/overview.ts';
import { importFile } from '../../transfer/actions/import-file.ts';
import { LISTENERS } from '../../wiring.ts';
import { viewCountries } from './countries.ts';
import { viewCountry, viewNearest } from './country.ts';
import { ROWS_SHOWN } from './country-rows.ts';
import { viewProgramme } from './programme.ts';
import { viewProgrammes } from './programmes.ts';

const ASKED = { period: '2023', asOf: '2026-01-31' };
let store: TestDatabase;
let demonstration: HeldOrganisation;
let many: HeldOrganisation;

/** A country with more projects than a page lists. */
const MANY = ROWS_SHOWN + 7;
const crowded = JSON.stringify({
  format: 'throughline-portfolio/1', framework: 'irpf-2019', organisation: { id: 'MANY', name: { en: 'Many' } }, reports: [],
  projects: Array.from({ length: MANY }, (_one, at) => ({
    id: `P${at}`, title: { en: at === 0 ? 'A very long title '.repeat(33) : `Project ${at}` }, start: '2022-01-01', end: '2024-12-31', countries: [{ iso3: 'FRA', share: '100' }], results: [], indicators: [],
  })),
});

beforeAll(async () => {
  store = await testDatabase();
  await syncIndicators(store.ownerPool);
  for (const bytes of [readFileSync(new URL('../../demonstration/portfolio.json', import.meta.url)), Buffer.from(crowded)]) {
    const file = { file: 'portfolio.json', open: async function* open() { yield bytes; } };
    const { outcome, problems } = await importFile({ pool: store.appPool, actor: LOCAL, listeners: LISTENERS }, file);
    expect(outcome, JSON.stringify(problems.slice(0, 3))).toBe('imported');
  }
  demonstration = await findOrganisation(store.appPool, 'MERIDIAN');
  many = await findOrganisation(store.appPool, 'MANY');
}, 120_000);
afterAll(() => store.drop());

const at = <T>(work: (trx: Trx, org: HeldOrganisation) => Promise<T>, org = demonstration): Promise<T> => inScope(store.appPool, [org.orgId], (trx) => work(trx, org));
const country = (iso3: string, org = demonstration) => at(async (trx, one) => countrySchema.parse(await viewCountry(trx, one, iso3, ASKED)), org);

describe('a country', () => {
  it('has its projects, and apart from them the regional ones that touch it (3.5)', async () => {
    const senegal = await country('SEN');
    expect(senegal.rows.map((row) => row.code).sort()).toEqual(['SEN-LOI', 'SEN-MNG']);
    expect(senegal.regional.map((row) => [row.code, row.share])).toEqual([['WAF-QTY', '0.3']]);
    expect(senegal.projects).toBe(2);
  });

  it('is given only the share of a regional budget; all parts add to the whole (3.2)', async () => {
    const parts = await Promise.all(['SEN', 'CIV', 'GHA', 'NGA'].map(async (iso3) => (await country(iso3)).regional.find((row) => row.code === 'WAF-QTY')!));
    const whole = rational(parts[0]!.budgetUsd!);
    // texts are cut after twelve digits (figures 11)
    const same = (a: Rational, b: Rational) => compare(absolute(subtract(a, b)), fraction(1n, 1000n)) < 0;
    expect(same(rational(parts[0]!.partUsd!), multiply(whole, fraction(3n, 10n)))).toBe(true);
    expect(same(sum(parts.map((one) => rational(one.partUsd!))), whole)).toBe(true);
  });

  it('counts what regional projects say of it, marked, and their coverage not (3.2, 15.8)', async () => {
    const overview = await at((trx, org) => viewOverview(trx, org, { place: 'country:SEN', ...ASKED }));
    const regional = overview.areas.flatMap((area) => area.figures).filter(({ figure }) => figure.includesRegional);
    expect(regional.length).toBeGreaterThan(0);
    const alone = await at((trx, org) => figuresFor(trx, org, regional.flatMap(({ indicator }) => ['SEN-MNG', 'SEN-LOI'].map((code) => ({ indicator: indicator.code, place: `project:${code}`, period: '2023', asOf: ASKED.asOf })))));
    const own = alone.reduce((total, one) => total + one.coverage.expected, 0);
    expect(regional.reduce((total, { figure }) => total + figure.coverage.expected, 0)).toBe(own);
  });

  it('counts the same reports as Gaps does, year by year', async () => {
    const coverage = await at((trx, org) => viewCoverage(trx, org, { place: 'country:SEN', ...ASKED }));
    const overview = await at((trx, org) => viewOverview(trx, org, { place: 'country:SEN', ...ASKED }));
    expect(coverage.total.find((one) => one.year === 2023)).toMatchObject(overview.coverage);
    expect(overview.ownLeft).toBe(0);
  });

  it('stands at goals by result (3.3), with programmes, sources, neighbours and groups on their days (3.4)', async () => {
    const ghana = await country('GHA');
    expect(ghana.programmes[0]).toMatchObject({ code: 'CP-GHA', kind: 'country-partnership', projects: 4, all: 4 });
    expect(ghana.programmes.find((one) => one.regional > 0)).toMatchObject({ code: 'TRADE', projects: 0, regional: 1 });
    expect(ghana.donors.map((one) => one.code)).toContain('D-GOV-A');
    expect(ghana.nearby.slice(0, 3).map((one) => one.place)).toEqual(['country:CIV', 'country:NGA', 'country:SEN']);
    for (const { goal, projects } of ghana.goals) {
      const stands = await Promise.all(ghana.rows.map(async ({ code }) => {
        const found = await at(async (trx, org) => trx.query('select 1 from project_series s join project p using (project_id) where p.org_id = $1 and p.code = $2 and $3 = any(s.places) limit 1', [org.orgId, code, `sdg:${goal}`]));
        return found.rows.length;
      }));
      expect(stands.reduce((total, one) => total + one, 0)).toBe(projects);
    }
    expect((await country('BTN')).groups.find((one) => one.code === 'LDC')).toMatchObject({ to: '2023-12-12', holds: false });
    const before = await at((trx, org) => viewCountry(trx, org, 'BTN', { ...ASKED, period: '2022' }));
    expect(before.groups.find((one) => one.code === 'LDC')!.holds).toBe(true);
  });

  it('has level 1 apart, named and with its source', async () => {
    const { context } = await country('SEN');
    expect(context.length).toBeGreaterThan(3);
    // what its publisher estimated is told from what the country reported
    const share = context.find((one) => one.sdg === '9.2.1' && one.unit === 'percent')!;
    expect(share.points.filter((one) => one.nature === 'estimated').map((one) => one.year)).toEqual([2022]);
    for (const one of context) {
      expect(one.name!['ar']!.length).toBeGreaterThan(3);
      expect(one.source.length).toBeGreaterThan(10);
      expect(one.points.map(({ year }) => year)).toEqual(one.points.map(({ year }) => year).sort());
    }
  });

  it('without projects is answered; one that is none is refused and the nearest offered', async () => {
    expect(await country('MLI')).toMatchObject({ projects: 0, rows: [], goals: [], left: { rows: 0, regional: 0 } });
    expect((await country('MLI')).nearby.length).toBeGreaterThan(0);
    await expect(country('XXX')).rejects.toThrow(Refused);
    for (const text of ['sen', 'SN', '塞内加尔', 'Sénégal', 'Senegl']) expect((await at((trx, org) => viewNearest(trx, org, text))).rows[0], text).toMatchObject({ place: 'country:SEN', projects: 2 });
  });

  it('of none: regional and global projects, with the countries that they name', async () => {
    const none = await country('none');
    expect(none.rows.find((row) => row.code === 'CAS-BLR')!.countries.map((one) => one.iso3)).toEqual(['KGZ', 'UZB']);
    expect(none).toMatchObject({ regional: [], groups: [], context: [], nearby: [] });
  });

  it('with very many projects lists some and says how many more', async () => {
    const france = await country('FRA', many);
    expect([france.projects, france.rows.length, france.left.rows]).toEqual([MANY, ROWS_SHOWN, 7]);
    expect(france.rows[0]).toMatchObject({ budgetUsd: null, partUsd: null, reported: null });
  });
});

describe('lists', () => {
  it('countries: coverage is that of the overview, money adds to all of it, and none has a row', async () => {
    const body = await at(async (trx, org) => countriesSchema.parse(await viewCountries(trx, org, ASKED)));
    expect(body.rows.find((row) => row.place === 'country:none')).toMatchObject({ regional: 0, groups: [] });
    expect(body.rows.find((row) => row.place === 'country:SEN')).toMatchObject({ projects: 2, regional: 1, iso2: 'SN' });
    for (const row of body.rows) expect(row.coverage, row.place).toEqual((await at((trx, org) => viewOverview(trx, org, { place: row.place, ...ASKED }))).coverage);
    const shares = body.rows.flatMap((row) => row.share ?? []).map(Number);
    expect(Math.abs(shares.reduce((total, one) => total + one, 0) - 1)).toBeLessThan(0.01);
    expect(body.groups.map((one) => one.code)).toContain('LDC');
  });

  it('programmes, and one with the targets set for it', async () => {
    const body = await at(async (trx, org) => programmesSchema.parse(await viewProgrammes(trx, org, ASKED)));
    expect(body.rows.map((row) => row.code)).toEqual(['AGRO', 'CLEAN', 'CP-GHA', 'CP-VNM', 'TRADE']);
    const programme = await at(async (trx, org) => programmeSchema.parse(await viewProgramme(trx, org, 'CP-GHA', ASKED)));
    expect(programme.targets).toMatchObject([{ mode: 'final', period: '2024', value: '25000000', authority: 'National steering committee, 2020' }]);
    expect(programme.countries.map((one) => one.place)).toEqual(['country:GHA']);
    const indicators = await at(viewIndicators);
    expect(indicators.some((one) => one.code === programme.targets[0]!.indicator)).toBe(true);
    await expect(at((trx, org) => viewProgramme(trx, org, 'NOPE', ASKED))).rejects.toThrow(Refused);
  });
});
