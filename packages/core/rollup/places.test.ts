/** Places: countries and their parts, SDG by result, joined places, areas (figures 3, 15.8). */
import { describe, expect, it } from 'vitest';
import { figure, prepare } from './ask.ts';
import { recordsOf } from './testing/expected.ts';
import { tell } from './testing/story.ts';

const shared = [{ iso3: 'ETH', share: '60' }, { iso3: 'KEN', share: '40' }];
const parts = (ken: string, eth: string, rest: string) => [{ country: 'KEN', value: ken }, { country: 'ETH', value: eth }, { country: 'not-stated', value: rest }];

describe('a regional project', () => {
  const ask = tell({ kind: 'flow', projects: {
    R: { countries: shared, budget: 100, targets: [{ mode: 'annual', period: '2021', value: '20' }], reports: { 2021: { value: '10', cells: parts('3', '5', '2') } } },
    K: { countries: [{ iso3: 'KEN' }], budget: 100, targets: [{ mode: 'annual', period: '2021', value: '4' }], reports: { 2021: '4', 2022: '1' } },
  } });

  it('stands in the countries that its cells name, with the rest in none (3.2)', () => {
    expect(ask('country:KEN', '2021')).toMatchObject({ value: '7', label: 'exact', includesRegional: true });
    expect(ask('country:ETH', '2021')).toMatchObject({ value: '5', label: 'exact', includesRegional: true, coverage: { expected: 0, reported: 0 } });
    expect(ask('country:none', '2021')).toMatchObject({ value: '2', label: 'exact', includesRegional: false, coverage: { expected: 1, reported: 1 } });
    expect(ask('organisation', '2021')).toMatchObject({ value: '14', includesRegional: false });
  });
  it('leaves coverage, targets and baselines in none (15.8)', () => {
    expect(ask('country:KEN', '2021')).toMatchObject({ target: '4', coverage: { expected: 1, budgetShare: '1' } });
    expect(ask('country:none', '2021')).toMatchObject({ target: '20', achievement: '0.1' });
    expect(ask('country:ETH', '2021')).toMatchObject({ target: null, achievement: null, likeForLike: null });
  });
  it('makes every country that it names a lower bound by its gap (15.8)', () => {
    expect(ask('country:KEN', '2022')).toMatchObject({ value: '1', label: 'lower-bound', coverage: { expected: 1, reported: 1 } });
    expect(ask('country:KEN', '2021..2022')).toMatchObject({ value: '8', label: 'lower-bound' });
    expect(ask('country:ETH', '2021..2022')).toMatchObject({ value: '5', label: 'lower-bound' });
    expect(ask('country:ETH', '2022')).toMatchObject({ value: null, label: 'no-data' });
    expect(ask('country:SEN', '2022')).toMatchObject({ value: null, label: 'no-data' });
  });
  it('is there in joined places too', () => {
    expect(ask('programme:G+country:KEN', '2021')).toMatchObject({ value: '7', includesRegional: true });
    expect(ask('programme:H+country:KEN', '2021')).toMatchObject({ value: null, label: 'no-data' });
  });
  it('makes a stock reporters-only, and parts a ratio by numerators and denominators (3.2, 15.8)', () => {
    const stock = tell({ kind: 'stock', projects: { R: { countries: [], reports: { 2021: { value: '10', cells: parts('3', '5', '2') } } }, K: { countries: [{ iso3: 'KEN' }], reports: { 2022: '1' } } } });
    expect(stock('country:KEN', '2021')).toMatchObject({ value: '3', label: 'reporters-only', coverage: { expected: 1, reported: 0 } });
    expect(stock('country:KEN', '2022')).toMatchObject({ value: '1', label: 'reporters-only' });
    const ratio = tell({ kind: 'ratio', projects: { R: { countries: shared, reports: { 2021: { numerator: '3', denominator: '8', cells: [{ country: 'KEN', numerator: '1', denominator: '3' }, { country: 'ETH', numerator: '2', denominator: '5' }] } } } } });
    expect(ratio('country:ETH', '2021')).toMatchObject({ value: '0.4', numerator: '2', denominator: '5' });
    expect(ratio('country:none', '2021')).toMatchObject({ value: null, label: 'not-applicable', coverage: { expected: 1, reported: 1 } });
  });
  it('gains in a country what its part there gained (7.3)', () => {
    const run = tell({ kind: 'cumulative', projects: { R: { countries: shared, baseline: { year: 2020, value: '1' }, reports: { 2021: { value: '10', cells: parts('3', '5', '2') }, 2022: { value: '14', cells: parts('6', '5', '3') } } } } });
    expect(run('country:KEN', '2022')).toMatchObject({ value: '6', gained: '3' });
    expect(run('country:KEN', '2021')).toMatchObject({ value: '3', gained: '3' });
    expect(run('country:none', '2021')).toMatchObject({ value: '2', gained: '1' });
  });
  it('does not part kinds that do not add', () => {
    const persons = tell({ kind: 'distinct', projects: { R: { countries: shared, reports: { 2021: { value: '8', cells: parts('3', '5', '0') } } } } });
    expect(persons('country:none', '2021').value).toBe('8');
    expect(persons('country:KEN', '2021').value).toBeNull();
  });
  it('of one country stands there with everything, whatever its cells say (3.2)', () => {
    const one = tell({ kind: 'flow', projects: { R: { countries: [{ iso3: 'ETH' }], reports: { 2021: { value: '10', cells: parts('3', '5', '2') } } } } });
    expect(one('country:ETH', '2021')).toMatchObject({ value: '10', includesRegional: false });
    expect(one('country:KEN', '2021').value).toBeNull();
  });
});

describe('SDG places', () => {
  const ask = tell({ kind: 'flow', projects: {
    A: { sdgTargets: ['9.2'], results: [{ id: 'A.1', stage: 'output', title: { en: 'r' }, indicators: ['X.T'], sdgTargets: ['12.5'] }, { id: 'A.2', stage: 'output', title: { en: 'r' }, indicators: ['X.T'] }], reports: { 2021: '1' } },
    B: { sdgTargets: ['9.4', '13.1'], results: [{ id: 'B.1', stage: 'output', title: { en: 'r' }, indicators: ['X.T'] }, { id: 'B.2', stage: 'output', title: { en: 'r' }, sdgTargets: ['12.5'] }], reports: { 2021: '2' } },
    C: { sdgTargets: ['1.2'], sdgShares: { 9: '100' }, reports: { 2021: '4' } },
  } });
  it('are read by result; the project answers where no result that carries the indicator is tagged (3.3)', () => {
    expect(['sdg:12', 'sdg:12.5', 'sdg:9', 'sdg:9.4', 'sdg:13', 'sdg:1', 'sdg:1.2', 'sdg:9.2'].map((place) => ask(place, '2021').value))
      .toEqual(['1', '1', '2', '2', '2', '4', '4', null]);
  });
  it('join with programme and country (3)', () => expect(ask('country:ETH+sdg:9', '2021').value).toBe('2'));
});

describe('areas', () => {
  it("ask for the organisation's figures of their indicators, its own target with them (3)", () => {
    const prepared = prepare(recordsOf('generated/small.portfolio.json'));
    const ask = (place: string) => figure(prepared, { indicator: 'TCO.1', place, period: '2021', asOf: '2024-02-02' }).figure;
    expect(ask('area:TCO')).toEqual({ ...ask('organisation'), place: 'area:TCO' });
    expect(ask('area:ENV')).toMatchObject({ value: null, label: 'no-data', target: null, coverage: { expected: 0 } });
    expect(ask('programme:PG1+area:TCO')).toEqual({ ...ask('programme:PG1'), place: 'programme:PG1+area:TCO' });
    expect(ask('area:TCO+sdg:9')).toMatchObject({ ...ask('sdg:9'), place: 'area:TCO+sdg:9' });
  });
});
