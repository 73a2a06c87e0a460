import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { expect, test } from 'vitest';
import { difference } from './figures-on-screen.ts';

const figure = (value: string | null, more: Partial<Figure> = {}): Figure => ({ kind: 'flow', label: value === null ? 'no-data' : 'exact', value, bounds: null, ...more }) as Figure;
const wrong = (text: string, value: string, of: Figure) => difference({ figure: 'X|organisation|2023', text, value }, of, () => 'no data');

test('a figure shown in fewer digits must be the rounded one, and nothing else', () => {
  expect(wrong('1,235', '1234.5', figure('1234.5'))).toBeNull();
  expect(wrong('1,234', '1234.5', figure('1234.5'))).toContain('the route says 1234.5');
  expect(wrong('≥ 12.35', '12.345', figure('12.345', { label: 'lower-bound' }))).toBeNull();
  expect(wrong('85%', '0.8478', figure('0.8478', { kind: 'ratio' }))).toBeNull();
  expect(wrong('84%', '0.8478', figure('0.8478', { kind: 'ratio' }))).not.toBeNull();
  expect(wrong('12 – 30', '12', figure(null, { bounds: { low: '12', high: '30' }, label: 'bounds' }))).toBeNull();
  expect(wrong('12 – 31', '12', figure(null, { bounds: { low: '12', high: '30' }, label: 'bounds' }))).not.toBeNull();
});

test('no number may stand where the route has none, nor a word where it has one', () => {
  expect(wrong('no data', '', figure(null))).toBeNull();
  expect(wrong('0', '0', figure(null))).not.toBeNull();
  expect(wrong('no data', '', figure('0'))).not.toBeNull();
});
