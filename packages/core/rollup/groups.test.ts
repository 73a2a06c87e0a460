/** Groups of countries as places, each period by the membership of its own day (figures 3.4). */
import { describe, expect, it } from 'vitest';
import { parsePlace } from '../design/places.ts';
import { tell } from './testing/story.ts';

const annual = (...years: [string, string][]) => years.map(([period, value]) => ({ mode: 'annual' as const, period, value }));

describe('a group of countries', () => {
  const groups = { LIST: { ETH: [] as const, BTN: ['1971-01-01', '2022-06-30'] as const }, LATER: { BTN: ['2022-07-01'] as const }, REGION: { ETH: [] as const, KEN: [] as const } };
  const ask = tell({ kind: 'flow', groups, projects: {
    E: { countries: [{ iso3: 'ETH' }], targets: annual(['2021', '3'], ['2022', '3']), reports: { 2021: '2', 2022: '3' } },
    B: { countries: [{ iso3: 'BTN' }], targets: annual(['2021', '10'], ['2022', '20']), reports: { 2021: '10', 2022: '20', 2023: '40' } },
    K: { countries: [{ iso3: 'KEN' }], programme: 'H', reports: { 2021: '100' } },
    R: { countries: [{ iso3: 'ETH', share: '50' }, { iso3: 'KEN', share: '50' }], reports: { 2021: { value: '9', cells: [{ country: 'ETH', value: '4' }, { country: 'KEN', value: '5' }] } } },
  } });

  it('adds what stands at its members, parts of regional projects included', () => {
    expect(ask('group:REGION', '2021')).toMatchObject({ value: '111', label: 'exact', includesRegional: true, coverage: { expected: 2, reported: 2 } });
    expect(ask('group:LIST', '2021')).toMatchObject({ value: '16', coverage: { expected: 2, reported: 2 }, target: '13' });
  });
  it('counts a period for a country only while it was a member', () => {
    expect(ask('group:LIST', '2022')).toMatchObject({ value: '3', target: '3', coverage: { expected: 1, reported: 1 } });
    expect(ask('group:LATER', '2022')).toMatchObject({ value: '20', target: '20', coverage: { expected: 1, reported: 1 } });
    expect(ask('group:LATER', '2021')).toMatchObject({ value: null, label: 'no-data', coverage: { expected: 0 } });
  });
  it('keeps over a range what was done as a member, and no more', () => {
    expect(ask('group:LIST', '2021..2022')).toMatchObject({ value: '19', target: '16' });
    expect(ask('group:LATER', '2021..2023')).toMatchObject({ value: '60', coverage: { expected: 2, reported: 2 } });
  });
  it('keeps a running total at what it was when the country left', () => {
    const run = tell({ kind: 'cumulative', groups, projects: { B: { countries: [{ iso3: 'BTN' }], reports: { 2021: '10', 2022: '20', 2023: '40' } } } });
    expect(run('group:LIST', '2021')).toMatchObject({ value: '10', coverage: { expected: 1 } });
    expect(run('group:LIST', '2023')).toMatchObject({ value: '10', label: 'exact', coverage: { expected: 0 } });
    expect(run('group:LATER', '2023')).toMatchObject({ value: '40' });
  });
  it('counts a person in two of its countries once', () => {
    const persons = tell({ kind: 'distinct', groups, more: { persons: [{ id: 'a' }, { id: 'b' }] }, projects: {
      E: { countries: [{ iso3: 'ETH' }], reports: { 2021: { persons: ['a', 'b'] } } }, K: { countries: [{ iso3: 'KEN' }], reports: { 2021: { persons: ['a'] } } } } });
    expect(persons('group:REGION', '2021')).toMatchObject({ value: '2', gross: '3' });
  });
  it('is joined with a programme, never with a country', () => {
    expect(ask('programme:H+group:REGION', '2021')).toMatchObject({ value: '100' });
    expect(parsePlace('country:ETH+group:REGION')).toBeNull();
    expect(parsePlace('programme:G+group:REGION')).not.toBeNull();
  });
  it('has its working down to the records', () => {
    const { contributions } = ask.working('group:LIST', '2021..2023');
    expect(contributions.map((one) => `${one.project} ${one.period}`).sort()).toEqual(['B 2021', 'E 2021', 'E 2022', 'R 2021']);
  });
});
