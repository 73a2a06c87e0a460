import { Refused } from '@throughline/core/ground/problem.ts';
import { wholeFrameworkSchema } from '@throughline/contract/framework/whole.ts';
import { expect, test } from 'vitest';
import { loadFrameworks } from '../load.ts';
import { viewWholeFramework } from './whole.ts';

const held = loadFrameworks();
const [id, framework] = [...held.frameworks][0]!;

test('a framework is handed out whole, as the contract has it', () => {
  const whole = viewWholeFramework(id);
  expect(wholeFrameworkSchema.parse(whole)).toEqual(whole);
  expect(whole.indicators.map((one) => one.code)).toEqual([...framework.indicators.keys()]);
  expect([whole.theory.nodes.length, whole.theory.edges.length]).toEqual([framework.theory.nodes.length, framework.theory.edges.length]);
  expect(whole.levels.map((one) => one.rollsUp)).toEqual([false, true, true, true]);
  const asked = [...whole.indicators, ...whole.theory.nodes].flatMap((one) => one.sdgTargets);
  expect(asked.filter((code) => !whole.sdgTargets.some((one) => one.code === code))).toEqual([]);
});

test('with one version held nothing has changed and nothing is mapped; with two, both are said', () => {
  expect(viewWholeFramework(id)).toMatchObject({ changes: null, mappings: [] });
  const [first, ...others] = [...framework.indicators.values()];
  const next = { ...framework, id: 'next', version: '2', validFrom: '2030-01-01', indicators: new Map(others.map((one) => [one.code, one])) };
  const mapping = { from: id, to: 'next', rows: [], sources: {} };
  const whole = viewWholeFramework('next', { ...held, frameworks: new Map([...held.frameworks, ['next', next]]), mappings: [mapping] });
  expect(whole.versions.map((one) => one.id)).toEqual([...held.frameworks.keys(), 'next']);
  expect(whole.changes).toEqual({ since: id, added: [], removed: [{ code: first!.code, name: first!.name }], changed: [] });
  expect(whole.mappings).toEqual([mapping]);
});

test('one that is not held is refused, and those held are named', () => {
  expect(() => viewWholeFramework('none')).toThrow(Refused);
});
