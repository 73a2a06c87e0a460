/** Each rule of figures 13 and of decision 0006 on the smallest file that shows it. */
import { describe, expect, test } from 'vitest';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import type { Measured } from '@throughline/core/plan/answer.ts';
import type { ProjectBundle } from '@throughline/core/transfer/bundle.ts';
import { HEAD, activityFile, indicator, period, readText, result } from './testing/read-all.ts';

const UNIT = 'measure="1" aggregation-status="1"';
const STOCK = 'measure="1"';
const RATE = 'measure="2"';

type Seen = { code: string; kind: string; values: Record<string, unknown>; targets: Record<string, string>; baseline: unknown; listed: string[]; bundle: ProjectBundle; codes: string[]; name: string; unit: string | null };

const shown = (measured: Measured): unknown => {
  if (measured.shape === 'number') return decimalText(measured.value);
  if (measured.shape === 'fraction') return `${decimalText(measured.numerator)}/${decimalText(measured.denominator)}`;
  return measured.shape === 'level' ? `level ${measured.level}` : measured.shape === 'text' ? measured.text : measured;
};

/** The indicators of the only project of a file, in the order in which they settle. */
async function seen(inner: string, options: Parameters<typeof activityFile>[1] = {}): Promise<Seen[]> {
  const { projects, indicators, problems } = await readText(activityFile(inner, options));
  const bundle = projects[0]!;
  return bundle.indicators.map(({ indicator: code, listed, baseline, targets }) => {
    const own = indicators.get(code)!;
    const said = bundle.submissions.flatMap((submission) => submission.values.filter((value) => value.indicator === code).map((value) => [
      submission.period === null ? `${submission.starts}/${submission.ends}` : periodText(submission.period),
      value.answer.state === 'reported' ? shown(value.answer.measured) : value.answer.state,
    ]));
    return {
      code, kind: own.kind, name: Object.values(own.name)[0]!, unit: own.unit, values: Object.fromEntries(said),
      targets: Object.fromEntries(targets.map((one) => [`${one.mode} ${one.period === null ? '' : periodText(one.period)}`, decimalText(one.value)])),
      baseline: baseline === null ? null : [baseline.year, baseline.answer.state === 'reported' ? shown(baseline.answer.measured) : null],
      listed: (listed ?? []).map(periodText), bundle, codes: problems.map((one) => one.code),
    };
  });
}
const cellsOf = (bundle: ProjectBundle): unknown => bundle.submissions.flatMap(({ values }) => values.flatMap(({ answer }) =>
  answer.state === 'reported' && 'cells' in answer.measured
    ? answer.measured.cells.map((cell) => [cell.dimensions, cell.value === null ? `${decimalText(cell.numerator!)}/${decimalText(cell.denominator!)}` : decimalText(cell.value)]) : []));
const at = (place: string): string => `<location ref="${place}"/>`;
const by = (name: string, value: string): string => `<dimension name="${name}" value="${value}"/>`;
const actual = (value: string, parts = ''): string => `<actual value="${value}">${parts}</actual>`;
const target = (value: string, parts = ''): string => `<target value="${value}">${parts}</target>`;

describe('kinds (13.1)', () => {
  test.each([
    ['measure 1 that aggregates', UNIT, '<actual value="3"/>', 'flow'],
    ['measure 1 that does not', 'measure="1" aggregation-status="0"', '<actual value="3"/>', 'stock'],
    ['measure 1 that does not say', STOCK, '<actual value="3"/>', 'stock'],
    ['measure 2', RATE, '<actual value="3"/>', 'rate'],
    ['measure 2 with its base', RATE, `<actual value="45">${by('numerator', '9')}${by('denominator', '20')}</actual>`, 'ratio'],
    ['measure 3', 'measure="3"', '<actual value="3"/>', 'qualitative'],
    ['measure 4', 'measure="4"', '<actual value="3"/>', 'ordinal'],
    ['measure 5', 'measure="5"', '<actual value="3"/>', 'qualitative'],
    ['a number\'s place that only holds texts', UNIT, '<target value="Yes"/><actual value="No"/>', 'qualitative'],
    ['one text among numbers', UNIT, '<target value="Yes"/><actual value="3"/>', 'flow'],
    ['only placeholders', UNIT, '<target value="N/A"/><actual value=""/>', 'flow'],
  ])('%s', async (_, attributes, inner, kind) => {
    expect((await seen(result(indicator(attributes, period(2023, inner)))))[0]!.kind).toBe(kind);
  });

  test('aggregation-status of the result stands for an indicator that does not say', async () => {
    const file = result(indicator(STOCK, period(2023, '<actual value="3"/>'))).replace('type="1"', 'type="1" aggregation-status="1"');
    expect((await seen(file))[0]!.kind).toBe('flow');
  });

  test('a falling indicator', async () => {
    const { indicators } = await readText(activityFile(result(indicator('measure="1" ascending="0"', period(2023, '<actual value="3"/>')))));
    expect([...indicators.values()].map(({ direction }) => direction)).toEqual(['down']);
  });

  test('the scale of an ordinal is the levels found, of all activities', async () => {
    const one = (identifier: string, levels: string): string => activityFile(result(indicator('measure="4"', `<baseline year="2021" value="0"/>${period(2023, levels)}`)), { head: HEAD.replace('XX-1-A', identifier) });
    const second = one('XX-1-B', '<actual value="3"/>');
    const file = one('XX-1-A', '<actual value="1"/>').replace('</iati-activities>', `${second.slice(second.indexOf('<iati-activity '))}`);
    const { indicators, projects } = await readText(file);
    expect(projects).toHaveLength(2);
    expect([...indicators.values()].map(({ scale }) => scale)).toEqual([{ 0: '0', 1: '1', 3: '3' }]);
  });
});

describe('values (13.3)', () => {
  test.each([
    ['12', '12'], [' 12 ', '12'], ['+7', '7'], ['007.50', '7.5'], ['.5', '0.5'], ['-0', '0'],
    ['198,412.00', 'number-with-separators'], ['8,386413', 'number-with-separators'], ['1 234', 'number-with-separators'], ['36%', 'number-with-separators'],
    ['Yes', 'not-a-number'], ['about 10', 'not-a-number'], ['N/A', 'not-a-number'], ['', 'value-missing'], ['-3', 'negative-value'], ['1e3', 'not-a-number'],
  ])('%j of a flow is %s', async (value, expected) => {
    const [one] = await seen(result(indicator(UNIT, period(2022, '<actual value="1"/>') + period(2023, actual(value)))));
    expect(one!.values['2023'] ?? one!.codes.at(-1)).toBe(expected);
    expect(one!.bundle.published[0]!.periods[1]!.actuals[0]!['value']).toBe(value);
  });

  test('what is not understood has its line, place, found and accepted value, and its indicator', async () => {
    const [one] = await seen(`\n${result(indicator(UNIT, `\n${period(2023, '<target value="5"/><actual value="198,412.00"/>')}`))}`);
    expect(one!.bundle.notUnderstood).toEqual([{
      code: 'number-with-separators', line: 7, found: '198,412.00', accepted: '198412', indicator: one!.code,
      at: '/iati-activities/iati-activity[1]/result[1]/indicator[1]/period[1]/actual[1]/@value',
    }]);
    expect(one!.values).toEqual({});
    expect(one!.targets).toEqual({ 'annual 2023': '5' });
  });

  test('a percent sign is read where a percentage is due', async () => {
    expect((await seen(result(indicator(RATE, period(2023, '<actual value="88.8%"/>')))))[0]!.values).toEqual({ 2023: '88.8' });
  });

  test('zero is reported, a missing value is not', async () => {
    const [one] = await seen(result(indicator(UNIT, period(2022, '<actual value="0"/>') + period(2023, '<actual/>'))));
    expect(one!.values).toEqual({ 2022: '0' });
    expect(one!.listed).toEqual(['2022', '2023']);
  });

  test('a target without a value is kept and listed', async () => {
    const [one] = await seen(result(indicator(UNIT, period(2023, '<target/><actual value="4"/>'))));
    expect([one!.targets, one!.codes]).toEqual([{}, ['value-missing']]);
    expect(one!.bundle.published[0]!.periods[0]!.targets).toHaveLength(1);
  });

  test('1900 is no baseline year', async () => {
    const [one] = await seen(result(indicator(STOCK, `<baseline year="1900" iso-date="2024-10-07" value="0"/>${period(2023, '<actual value="4"/>')}`)));
    expect([one!.baseline, one!.codes]).toEqual([null, ['baseline-year-unlikely']]);
    expect(one!.bundle.published[0]!.baselines).toHaveLength(1);
  });

  test('several baselines: the latest year', async () => {
    const [one] = await seen(result(indicator(STOCK, `<baseline year="2019" value="3"/><baseline year="2021" value="5"/>${period(2023, '<actual value="9"/>')}`)));
    expect(one!.baseline).toEqual([2021, '5']);
  });

  test('a qualitative text stands in the value or in the comment', async () => {
    const comment = '<actual><comment><narrative>law passed</narrative><narrative xml:lang="fr">loi adoptée</narrative></comment></actual>';
    const [one] = await seen(result(indicator('measure="5"', period(2022, '<actual value="draft"/>') + period(2023, comment))));
    expect(one!.values).toEqual({ 2022: { en: 'draft' }, 2023: { en: 'law passed', fr: 'loi adoptée' } });
  });

  test('an ordinal has levels and no target', async () => {
    const [one] = await seen(result(indicator('measure="4"', period(2022, '<target value="2"/><actual value="1.00"/>') + period(2023, '<actual value="1.5"/>'))));
    expect([one!.values, one!.targets, one!.codes]).toEqual([{ 2022: 'level 1' }, {}, ['level-not-whole']]);
  });

  test('a ratio is fractions of one, and a percentage without its base no value of it', async () => {
    const base = `<actual value="45">${by('numerator', '9')}${by('denominator', '20')}</actual>`;
    const [one] = await seen(result(indicator(RATE, `<baseline year="2021" value="30"/>${period(2023, `<target value="50"/>${base}`)}`)));
    expect([one!.values, one!.targets, one!.baseline, one!.codes]).toEqual([{ 2023: '9/20' }, { 'cumulative 2023': '0.5' }, null, ['base-missing']]);
    const above = `<actual value="45">${by('numerator', '21')}${by('denominator', '20')}</actual>`;
    expect((await seen(result(indicator(RATE, period(2023, above)))))[0]!.codes).toEqual(['numerator-above-denominator']);
  });
});

describe('periods (13.2, 13.3)', () => {
  test.each([
    ['a calendar year', '2023-01-01', '2023-12-31', '2023'],
    ['a day\'s slack', '2023-01-02', '2024-01-01', '2023'],
    ['a day\'s slack the other way', '2022-12-31', '2023-12-30', '2023'],
    ['a quarter', '2023-04-01', '2023-06-30', '2023Q2'],
    ['several full years', '2021-01-01', '2023-12-31', '2021..2023'],
    ['a donor\'s year', '2022-07-01', '2023-06-30', '2022-07-01/2023-06-30'],
    ['a half-year', '2023-01-01', '2023-06-30', '2023-01-01/2023-06-30'],
    ['one day', '2023-05-05', '2023-05-05', '2023-05-05/2023-05-05'],
    ['two days of slack', '2023-01-03', '2023-12-31', '2023-01-03/2023-12-31'],
  ])('%s', async (_, starts, ends, expected) => {
    const [one] = await seen(result(indicator(UNIT, period([starts, ends], '<target value="5"/><actual value="3"/>'))));
    const rollsUp = !expected.includes('/');
    expect(one!.values).toEqual({ [expected]: '3' });
    expect(one!.listed).toEqual(rollsUp ? [expected] : []);
    expect(one!.targets).toEqual(rollsUp ? { [`annual ${expected}`]: '5' } : {});
    expect(one!.codes).toEqual(rollsUp ? [] : ['period-irregular']);
  });

  test('a period that ends before it begins, or has no date, is kept and never counted', async () => {
    const [one] = await seen(result(indicator(UNIT, period(['2023-12-31', '2023-01-01'], '<actual value="3"/>') + period(['2023-02-30', '2023-12-31'], '<actual value="3"/>'))));
    expect([one!.values, one!.listed, one!.codes]).toEqual([{}, [], ['period-ends-before-start', 'date-not-understood']]);
    expect(one!.bundle.published[0]!.periods).toHaveLength(2);
  });

  test('quarters within a year, and years within a longer period, are not counted twice', async () => {
    const quarter = period(['2023-01-01', '2023-03-31'], '<actual value="2"/>');
    const years = period(['2022-01-01', '2023-12-31'], '<actual value="20"/>');
    const [one] = await seen(result(indicator(UNIT, quarter + years + period(2023, '<actual value="9"/>'))));
    expect(one!.values).toEqual({ 2023: '9' });
    expect(one!.codes).toEqual(['overlapping-periods', 'overlapping-periods']);
  });

  test('known from the last update in UTC, else from the day of import', async () => {
    const known = async (attributes: string): Promise<unknown> => (await seen(result(indicator(UNIT, period(2023, '<actual value="3"/>'))), { attributes }))[0]!.bundle.submissions[0]!.verified;
    expect(await known('last-updated-datetime="2024-02-01T00:30:00+01:00"')).toBe('2024-01-31T23:30:00Z');
    expect(await known('last-updated-datetime="2024-02-01"')).toBe('2024-02-01');
    expect(await known('')).toBe('2026-01-31');
    expect(await known('last-updated-datetime="2031-02-01T00:00:00Z"')).toBe('2026-01-31');
  });
});

describe('targets (6.1)', () => {
  test.each([[UNIT, 'annual 2023'], [STOCK, 'cumulative 2023'], [RATE, 'cumulative 2023']])('%s → %s', async (attributes, mode) => {
    expect((await seen(result(indicator(attributes, period(2023, '<target value="5"/><actual value="3"/>')))))[0]!.targets).toEqual({ [mode]: '5' });
  });
});

describe('parts (13.1)', () => {
  test('places of one period are cells and add to a flow', async () => {
    const [one] = await seen(result(indicator(UNIT, period(2023, target('100') + actual('40', at('L1')) + actual('30', at('L2'))))));
    expect([one!.values, one!.targets]).toEqual([{ 2023: '70' }, { 'annual 2023': '100' }]);
    expect(cellsOf(one!.bundle)).toEqual([[{ location: 'L1' }, '40'], [{ location: 'L2' }, '30']]);
  });

  test('one without dimensions is the total, what the parts leave is not stated', async () => {
    const [one] = await seen(result(indicator(UNIT, period(2023, actual('100') + actual('40', by('Sex', 'F')) + actual('35', by('sex', 'M'))))));
    expect(one!.values).toEqual({ 2023: '100' });
    expect(cellsOf(one!.bundle)).toEqual([[{ sex: 'F' }, '40'], [{ sex: 'M' }, '35'], [{ sex: 'not-stated' }, '25']]);
  });

  test('parts above their total are left out', async () => {
    const [one] = await seen(result(indicator(UNIT, period(2023, actual('50') + actual('40', by('sex', 'F')) + actual('35', by('sex', 'M'))))));
    expect([one!.values, cellsOf(one!.bundle), one!.codes]).toEqual([{ 2023: '50' }, [], ['parts-exceed-total']]);
  });

  test('two breakdowns of one value are not added to one another', async () => {
    const sexes = actual('40', by('sex', 'F')) + actual('30', by('sex', 'M'));
    const [one] = await seen(result(indicator(UNIT, period(2023, sexes + actual('70', at('L1'))))));
    expect(one!.values).toEqual({ 2023: '70' });
    expect(cellsOf(one!.bundle)).toHaveLength(3);
    const [other] = await seen(result(indicator(UNIT, period(2023, sexes + actual('71', at('L1'))))));
    expect([other!.values, other!.codes]).toEqual([{}, ['parts-disagree']]);
  });

  test('a dimension stands in one breakdown only', async () => {
    const crossed = actual('40', at('L1') + by('sex', 'F')) + actual('30', at('L1') + by('sex', 'M'));
    const [one] = await seen(result(indicator(UNIT, period(2023, crossed + actual('40', by('sex', 'F')) + actual('30', by('sex', 'M'))))));
    expect([one!.values, one!.codes]).toEqual([{ 2023: '70' }, ['breakdown-left-out']]);
    expect(cellsOf(one!.bundle)).toEqual([[{ location: 'L1', sex: 'F' }, '40'], [{ location: 'L1', sex: 'M' }, '30']]);
  });

  test('nothing is added past a hole: a part not understood, or promised and not reported', async () => {
    const [unread] = await seen(result(indicator(UNIT, period(2023, actual('40', at('L1')) + actual('n/a', at('L2'))))));
    expect([unread!.values, unread!.codes]).toEqual([{}, ['not-a-number', 'parts-incomplete']]);
    const [unsaid] = await seen(result(indicator(UNIT, period(2023, target('9', at('L1')) + target('9', at('L2')) + actual('40', at('L1'))))));
    expect([unsaid!.values, unsaid!.targets, unsaid!.codes]).toEqual([{}, { 'annual 2023': '18' }, ['parts-incomplete']]);
    const [unpromised] = await seen(result(indicator(UNIT, period(2023, target('9', at('L1')) + actual('4', at('L1')) + actual('5', at('L2'))))));
    expect([unpromised!.values, unpromised!.targets, unpromised!.codes]).toEqual([{ 2023: '9' }, {}, ['parts-incomplete']]);
  });

  test('parts of a ratio pool their base', async () => {
    const half = (place: string, n: string, d: string): string => actual('50', at(place) + by('numerator', n) + by('denominator', d));
    const [one] = await seen(result(indicator(RATE, period(2023, half('L1', '1', '2') + half('L2', '99', '100')))));
    expect(one!.values).toEqual({ 2023: '100/102' });
    expect(cellsOf(one!.bundle)).toEqual([[{ location: 'L1' }, '1/2'], [{ location: 'L2' }, '99/100']]);
  });

  test('elements that differ in their part are one indicator, with baselines of their parts', async () => {
    const element = (place: string, before: string, value: string): string => indicator(UNIT, `<baseline year="2021" value="${before}"/>${period(2023, target('10', at(place)) + actual(value, at(place)))}`);
    const [one, ...others] = await seen(result(element('L1', '1', '4') + element('L2', '2', '5')));
    expect(others).toEqual([]);
    expect([one!.values, one!.targets, one!.baseline]).toEqual([{ 2023: '9' }, { 'annual 2023': '20' }, [2021, '3']]);
    expect(one!.bundle.published).toHaveLength(2);
  });

  test('parts that do not add stand for themselves, the whole is owed', async () => {
    const element = (group: string, value: string): string => indicator(RATE, period(2023, target('90', at('L1') + by('group', group)) + actual(value, at('L1') + by('group', group))));
    const [whole, ...parts] = await seen(result(element('refugees', '50') + element('returnees', '80')));
    expect([whole!.values, whole!.targets, whole!.listed]).toEqual([{}, {}, ['2023']]);
    expect(parts.map(({ name, values, targets, kind }) => [name, values, targets, kind])).toEqual([
      ['Firms trained (group: refugees)', { 2023: '50' }, { 'cumulative 2023': '90' }, 'rate'],
      ['Firms trained (group: returnees)', { 2023: '80' }, { 'cumulative 2023': '90' }, 'rate'],
    ]);
  });

  test('a rate with one part, or a whole beside parts, is the value', async () => {
    expect((await seen(result(indicator(RATE, period(2023, actual('50', at('L1')))))))[0]!.values).toEqual({ 2023: '50' });
    const all = await seen(result(indicator(RATE, period(2023, actual('60') + actual('50', at('L1'))))));
    expect(all.map(({ values }) => values)).toEqual([{ 2023: '60' }]);
  });

  test('two elements that nothing tells apart are never added; the same said again is said once', async () => {
    const element = (value: string): string => indicator(UNIT, period(2023, actual(value)));
    const [first, second] = await seen(result(element('4')) + result(element('5'), '1', 'Skills again'));
    expect([first!.values, second!.values]).toEqual([{ 2023: '4' }, { 2023: '5' }]);
    expect([second!.name, first!.codes]).toEqual(['Firms trained (2)', ['same-indicator-twice']]);
    const again = await seen(result(element('4')) + result(element('4'), '1', 'Skills again'));
    expect(again.map(({ values, codes }) => [values, codes])).toEqual([[{ 2023: '4' }, ['indicator-repeated']]]);
  });

  test('two values of one part contradict one another', async () => {
    const [one] = await seen(result(indicator(UNIT, period(2023, actual('4') + actual('5')))));
    expect([one!.values, one!.codes]).toEqual([{}, ['value-stated-twice']]);
  });
});

describe('one own indicator', () => {
  const codeOf = async (inner: string, head = HEAD): Promise<string> => (await seen(inner, { head }))[0]!.code;
  const plain = (title: string, attributes = UNIT, more = ''): string => result(`<indicator ${attributes}><title><narrative>${title}</narrative></title>${more}${period(2023, '<actual value="3"/>')}</indicator>`);
  const reference = (code: string, vocabulary = '99'): string => `<reference vocabulary="${vocabulary}" code="${code}"/>`;

  test('the same title, measure and result type, in any activity', async () => {
    const code = await codeOf(plain('Firms trained'));
    expect(code).toMatch(/^firms-trained-[0-9a-f]{8}$/);
    expect(await codeOf(plain(' firms  Trained. '), HEAD.replace('XX-1-A', 'XX-1-B'))).toBe(code);
  });

  test('not with another kind, result type or direction', async () => {
    const codes = await Promise.all([plain('Firms trained'), plain('Firms trained', STOCK), plain('Firms trained', `${UNIT} ascending="0"`), plain('Firms trained').replace('type="1"', 'type="2"')].map((one) => codeOf(one)));
    expect(new Set(codes).size).toBe(4);
  });

  test('the same reference whatever the title; the publisher\'s own reference first', async () => {
    const code = await codeOf(plain('Firms trained', UNIT, reference('K 1')));
    expect(await codeOf(plain('Entreprises formées', UNIT, reference('9.3.1', '9') + reference('K 1')))).toBe(code);
    expect(await codeOf(plain('Firms trained', UNIT, reference('K 2')))).not.toBe(code);
    expect(code).toMatch(/^k-1-/);
  });

  test('a title that is only a unit takes its meaning from the result', async () => {
    const [one] = await seen(result(indicator(STOCK, period(2023, '<actual value="3"/>'), 'Km'), '3', 'Roads built'));
    expect([one!.name, one!.unit]).toEqual(['Roads built', 'km']);
    const [other] = await seen(result(indicator(STOCK, period(2023, '<actual value="3"/>'), '#'), '3', 'People trained'));
    expect([other!.name, other!.unit]).toEqual(['People trained', null]);
  });
});
