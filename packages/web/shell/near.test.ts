import { expect, test } from 'vitest';
import { likeness, near } from './near.ts';
import { SCREENS } from './screens.ts';

test('what is mistyped leads to the nearest screen first', () => {
  for (const [typed, meant] of [['/project', '/projects'], ['/contries', '/countries'], ['/sdg', '/sdgs'], ['/gap', '/gaps'], ['/indicator', '/indicators'], ['/framwork', '/framework']]) {
    expect([typed, near(typed!, SCREENS, (one) => one.to)[0]!.to]).toEqual([typed, meant]);
  }
});

test('the same is wholly alike, what shares nothing is not', () => {
  expect(likeness('Ghana', 'ghana')).toBe(1);
  expect(likeness('abc', 'xyz')).toBe(0);
});
