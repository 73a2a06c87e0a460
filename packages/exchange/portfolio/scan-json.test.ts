// The scanner agrees with JSON.parse on what is JSON, and tells what that does not: where, on which line, and twice.
import { assert, constantFrom, json, nat, oneof, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';
import { linesOf, namesOf, pointerTo, scanJson } from './scan-json.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('it takes what JSON.parse takes and refuses what it refuses, whole or damaged', () => {
  const damages = constantFrom('', ',', ']', '}', '"', '\\', '1', '-', '.', 'e', ' ', '\n', ':', '[', '{', '0', 'null');
  assert(property(json(), nat(), damages, oneof(constantFrom(0), constantFrom(1)), (text, seed, damage, cut) => {
    const at = seed % (text.length + 1);
    const damaged = text.slice(0, at) + damage + text.slice(at + cut);
    expect(scanJson(text, {})).toBeNull();
    expect([damaged, scanJson(damaged, {}) === null]).toEqual([damaged, isJson(damaged)]);
  }), { numRuns: 2000, seed: 20240331 });
});

test('pointers there and back', () => {
  assert(property(tuple(json(), json()), (names) => { expect(namesOf(pointerTo(...names))).toEqual(names); }), { numRuns: 200, seed: 1 });
});

test('lines of values, of members by their names, of what is not there none', () => {
  const text = '{\n "a": [\n  1,\n  { "b/c":\n    2 }\n ]\n}';
  const lines = linesOf(text, ['', '/a', '/a/0', '/a/1', '/a/1/b~1c', '/a/2']);
  expect(Object.fromEntries(lines)).toEqual({ '': 1, '/a': 2, '/a/0': 3, '/a/1': 4, '/a/1/b~1c': 4 });
});

const problems = (bytes: Uint8Array | string): [string, string, number | undefined][] =>
  parseJson(Buffer.from(bytes as Uint8Array)).problems.map((one) => [one.code, one.at, one.line]);

describe('what is told', () => {
  test.each([
    ['{"a":\n', [['json-truncated', '', 2]]],
    ['{"a":"b', [['json-truncated', '', 1]]],
    ['[1,\n2,\n]', [['json-malformed', '', 3]]],
    ['{"a": 01}', [['json-malformed', '', 1]]],
    ['{"a":1,\n"a":2}', [['member-twice', '/a', 2]]],
    ['[{"x/y":1},{"x/y":1,"x/y":2}]', [['member-twice', '/1/x~1y', 1]]],
    ['  \n ', [['file-empty', '', undefined]]],
    ['['.repeat(100_000), [['json-too-deep', '', 1]]],
  ])('%j', (text, told) => expect(problems(text)).toEqual(told));

  test('a mark of UTF-8 is taken, other encodings are named', () => {
    expect(parseJson(Buffer.from('\ufeff{"a":1}'))).toMatchObject({ value: { a: 1 }, problems: [] });
    for (const [bytes, found] of [[Buffer.from('\ufeff{}', 'utf16le'), 'UTF-16LE'], [Buffer.from('{"a":1}', 'utf16le'), 'UTF-16LE'], [Buffer.from([0xfe, 0xff, 0, 0x7b]), 'UTF-16BE']] as const) {
      expect(parseJson(bytes).problems).toMatchObject([{ code: 'encoding-not-utf8', found }]);
    }
    expect(parseJson(Buffer.from('{\n"a": "é"}', 'latin1')).problems).toMatchObject([{ code: 'encoding-not-utf8', line: 2 }]);
  });

  test('names of the language itself are names like others', () => {
    const parsed = parseJson(Buffer.from('{"__proto__": {"a": 1}, "constructor": 2, "hasOwnProperty": 3}'));
    expect(parsed.problems).toEqual([]);
    expect(Object.keys(parsed.value as object)).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
  });
});
