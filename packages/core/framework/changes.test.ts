import { expect, test } from 'vitest';
import { changesBetween, versionBefore } from './changes.ts';
import { sampleFiles, sampleLists, said } from './testing/sample.ts';
import type { Framework } from './types.ts';
import { validateFramework } from './validate-framework.ts';

type Files = ReturnType<typeof sampleFiles>;

function read(id: string, validFrom: string, change: (files: Files) => void = () => {}): Framework {
  const files = sampleFiles(id);
  files['framework.json'].validFrom = validFrom;
  change(files);
  const answer = validateFramework(files, sampleLists);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.framework;
}

const first = read('sample-1', '2018-01-01');

test('a version that says the same has not changed', () => {
  expect(changesBetween(first, read('sample-2', '2022-01-01'))).toEqual({ added: [], removed: [], changed: [] });
});

test('what is new, gone and different is said by code, different members in the order of the passport', () => {
  const second = read('sample-2', '2022-01-01', (files) => {
    const [out, context] = files['indicators.json'].indicators;
    files['indicators.json'].indicators = [{ ...out, kind: 'cumulative', definition: { ...said('definition'), ar: 'أخرى' }, confidence: 'l' }, { ...out, code: 'OUT.2' }, { ...context, code: 'C.2' }];
  });
  const { added, removed, changed } = changesBetween(first, second);
  expect(added).toEqual(['OUT.2', 'C.2']);
  expect(removed.map((one) => one.code)).toEqual(['C.1']);
  expect(changed).toEqual([{ code: 'OUT.1', members: ['kind', 'definition'] }]);
});

test('the version before is the one that began last before it', () => {
  const [second, third] = [read('b', '2020-01-01'), read('c', '2022-01-01')];
  expect(versionBefore(third, [third, first, second])?.id).toBe('b');
  expect(versionBefore(first, [third, first, second])).toBeNull();
});
