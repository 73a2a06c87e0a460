/** Which questions can be asked (contracts, `throughline figures`). */
import { describe, expect, it } from 'vitest';
import { figure, prepare } from './ask.ts';
import { type AskedFor, type Known, checkQuestion, defaultQuestions, periodsOf, placesOf } from './questions.ts';
import { documentsOf, recordsOf } from './testing/expected.ts';
import { tell } from './testing/story.ts';

describe('default questions', () => {
  it('are every indicator at every place that has it, over each year reported on and the whole range', () => {
    const prepared = prepare(recordsOf('generated/small.portfolio.json'));
    const asked = defaultQuestions(prepared, '2024-02-02').map((one) => `${one.indicator} ${one.place} ${one.period}`);
    const [document] = documentsOf('generated/small.expected.json');
    expect([...asked].sort()).toEqual(document!.figures.map((one) => `${one.indicator} ${one.place} ${one.period}`).sort());
    expect(new Set(asked).size).toBe(asked.length);
  });
  it('ask places in their order, with countries that only parts of values name, without areas and SDG targets', () => {
    const { prepared } = tell({ kind: 'flow', projects: {
      R: { countries: [], programme: 'H', unit: 'U', donors: ['D'], sdgTargets: ['9.4'], reports: { 2021: { value: '1', cells: [{ country: 'KEN', value: '1' }] } } }, A: { countries: [{ iso3: 'ETH' }] },
    } });
    expect(placesOf(prepared, 'X.T')).toEqual(['organisation', 'programme:G', 'programme:H', 'country:ETH', 'country:KEN', 'country:none', 'project:A', 'project:R', 'sdg:9']);
    expect(placesOf(prepared, 'X.U')).toEqual([]);
  });
  it('ask one year once, and no period when nothing was verified', () => {
    const reported = (reports: Record<string, string>) => periodsOf(tell({ kind: 'flow', projects: { A: { end: '2025-12-31', reports } } }).prepared);
    expect(reported({ 2022: '1' })).toEqual(['2022']);
    expect(reported({ 2021: '1', 2023: '1' })).toEqual(['2021', '2023', '2021..2023']);
    expect(reported({})).toEqual([]);
  });
});

describe('a question', () => {
  const set = (...ids: string[]): Set<string> => new Set(ids);
  const known: Known = {
    indicators: set('X.T'), programmes: set('G'), projects: set('A'), units: set('U'), donors: set('D'), priorities: set('SP1'), functions: set('F'),
    areas: set('ENV'), countries: set('ETH', 'KEN'), goals: set('9'), targets: set('9.4'), dimensions: set('sex'),
  };
  const codes = (asked: Partial<AskedFor>): string[] =>
    checkQuestion(known, { indicators: [], places: [], periods: [], asOf: '2024-03-31', ...asked }).map((one) => `${one.at}: ${one.code}`);

  it('of known things has no problem', () => {
    const places = ['organisation', 'programme:G', 'country:ETH', 'country:none', 'project:A', 'unit:U', 'priority:SP1', 'function:F', 'donor:D', 'area:ENV', 'sdg:9', 'sdg:9.4',
      'programme:G+country:KEN', 'programme:G+area:ENV', 'programme:G+sdg:9', 'country:none+sdg:9.4', 'area:ENV+sdg:9'];
    expect(codes({ indicators: ['X.T'], places, periods: ['2022', '2022Q3', '2021..2023', '2022Q2..2023Q1', '2022..2022'], by: 'sex', atLeast: '2' })).toEqual([]);
  });
  it('of unknown things names each', () => {
    expect(codes({ indicators: ['X.U', 'X.T'] })).toEqual(['indicator: unknown-indicator']);
    for (const place of ['programme:X', 'country:XXX', 'project:X', 'unit:X', 'donor:X', 'area:X', 'sdg:18', 'sdg:9.9', 'programme:G+sdg:18', 'function:X', 'priority:X']) expect(codes({ places: [place] })).toEqual(['place: unknown-place']);
    expect(codes({ by: 'colour' })).toEqual(['by: unknown-dimension']);
  });
  it('that is malformed names what', () => {
    for (const place of ['', 'programme', 'programme:', 'town:X', 'sdg:9+programme:G', 'sdg:9+sdg:9.4', 'organisation+sdg:9', 'project:A+sdg:9', 'programme:G+country:ETH+sdg:9']) expect(codes({ places: [place] }), place).toEqual(['place: malformed-place']);
    for (const period of ['22', '2022Q5', '2023..2021', '2022-01', '2021..', '2021...2023', '']) expect(codes({ periods: [period] }), period).toEqual(['period: malformed-period']);
    for (const asOf of ['2024-02-30', '2024-1-1', 'today', '2024-03-31T00:00Z']) expect(codes({ asOf }), asOf).toEqual(['asOf: malformed-date']);
    expect(codes({ atLeast: 'high' })).toEqual(['atLeast: malformed-level']);
  });
  it('that nobody checked is not answered', () => {
    const { prepared } = tell({ kind: 'flow', projects: {} });
    expect(() => figure(prepared, { indicator: 'X.U', place: 'organisation', period: '2021', asOf: '2024-03-31' })).toThrow(RangeError);
  });
  it('of what is known but has no data is answered "no data"', () => {
    expect(tell({ kind: 'flow', projects: {} })('sdg:13', '2030')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 0, reported: 0, carried: 0, budgetShare: null }, baseline: null, target: null });
  });
});
