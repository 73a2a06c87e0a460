import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { HEAD, activityFile, gather, iati, indicator, period, pieces, readText, result } from './testing/read-all.ts';

const codes = async (xml: string, strict = false): Promise<string[]> => (await readText(xml, { strict })).problems.map(({ code, severity }) => `${severity}:${code}`);

describe('files that are refused', () => {
  test.each([
    ['nothing', '', 'xml-malformed'],
    ['no XML', '{"projects": []}', 'xml-malformed'],
    ['a tag left open', activityFile('<result type="1">').replace('</iati-activity>', ''), 'xml-malformed'],
    ['an undefined entity', activityFile('').replace('Project A', 'A &nbsp; B'), 'xml-malformed'],
    ['an entity bomb', `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${activityFile('').slice(38)}`, 'xml-entity'],
    ['an external entity', `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd">${activityFile('').slice(38)}`, 'xml-entity'],
    ['another root', '<catalogue version="2.03"/>', 'wrong-root'],
    ['organisations', '<iati-organisations version="2.03"/>', 'organisation-file'],
    ['version 1.04', activityFile('', { version: '1.04' }), 'version-deprecated'],
    ['version 3.7', activityFile('', { version: '3.7' }), 'version-unknown'],
    ['no version', activityFile('').replace(' version="2.03"', ''), 'version-unknown'],
    ['no identifier', activityFile('', { head: HEAD.replace('XX-1-A', ' ') }), 'identifier-missing'],
    ['no organisation', activityFile('', { head: HEAD.replace('ref="XX-1" type', 'type') }), 'organisation-missing'],
    ['an unknown encoding', activityFile('').replace('UTF-8', 'EBCDIC-FR'), 'xml-encoding'],
  ])('%s', async (_, xml, code) => {
    const { problems, projects } = await readText(xml);
    expect(problems.filter(({ severity }) => severity === 'error').map((one) => one.code)).toEqual([code]);
    expect(problems.find((one) => one.code === code)!.line).toBeGreaterThan(0);
    expect(projects).toEqual([]);
  });

  test('the version refused names the accepted ones', async () => {
    const { problems } = await readText(activityFile('', { version: '1.05' }));
    expect(problems[0]).toMatchObject({ code: 'version-deprecated', found: '1.05', accepted: '2.01, 2.02, 2.03' });
  });

  test('bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(activityFile('').slice(0, 400)), Buffer.from([0xc3, 0x28]), Buffer.from(activityFile('').slice(400))]);
    const { problems } = await gather(iati(), pieces(bytes));
    expect(problems.map(({ code }) => code)).toEqual(['xml-encoding']);
  });

  test('the same identifier twice, with the line of the second', async () => {
    const one = activityFile('');
    const body = one.slice(one.indexOf('<iati-activity '), one.indexOf('</iati-activities>'));
    const { problems, projects } = await readText(one.replace('</iati-activities>', `${body}</iati-activities>`));
    expect(problems.map(({ code, line, found }) => [code, line, found])).toEqual([['identifier-repeated', 7, 'XX-1-A']]);
    expect(projects).toHaveLength(1);
  });

  test('all problems of a file in one pass', async () => {
    const one = activityFile('', { head: HEAD.replace('XX-1-A', '') });
    const body = one.slice(one.indexOf('<iati-activity '), one.indexOf('</iati-activities>'));
    const { problems } = await readText(one.replace('</iati-activities>', `${body}${body}</iati-activities>`));
    expect(problems.map(({ line }) => line)).toEqual([3, 7, 11]);
  });

  test('an activity too large to hold is refused before it is held', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`<iati-activities version="2.03"><iati-activity>${HEAD}`);
      const filler = Buffer.from('<document-link url="http://example.org/a" format="text/html"/>'.repeat(4096));
      for (;;) yield filler;
    }
    expect((await gather(iati(), endless())).problems.map(({ code }) => code)).toContain('activity-too-large');
  });
});

describe('encodings', () => {
  const french = activityFile('').replace('Project A', 'Énergie propre');
  test.each([
    ['ISO-8859-1', Buffer.from(french.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['windows-1252', Buffer.from(french.replace('UTF-8', 'windows-1252'), 'latin1')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${french}`)],
    ['UTF-16 little endian', Buffer.from(`\ufeff${french.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\ufeff${french.replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    for (const size of [1, 64, 100_000]) {
      const { projects, problems } = await gather(iati(), pieces(bytes, size));
      expect(problems).toEqual([]);
      expect(projects[0]!.project.title).toEqual({ en: 'Énergie propre' });
    }
  });
});

describe('the schema', () => {
  const good = result(indicator('measure="1" aggregation-status="1"', period(2023, '<target value="10"/><actual value="8"/>')));

  test('what keeps to it has no problem', async () => expect(await codes(activityFile(good), true)).toEqual([]));

  test.each([
    ['a result without an indicator', '<result type="1"><title><narrative>Empty</narrative></title></result>', 'element-missing'],
    ['an element out of order', `${good}<transaction><transaction-type code="3"/><transaction-date iso-date="2023-02-01"/><value value-date="2023-02-01">5</value></transaction>`, 'element-out-of-order'],
    ['an element that may stand once', '<activity-scope code="1"/><activity-scope code="2"/>', 'element-repeated'],
    ['an unknown element', '<outcome-story/>', 'element-unknown'],
    ['a missing attribute', '<budget><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><value>5</value></budget>', 'attribute-missing'],
    ['a date that is none', '<budget><period-start iso-date="2023-02-30"/><period-end iso-date="2023-12-31"/><value value-date="2023-01-01">5</value></budget>', 'date-not-understood'],
    ['an amount that is none', '<budget><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><value value-date="2023-01-01">5 million</value></budget>', 'amount-not-understood'],
  ])('%s: a warning, refused when strict', async (_, inner, code) => {
    expect(new Set(await codes(activityFile(inner)))).toEqual(new Set([`warning:${code}`]));
    expect(new Set(await codes(activityFile(inner), true))).toEqual(new Set([`error:${code}`]));
    expect((await readText(activityFile(inner))).projects).toHaveLength(1);
  });

  test('elements of other namespaces may stand anywhere', async () => expect(await codes(activityFile('<x:note>own</x:note>'), true)).toEqual([]));

  test('older versions know less', async () => {
    const { problems } = await readText(activityFile('<tag code="9.4" vocabulary="3"/>', { version: '2.02' }));
    expect(problems.map(({ code, found }) => [code, found])).toEqual([['element-unknown', 'tag']]);
    const several = result(indicator('measure="1"', period(2023, '<actual value="1"/><actual value="2"/>')));
    expect(await codes(activityFile(several, { version: '2.01' }))).toContain('warning:element-repeated');
    expect(await codes(activityFile(several))).not.toContain('warning:element-repeated');
  });

  test('a problem says where, with line, value and what is accepted', async () => {
    const { problems } = await readText(activityFile('\n\n<outcome-story/>'));
    expect(problems[0]).toMatchObject({ code: 'element-unknown', at: '/iati-activities/iati-activity[1]/outcome-story[1]', line: 7, found: 'outcome-story' });
    expect(problems[0]!.accepted).toContain('result');
  });
});

test('an activity with thousands of elements of one indicator takes no more than its share of time', { timeout: 20_000 }, async () => {
  const element = (i: number, attributes: string): string => indicator(attributes, period(2023, `<target value="1"><location ref="L${i}"/></target><actual value="1"><location ref="L${i}"/></actual>`));
  const many = (attributes: string): string => result(Array.from({ length: 4000 }, (_, i) => element(i, attributes)).join(''));
  const { projects } = await readText(activityFile(many('measure="1" aggregation-status="1"') + many('measure="2"')));
  expect(projects[0]!.published).toHaveLength(8000);
  expect(projects[0]!.indicators).toHaveLength(1 + 1 + 4000);
});
