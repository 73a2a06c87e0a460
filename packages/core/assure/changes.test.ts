import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';

it('tells members that differ, and leaves out those that do not', () => {
  expect(changesOf({ value: '4.50', unit: 't', cells: { F: '2' } }, { value: '5', unit: 't', cells: { F: '2', M: '3' } })).toEqual([
    { path: ['value'], before: '4.50', after: '5' }, { path: ['cells', 'M'], before: null, after: '3' }]);
});
it('tells what came, what went, lists in one, and a value alone', () => {
  expect(changesOf(null, { codes: ['A', 'B'], none: null, empty: [] })).toEqual([{ path: ['codes'], before: null, after: 'A, B' }, { path: ['empty'], before: null, after: '' }]);
  expect(changesOf({ stands: true }, null)).toEqual([{ path: ['stands'], before: 'true', after: null }]);
  expect(changesOf('a', 'b')).toEqual([{ path: [], before: 'a', after: 'b' }]);
  expect(changesOf({ list: [{ n: 1 }] }, { list: [{ n: 2 }] })).toEqual([{ path: ['list', '0', 'n'], before: '1', after: '2' }]);
  expect(changesOf(undefined, null)).toEqual([]);
});
