// What may be wrong with a portfolio, each case made from the sound one by a single change.
import { readFileSync } from 'node:fs';
import { isError } from '@throughline/core/ground/problem.ts';
import { describe, expect, test } from 'vitest';
// Tests may read the frameworks as the server does.
import { loadFrameworks } from '../../../server/framework/load.ts';
import type { Held } from '../document.ts';
import { parseJson } from '../parse-json.ts';
import { withLines } from '../read-portfolio.ts';
import { validatePortfolio } from './validate.ts';

const CASES = new URL('../../../../cases/', import.meta.url);
const bytesOf = (name: string): Buffer => readFileSync(new URL(name, CASES));
const SOUND = bytesOf('invalid/sound.json').toString();
const lists = loadFrameworks();

type Doc = any;
const problemsOf = (change: (doc: Doc) => void, held?: Held): string[] => {
  const doc = JSON.parse(SOUND) as Doc;
  change(doc);
  return validatePortfolio(doc, lists, held).map((one) => `${isError(one) ? '' : 'warning '}${one.code} ${one.at}`);
};

describe('the cases', () => {
  const expected = JSON.parse(bytesOf('invalid/expected.json').toString()) as Record<string, { outcome: string; pointer: string | null; within: string | null }>;
  test.each(Object.entries(expected))('%s', (file, { outcome, pointer, within }) => {
    const parsed = parseJson(bytesOf(`invalid/${file}`));
    const problems = withLines(parsed.text!, [...parsed.problems, ...validatePortfolio(parsed.value, lists)]);
    expect(problems.some(isError) ? 'refused' : problems.length > 0 ? 'warned' : 'accepted').toBe(outcome);
    expect(problems.map((one) => one.at)).toEqual(pointer === null ? [] : [pointer]);
    for (const one of problems) {
      expect(one.at.startsWith(within!)).toBe(true);
      expect(one.line).toBeGreaterThan(0);
    }
  });

  test.each(['agro-industry', 'agro-industry-late', 'agro-industry-counts', 'rules', 'generated/small', 'generated/medium'])('%s is sound', (name) => {
    const problems = validatePortfolio(parseJson(bytesOf(`${name}.portfolio.json`)).value, lists);
    expect(problems.filter(isError)).toEqual([]);
  });
});

const project = (doc: Doc): Doc => doc.projects[0];
const indicator = (doc: Doc, code: string): Doc => project(doc).indicators.find((one: Doc) => one.code === code);
const value = (doc: Doc, report: number, code: string): Doc => doc.reports[report].values.find((one: Doc) => one.indicator === code);
const nth = (report: number, code: string): string => `/reports/${report}/values/${JSON.parse(SOUND).reports[report].values.findIndex((one: Doc) => one.indicator === code)}`;
const report = (more: Doc): Doc => ({ project: 'A', period: '2023', submitted: '2024-01-20', state: 'verified', verified: '2024-01-21', values: [{ indicator: 'TCO.1', value: '5' }], ...more });

/** One change, and the problems that it makes: `code pointer`, warnings marked. */
const MUTATIONS: [string, (doc: Doc) => void, string[]][] = [
  // form
  ['a list instead of an object', (d) => { d.organisation = []; }, ['type-wrong /organisation']],
  ['a missing member', (d) => { delete d.reports[1].state; }, ['member-missing /reports/1']],
  ['null where something must be', (d) => { d.projects[0].title = null; }, ['member-missing /projects/0']],
  ['an empty text', (d) => { d.programmes[0].id = ''; d.projects[0].programme = null; d.placeTargets = []; }, ['text-empty /programmes/0/id']],
  ['a language that is none', (d) => { project(d).title = { English: 'x' }; }, ['language-malformed /projects/0/title/English']],
  ['no language at all', (d) => { project(d).title = {}; }, ['words-empty /projects/0/title']],
  ['a leading zero', (d) => { value(d, 1, 'TCO.1').value = '06'; }, [`decimal-malformed ${nth(1, 'TCO.1')}/value`]],
  ['a thousands separator', (d) => { value(d, 1, 'TCO.1').value = '1,000'; }, [`decimal-malformed ${nth(1, 'TCO.1')}/value`]],
  ['a plus', (d) => { indicator(d, 'TCO.1').targets[0].value = '+4'; }, ['decimal-malformed /projects/0/indicators/0/targets/0/value']],
  ['a day that is none', (d) => { project(d).end = '2023-02-30'; }, ['date-malformed /projects/0/end']],
  ['a moment that is none', (d) => { d.reports[1].submitted = '2023-01-19T25:00Z'; }, ['date-malformed /reports/1/submitted']],
  ['a day in another order', (d) => { d.reports[1].verified = '19.01.2023'; }, ['date-malformed /reports/1/verified']],
  ['a fifth quarter', (d) => { d.reports[1].period = '2022Q5'; }, ['period-malformed /reports/1/period']],
  ['a year as text', (d) => { d.deals[0].year = '2022'; }, ['type-wrong /deals/0/year']],
  ['a year out of range', (d) => { d.exchangeRates[0].year = 1785; }, ['year-out-of-range /exchangeRates/0/year']],
  ['an unknown member of a value', (d) => { value(d, 1, 'TCO.1').note = 'x'; }, [`member-unknown ${nth(1, 'TCO.1')}/note`]],
  ['a member with a slash in its name', (d) => { project(d)['a/b'] = 1; }, ['member-unknown /projects/0/a~1b']],
  ['a goal that is none', (d) => { project(d).sdgShares = { 18: '100' }; }, ['sdg-goal-unknown /projects/0/sdgShares/18']],
  ['a target without its goal', (d) => { project(d).sdgTargets = ['4']; }, ['sdg-target-malformed /projects/0/sdgTargets/0']],
  ['a scale with words for levels', (d) => { d.indicators[3].scale = { high: 'x' }; }, ['level-malformed /indicators/3/scale/high']],
  ['a sex off the list', (d) => { d.persons[0].sex = 'W'; }, ['word-off-list /persons/0/sex']],
  // names
  ['two programmes of one id', (d) => { d.programmes.push({ id: 'PRG', name: { en: 'x' }, kind: 'programme' }); }, ['named-twice /programmes/1/id']],
  ['two persons of one id', (d) => { d.persons.push({ id: 'a1' }); }, ['named-twice /persons/2/id']],
  ['two deals of one id', (d) => { d.deals.push({ ...d.deals[0] }); }, ['named-twice /deals/1/id']],
  ['two results of one id', (d) => { project(d).results[1].id = 'A.R1'; project(d).results[0].leadsTo = []; }, ['named-twice /projects/0/results/1/id']],
  ['two own indicators of one code', (d) => { d.indicators.push({ ...d.indicators[0] }); }, ['named-twice /indicators/4/code']],
  ['a project that lists an indicator twice', (d) => { project(d).indicators.push({ code: 'TCO.1' }); }, ['named-twice /projects/0/indicators/11/code']],
  ['a value named twice', (d) => { d.reports[1].values.push({ indicator: 'TCO.1', value: '9' }); }, ['named-twice /reports/1/values/8/indicator']],
  ['a country named twice', (d) => { project(d).countries = [{ iso3: 'ETH', share: '50' }, { iso3: 'ETH', share: '50' }]; }, ['named-twice /projects/0/countries/1/iso3']],
  ['the same rate twice', (d) => { d.exchangeRates.push({ perUsd: '0.85', year: 2021, currency: 'EUR' }); }, ['entry-twice /exchangeRates/2']],
  ['two rates of one year', (d) => { d.exchangeRates.push({ currency: 'EUR', year: 2021, perUsd: '0.86' }); }, ['said-twice /exchangeRates/2']],
  ['two targets of one period', (d) => { indicator(d, 'TCO.1').targets.push({ mode: 'annual', period: '2021', value: '5' }); }, ['said-twice /projects/0/indicators/0/targets/1']],
  ['two own targets of one place', (d) => { d.placeTargets.push({ ...d.placeTargets[0], authority: null }); }, ['entry-twice /placeTargets/1']],
  ['a person listed twice', (d) => { value(d, 1, 'KASA.2').persons = ['a1', 'a1']; }, [`entry-twice ${nth(1, 'KASA.2')}/persons/1`]],
  ['the same report, members in another order, nulls left out', (d) => { const { reason: _r, ...rest } = d.reports[1]; d.reports.push(Object.fromEntries(Object.entries(rest).reverse())); }, ['entry-twice /reports/2']],
  // references
  ['an unknown framework', (d) => { d.framework = 'irpf-1999'; }, ['framework-unknown /framework']],
  ['an unknown indicator of a project', (d) => { project(d).indicators.push({ code: 'NO.1' }); }, ['indicator-unknown /projects/0/indicators/11/code']],
  ['an unknown indicator in a value', (d) => { d.reports[1].values.push({ indicator: 'NO.1', value: '1' }); }, ['indicator-unknown /reports/1/values/8/indicator']],
  ['an indicator that is not of the project', (d) => { d.reports[1].values.push({ indicator: 'PAO.1', value: '1' }); }, ['indicator-not-of-project /reports/1/values/8/indicator']],
  ['a result that carries an indicator not of the project', (d) => { project(d).results[0].indicators = ['PAO.1']; }, ['indicator-not-of-project /projects/0/results/0/indicators/0']],
  ['a link to an unknown result', (d) => { project(d).results[0].leadsTo[0].result = 'A.R9'; }, ['result-unknown /projects/0/results/0/leadsTo/0/result']],
  ['an unknown deal', (d) => { value(d, 1, 'INV.3').deals = ['D9']; }, [`deal-unknown ${nth(1, 'INV.3')}/deals/0`]],
  ['an unknown stage', (d) => { project(d).results[0].stage = 'activity'; }, ['stage-unknown /projects/0/results/0/stage']],
  ['an unknown country', (d) => { project(d).countries[0].iso3 = 'ETX'; }, ['country-unknown /projects/0/countries/0/iso3']],
  ['a legacy value mapped to nothing known', (d) => { d.legacy = [{ project: 'L0', period: '2018', title: { en: 'x' }, value: '1', mapsTo: 'NO.1' }]; }, ['indicator-unknown /legacy/0/mapsTo']],
  ['a target of a country that is none', (d) => { d.placeTargets[0].place = 'country:XXX'; }, ['place-unknown /placeTargets/0/place']],
  ['a target of an area', (d) => { d.placeTargets[0].place = 'area:ENV'; }, ['place-without-targets /placeTargets/0/place']],
  ['a target of two places joined', (d) => { d.placeTargets[0].place = 'programme:PRG+sdg:9'; }, ['place-without-targets /placeTargets/0/place']],
  ['a target of a malformed place', (d) => { d.placeTargets[0].place = 'everywhere'; }, ['place-unknown /placeTargets/0/place']],
  // projects and promises
  ['an end before the start', (d) => { project(d).end = '2020-12-31'; }, ['ends-before-it-begins /projects/0/end', 'warning outside-life /reports/0/period', 'warning outside-life /reports/1/period']],
  ['country shares of 90', (d) => { project(d).countries = [{ iso3: 'ETH', share: '60' }, { iso3: 'KEN', share: '30' }]; }, ['shares-total /projects/0/countries']],
  ['shares that add up with one below zero', (d) => { project(d).sdgShares = { 9: '150', 12: '-50' }; }, ['shares-total /projects/0/sdgShares']],
  ['a final target with a period', (d) => { indicator(d, 'X.EMP').targets[0].period = '2023'; }, ['final-target-with-period /projects/0/indicators/3/targets/0/period']],
  ['quarters listed by a project that reports by year', (d) => { indicator(d, 'TCO.1').periods = ['2021', '2022Q1', '2022']; }, ['period-of-other-frequency /projects/0/indicators/0/periods/1']],
  ['a baseline of another shape', (d) => { indicator(d, 'X.PASS').baseline = { year: 2020, value: '0.1' }; }, ['value-of-other-shape /projects/0/indicators/4/baseline']],
  ['an ordinal without a scale', (d) => { d.indicators[3].scale = null; }, ['scale-missing /indicators/3']],
  // money and units
  ['a negative deal', (d) => { d.deals[0].amount = '-1'; }, ['amount-negative /deals/0/amount']],
  ['a budget in a currency without the rate of its start year', (d) => { project(d).budget.currency = 'GBP'; }, ['rate-missing /projects/0/budget/currency']],
  ['a currency that is none', (d) => { project(d).budget.currency = 'EURO'; }, ['currency-unknown /projects/0/budget/currency']],
  ['a unit of another dimension', (d) => { value(d, 1, 'ENV.1').unit = 'MWh'; }, [`unit-of-another-dimension ${nth(1, 'ENV.1')}/unit`]],
  ['money in a value without the rate of its period', (d) => { d.reports[1].values.push({ indicator: 'TCO.2', value: '5', unit: 'GBP' }); }, ['rate-missing /reports/1/values/8/unit']],
  ['money in a value with its rate', (d) => { d.reports[1].values.push({ indicator: 'TCO.2', value: '5', unit: 'EUR' }); }, []],
  // values
  ['a negative running total', (d) => { value(d, 0, 'BUS.1').value = '-1'; }, [`value-negative ${nth(0, 'BUS.1')}/value`]],
  ['a negative stock', (d) => { value(d, 1, 'X.EMP').value = '-452'; value(d, 1, 'X.EMP').cells = null; }, []],
  ['a negative weight', (d) => { value(d, 0, 'X.SCORE').weight = '-1'; }, [`amount-negative ${nth(0, 'X.SCORE')}/weight`]],
  ['a mean without its weight', (d) => { delete value(d, 0, 'X.SCORE').weight; }, [`value-of-other-shape ${nth(0, 'X.SCORE')}`]],
  ['a gap and a value at once', (d) => { value(d, 1, 'TCO.1').notReported = 'later'; }, [`value-of-other-shape ${nth(1, 'TCO.1')}`]],
  ['nothing said', (d) => { delete value(d, 1, 'TCO.1').value; }, [`value-of-other-shape ${nth(1, 'TCO.1')}`]],
  ['cells of persons, who take them from the registry', (d) => { value(d, 1, 'KASA.2').cells = [{ sex: 'F', value: '1' }]; }, [`value-of-other-shape ${nth(1, 'KASA.2')}`]],
  ['a cell of another shape', (d) => { value(d, 1, 'X.EMP').cells[0] = { sex: 'F', numerator: '1', denominator: '2' }; }, [`value-of-other-shape ${nth(1, 'X.EMP')}/cells/0`]],
  ['a cell of no dimension', (d) => { value(d, 1, 'X.EMP').cells[1] = { value: '182' }; }, [`cell-without-dimension ${nth(1, 'X.EMP')}/cells/1`]],
  ['a cell named twice', (d) => { value(d, 1, 'X.EMP').cells = [{ sex: 'F', value: '226' }, { sex: 'F', value: '226' }]; }, [`cell-twice ${nth(1, 'X.EMP')}/cells/1`]],
  ['a cell of a country that is none', (d) => { value(d, 1, 'X.EMP').cells = [{ country: 'ETX', value: '452' }]; }, [`country-unknown ${nth(1, 'X.EMP')}/cells/0/country`]],
  ['parts of a ratio that do not add up', (d) => { value(d, 1, 'X.PASS').cells = [{ size: 's', numerator: '4', denominator: '8' }, { size: 'l', numerator: '4', denominator: '7' }]; }, [`parts-do-not-add-up ${nth(1, 'X.PASS')}/cells`]],
  ['parts of a mean that add up', (d) => { value(d, 0, 'X.SCORE').cells = [{ sex: 'F', value: '4', weight: '10' }, { sex: 'M', value: '4.4', weight: '10' }]; }, []],
  ['parts of a mean that do not', (d) => { value(d, 0, 'X.SCORE').cells = [{ sex: 'F', value: '4', weight: '10' }, { sex: 'M', value: '4.5', weight: '10' }]; }, [`parts-do-not-add-up ${nth(0, 'X.SCORE')}/cells`]],
  ['one sum short in two dimensions', (d) => { value(d, 1, 'X.EMP').cells = [{ sex: 'F', age: 'a', value: '270' }, { sex: 'M', age: 'b', value: '180' }]; }, [`parts-do-not-add-up ${nth(1, 'X.EMP')}/cells`, `parts-do-not-add-up ${nth(1, 'X.EMP')}/cells`]],
  ['a value of a published statistic', (d) => { project(d).indicators.push({ code: 'L1.921a' }); d.reports[1].values.push({ indicator: 'L1.921a', value: '1' }); }, ['external-has-no-values /reports/1/values/8']],
  // reports
  ['a date of verification of a draft', (d) => { d.reports[1].state = 'draft'; }, ['date-without-verified /reports/1/verified']],
  ['verified before it was submitted', (d) => { d.reports[1].verified = '2023-01-18'; }, ['verified-before-submitted /reports/1/verified']],
  ['two submissions of one day without times', (d) => { d.reports.push(report({ period: '2022', submitted: '2023-01-19', verified: '2023-01-20', reason: 'typing error', values: [{ indicator: 'TCO.1', value: '7' }] })); }, ['submissions-without-order /reports/2/submitted']],
  ['a blank reason', (d) => { d.reports.push(report({ period: '2022', reason: '  ' })); }, ['correction-without-reason /reports/2']],
  ['a correction that comes earlier in the file', (d) => { d.reports.unshift(report({ period: '2022', submitted: '2024-01-20', reason: 'typing error' })); }, []],
  ['a running total above that of a later period, submitted after it', (d) => { d.reports.push(report({ period: '2021', submitted: '2024-01-20', reason: 'found more', values: [{ indicator: 'BUS.1', value: '12' }] })); }, ['running-total-falls /reports/2/values/0']],
  ['a fall that a correction mends', (d) => { value(d, 1, 'BUS.1').value = '5'; d.reports.push(report({ period: '2022', reason: 'typing error', values: [{ indicator: 'BUS.1', value: '7' }] })); }, []],
  ['a fall in a draft', (d) => { d.reports.push(report({ state: 'draft', verified: null, values: [{ indicator: 'BUS.1', value: '1' }] })); }, []],
  ['a gap after which the total falls', (d) => { delete value(d, 1, 'BUS.1').value; value(d, 1, 'BUS.1').notReported = 'late'; d.reports.push(report({ values: [{ indicator: 'BUS.1', value: '5' }] })); }, ['running-total-falls /reports/2/values/0']],
  ['a thousandth', (d) => { value(d, 1, 'ENV.1').value = '0.00125'; }, [`warning thousandfold-jump ${nth(1, 'ENV.1')}`]],
  ['a zero is no jump, and the jump is from the last that is none', (d) => { value(d, 1, 'TCO.1').value = '0'; d.reports.push(report({ values: [{ indicator: 'TCO.1', value: '5000' }] })); }, ['warning thousandfold-jump /reports/2/values/0']],
  ['a jump by correction', (d) => { d.reports.push(report({ period: '2022', reason: 'unit', values: [{ indicator: 'TCO.1', value: '6000' }] })); }, ['warning thousandfold-jump /reports/2/values/0']],
  ['a report after the end', (d) => { d.reports.push(report({ period: '2024' })); }, ['warning outside-life /reports/2/period']],
  ['one value of a report in a period that its plan leaves out', (d) => { indicator(d, 'TCO.1').periods = ['2021']; }, [`warning outside-life ${nth(1, 'TCO.1')}`]],
  ['a gap in such a period is none', (d) => { indicator(d, 'TCO.1').periods = ['2021']; d.reports[1].values[0] = { indicator: 'TCO.1', notReported: 'not due' }; }, []],
];

describe('one change', () => {
  test.each(MUTATIONS)('%s', (_, change, expected) => {
    expect(problemsOf(change).sort()).toEqual([...expected].sort());
  });

  test('all problems come in one pass', () => {
    const wrong = problemsOf((d) => {
      project(d).programme = 'NO';
      value(d, 1, 'TCO.1').value = '-6';
      value(d, 1, 'ENV.1').unit = 'MWh';
      value(d, 0, 'X.SCORE').value = 4;
      d.deals[0].amount = '-1';
    });
    expect(wrong).toHaveLength(5);
  });

  test('every problem says what was found or what is accepted', () => {
    for (const [, change] of MUTATIONS) {
      const doc = JSON.parse(SOUND) as Doc;
      change(doc);
      for (const one of validatePortfolio(doc, lists)) expect(one.found !== undefined || one.accepted !== undefined || one.data['first'] !== undefined).toBe(true);
    }
  });
});

describe('what the store holds', () => {
  const held: Held = JSON.parse(SOUND);
  const more = (change: (doc: Doc) => void): string[] => problemsOf((d) => {
    Object.assign(d, { programmes: [], indicators: [], persons: [], deals: [], exchangeRates: [], projects: [], placeTargets: [], reports: [report({})] });
    change(d);
  }, held);

  test('references may be to it', () => expect(more(() => {})).toEqual([]));
  test('a running total is held against it', () => {
    expect(more((d) => { d.reports = [report({ values: [{ indicator: 'BUS.1', value: '3' }] })]; })).toEqual(['running-total-falls /reports/0/values/0']);
  });
  test('a quarter of a year that is held overlaps', () => {
    expect(more((d) => { d.reports = [report({ period: '2022Q4' })]; })).toEqual(['periods-overlap /reports/0/period']);
  });
  test('an own indicator keeps its kind and its unit', () => {
    expect(more((d) => { d.indicators = [{ code: 'X.EMP', name: { en: 'x' }, kind: 'flow', unit: 'person' }]; })).toEqual(['indicator-kind-changed /indicators/0/kind']);
    expect(more((d) => { d.indicators = [{ code: 'X.EMP', name: { en: 'x' }, kind: 'stock', unit: 'firm' }]; })).toEqual(['indicator-unit-changed /indicators/0/unit']);
  });
});
