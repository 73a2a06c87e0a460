import { describe, expect, it } from 'vitest';
import { sampleFiles, sampleLists, said } from './testing/sample.ts';
import type { Framework } from './types.ts';
import { validateFramework } from './validate-framework.ts';
import { validateMapping } from './validate-mapping.ts';

const read = (files: Record<string, unknown>): Framework => {
  const answer = validateFramework(files, sampleLists);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.framework;
};

/** A second version: OUT.1 became OUT.2 and is a running total now. */
const nextFiles = sampleFiles('sample-2');
nextFiles['indicators.json'].indicators[0] = { ...nextFiles['indicators.json'].indicators[0], code: 'OUT.2', kind: 'cumulative' };
const frameworks = new Map([sampleFiles(), nextFiles].map(read).map((one) => [one.id, one]));

const mapping = (...rows: object[]): object => ({ from: 'sample-1', to: 'sample-2', sources: { us: { title: 'made for a test', by: 'Throughline' } }, rows });
const row = (fromCode: string, toCode: string, grade: string): object => ({ fromCode, toCode, grade, note: null, source: 'us' });
const codesOf = (content: unknown): readonly string[] => {
  const answer = validateMapping(content, 'm.json', frameworks);
  return 'problems' in answer ? answer.problems.map((one) => `${one.at} ${one.code}`) : [];
};

describe('a mapping between two versions', () => {
  it('is taken when both versions hold the codes', () => {
    const answer = validateMapping(mapping({ ...row('OUT.1', 'OUT.2', 'B'), note: said('yearly counts became a running total') }, row('C.1', 'C.1', 'A')), 'm.json', frameworks);
    expect('mapping' in answer && answer.mapping.rows.map((one) => [one.fromCode, one.toCode, one.grade])).toEqual([['OUT.1', 'OUT.2', 'B'], ['C.1', 'C.1', 'A']]);
  });

  it('names codes, versions and pairs at fault, all in one pass', () => {
    expect(codesOf(mapping(row('OUT.9', 'OUT.2', 'B'), row('C.1', 'C.9', 'E'), row('C.1', 'C.1', 'A'), row('C.1', 'C.1', 'B')))).toEqual([
      'm.json#/rows/0/fromCode framework-unknown',
      'm.json#/rows/1/toCode framework-unknown',
      'm.json#/rows/1/grade framework-shape',
      'm.json#/rows/3/toCode framework-repeated',
    ]);
    expect(codesOf({ ...mapping(), to: 'sample-9' })).toEqual(['m.json#/to framework-unknown']);
    expect(codesOf({ ...mapping(), to: 'sample-1' })).toEqual(['m.json#/to framework-contradiction']);
  });

  it('cannot call two kinds of arithmetic the same', () => {
    expect(codesOf(mapping(row('OUT.1', 'OUT.2', 'A')))).toEqual(['m.json#/rows/0/grade framework-contradiction']);
  });
});
