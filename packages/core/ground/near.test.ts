import { expect, test } from 'vitest';
import { likeness, near, nearest } from './near.ts';

const ADDRESSES = ['/', '/framework', '/indicators', '/projects', '/countries', '/programmes', '/sdgs', '/gaps', '/data'];

test('what is mistyped leads to the nearest first', () => {
  for (const [typed, meant] of [['/project', '/projects'], ['/contries', '/countries'], ['/sdg', '/sdgs'], ['/gap', '/gaps'], ['/indicator', '/indicators'], ['/framwork', '/framework']]) {
    expect([typed, near(typed!, ADDRESSES, (one) => one)[0]]).toEqual([typed, meant]);
  }
});

test('the same is wholly alike, what shares nothing is not', () => {
  expect(likeness('Ghana', 'ghana')).toBe(1);
  expect(likeness('abc', 'xyz')).toBe(0);
});

test('only what is like is offered, by the text of it that is most alike', () => {
  const held = [{ code: 'A.1', name: 'Jobs created' }, { code: 'B.2', name: 'Hectares restored' }, { code: 'C.3', name: 'Jobs kept' }];
  const textsOf = (one: { code: string; name: string }) => [one.code, one.name];
  expect(nearest('job', held, textsOf, 5).map((one) => one.code)).toEqual(['C.3', 'A.1']);
  expect(nearest('A1', held, textsOf, 1).map((one) => one.code)).toEqual(['A.1']);
  expect(nearest('xyz', held, textsOf, 5)).toEqual([]);
});
