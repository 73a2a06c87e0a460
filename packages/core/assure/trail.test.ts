import { createHash } from 'node:crypto';
import { assert, constant, constantFrom, dictionary, double, integer, jsonValue, option, property, record, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChainReader, type ChainFault, type Mark } from './chain.ts';
import { SealChain, nextSeal } from './seal.ts';
import { type TrailEntry, type Written, canonical, keptText, sealedText } from './trail.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const text = string({ unit: 'binary', maxLength: 12 }).map(keptText);

describe('canonical form', () => {
  it('is that of RFC 8785: the example of its section 3.2.2', () => {
    const given = { numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] };
    expect(canonical(given)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });
  it('orders members by UTF-16 code units: section 3.2.3', () => {
    expect(canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }))
      .toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });
  it('reads back as what it says, is its own canonical form, and knows no order of members', () => {
    assert(property(jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const said = canonical(value);
      expect(canonical(JSON.parse(said))).toBe(said);
      expect(JSON.parse(said)).toEqual(JSON.parse(JSON.stringify(value).replaceAll('\\u0000', '\\ufffd').replaceAll('-0,', '0,')));
    }), { numRuns: 500 });
    assert(property(dictionary(text, integer()), (value) => {
      expect(canonical(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonical(value));
    }));
  });
  it('cleans what no database takes, drops what is undefined, and refuses what JSON cannot say', () => {
    expect(canonical({ a: 'x\u0000y\ud800', b: undefined, c: -0 })).toBe('{"a":"x\ufffdy\ufffd","c":0}');
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1]) expect(() => canonical({ bad })).toThrow(RangeError);
    assert(property(double(), (value) => { if (Number.isFinite(value)) expect(Number(canonical(value))).toBe(value === 0 ? 0 : value); }));
  });
});

describe('an entry', () => {
  const kept = option(jsonValue().map(canonical), { nil: null });
  const entries = record({
    chain: constantFrom('1/0', '1/7'), number: integer({ min: 1, max: 1e9 }), previous: option(constant(hash('x')), { nil: null }), at: text, actor: text,
    from: option(text, { nil: null }), verb: text, subject: text, reason: option(text, { nil: null }), before: kept, after: kept, data: kept,
  });
  it('is hashed as the canonical form of one object', () => {
    assert(property(entries, (entry: TrailEntry) => {
      const { before, after, data, ...rest } = entry;
      const value = (said: string | null): unknown => JSON.parse(said ?? 'null');
      expect(sealedText(entry)).toBe(canonical({ form: 'throughline-trail/1', ...rest, before: value(before), after: value(after), data: value(data) }));
    }), { numRuns: 500 });
  });
  it('has another text when any member differs', () => {
    assert(property(tuple(entries, entries), ([one, other]: [TrailEntry, TrailEntry]) => {
      for (const name of Object.keys(one) as (keyof TrailEntry)[]) {
        const mixed = { ...one, [name]: other[name] } as TrailEntry;
        const equal = one[name] === other[name] || (['before', 'after', 'data'].includes(name) && (one[name] ?? 'null') === (other[name] ?? 'null'));
        expect(sealedText(mixed) === sealedText(one)).toBe(equal);
      }
    }));
  });
});

/** A chain of `length` entries as it is written. */
function chain(length: number, name = '1/7'): Written[] {
  const made: Written[] = [];
  for (let number = 1; number <= length; number += 1) {
    const entry: TrailEntry = {
      chain: name, number, previous: made.at(-1)?.hash ?? null, at: `2026-03-0${(number % 9) + 1}`, actor: 'amina', from: 'terminal', verb: 'report.submit',
      subject: `report:${number}`, reason: null, before: null, after: canonical({ value: String(number) }), data: null,
    };
    made.push({ ...entry, hash: hash(sealedText(entry)) });
  }
  return made;
}

const headOf = (entries: readonly Written[]): Mark => ({ number: entries.length, hash: entries.at(-1)!.hash, by: 'head' });
const anew = (entry: TrailEntry): Written => ({ ...entry, hash: hash(sealedText(entry)) });

function faults(entries: readonly Written[], marks: readonly Mark[]): readonly ChainFault[] {
  const reader = new ChainReader(hash, Math.max(0, ...marks.map((mark) => mark.number)));
  for (const entry of [...entries].sort((a, b) => a.number - b.number)) reader.next(entry);
  return reader.end(marks);
}

describe('a chain', () => {
  const whole = chain(12);
  const head = headOf(whole);
  const seals: Mark[] = [{ number: 5, hash: whole[4]!.hash, by: 1 }, { number: 10, hash: whole[9]!.hash, by: 2 }];
  const changedAt = (at: number, change: Partial<TrailEntry>): Written[] => whole.map((entry) => (entry.number === at ? { ...entry, ...change } : entry));
  const told = (what: ChainFault['what'], from: number, to = from, by: ChainFault['by'] = null) => ({ what, from, to, by });

  it('that is whole has no fault', () => {
    expect(faults(whole, [head])).toEqual([]);
    expect(faults(whole, [head, ...seals])).toEqual([]);
    expect(faults([], [])).toEqual([]);
  });
  it('tells the very entry that was changed, whatever of it', () => {
    const changes: Partial<TrailEntry>[] = [{ actor: 'x' }, { at: '2026' }, { from: null }, { verb: 'x' }, { subject: 'x' }, { reason: '' }, { before: '1' }, { after: '{"value":"8"}' }, { data: '{}' }, { previous: null }, { chain: '1/8' }];
    for (const number of [2, 7, 12]) for (const change of changes) expect([change, faults(changedAt(number, change), [head])]).toEqual([change, [told('changed', number)]]);
    expect(faults(changedAt(1, { actor: 'x' }), [head])).toEqual([told('changed', 1)]);
  });
  it('tells an entry that was changed and hashed anew, in the middle and at the end', () => {
    expect(faults(changedAt(7, {}).map((entry) => (entry.number === 7 ? anew({ ...entry, actor: 'x' }) : entry)), [head])).toEqual([told('changed', 7)]);
    expect(faults(whole.map((entry) => (entry.number === 12 ? anew({ ...entry, actor: 'x' }) : entry)), [head])).toEqual([told('changed', 12, 12, 'head')]);
  });
  it('tells a rest that was made anew with its head by the seals', () => {
    const made = chain(12).slice(0, 6);
    for (const entry of whole.slice(6)) made.push(anew({ ...entry, actor: 'x', previous: made.at(-1)!.hash }));
    expect(faults(made, [headOf(made)])).toEqual([]);
    expect(faults(made, [headOf(made), ...seals])).toEqual([told('rewritten', 6, 10, 2)]);
  });
  it('tells what is gone: in the middle, renumbered or not, at the beginning, at the end', () => {
    const without = (...gone: number[]): Written[] => whole.filter((entry) => !gone.includes(entry.number));
    const renumbered = (entries: Written[]): Written[] => entries.map((entry, at) => ({ ...entry, number: at + 1 }));
    for (const gone of [[1], [4], [11], [4, 5, 8]]) {
      const expected = gone.length === 1 ? [told('missing', gone[0]!)] : [told('missing', 4, 5), told('missing', 8)];
      expect(faults(without(...gone), [head])).toEqual(expected);
      expect(faults(renumbered(without(...gone)), [head])).toEqual(expected);
    }
    expect(faults(without(12), [head])).toEqual([told('cut', 12, 12, 'head')]);
    const cut = without(9, 10, 11, 12);
    expect(faults(cut, [headOf(cut), ...seals])).toEqual([told('cut', 9, 10, 2)]);
    expect(faults([], seals)).toEqual([told('cut', 1, 10, 2)]);
    expect(faults(cut, [headOf(cut)])).toEqual([]);
  });
  it('tells what was put in, with a true hash or a false one', () => {
    for (const place of [1, 5, 12]) {
      const later = whole.map((entry) => (entry.number >= place ? { ...entry, number: entry.number + 1 } : entry));
      const put: TrailEntry = { ...whole[3]!, number: place, previous: whole[place - 2]?.hash ?? null, actor: 'x' };
      for (const extra of [anew(put), { ...put, hash: hash('false') }]) {
        expect([place, faults([...later, extra], [head])]).toEqual([place, [told('inserted', place)]]);
        expect([place, faults([...later, extra], [{ ...head, number: 13 }]).filter((one) => one.what === 'inserted')]).toEqual([place, [told('inserted', place)]]);
      }
    }
  });
  it('tells what was put at another place', () => {
    const swapped = (a: number, b: number): Written[] => whole.map((entry) => ({ ...entry, number: entry.number === a ? b : entry.number === b ? a : entry.number }));
    expect(faults(swapped(4, 5), [head])).toEqual([told('moved', 4, 5)]);
    expect(faults(swapped(2, 9), [head])).toEqual([told('moved', 2), told('moved', 9)]);
    expect(faults(swapped(1, 12), [head])).toEqual([told('moved', 1), told('moved', 12)]);
  });
  it('tells a head that is gone, or says something else', () => {
    expect(faults(whole, [])).toEqual([told('head', 12, 12, 'head')]);
    expect(faults(whole, [{ number: 11, hash: whole[10]!.hash, by: 'head' }])).toEqual([told('head', 12, 12, 'head')]);
    expect(faults(whole, [{ ...head, hash: hash('false') }, { number: 12, hash: whole[11]!.hash, by: 3 }])).toEqual([told('head', 12, 12, 'head')]);
  });
  it('tells entries that belong to another chain', () => {
    const other = chain(12, '1/8');
    expect(faults(whole.map((entry) => (entry.number === 6 ? other[5]! : entry)), [head])).toEqual([told('changed', 6)]);
    expect(faults(other.map((entry) => ({ ...entry, chain: '1/7' })), [head])).toEqual([told('changed', 1, 12)]);
  });
  it('with any one member of any entry changed is not whole: none is missed', () => {
    assert(property(integer({ min: 1, max: 12 }), constantFrom('actor', 'at', 'from', 'verb', 'subject', 'reason', 'after', 'before', 'data', 'hash', 'previous'), text, (number, name, value) => {
      const entry = whole[number - 1]!;
      const put = ['after', 'before', 'data'].includes(name) ? canonical(value) : value;
      if (entry[name as keyof Written] === put) return;
      const found = faults(whole.map((one) => (one === entry ? { ...one, [name]: put } : one)), [head]);
      expect(found.some((fault) => fault.from <= number && number <= fault.to)).toBe(true);
    }), { numRuns: 300 });
  });
});

describe('the seals', () => {
  const heads = [[{ chain: '1/7', number: 5, hash: hash('a') }, { chain: '1/0', number: 1, hash: hash('b') }], [{ chain: '1/7', number: 9, hash: hash('c') }], [{ chain: '1/9', number: 2, hash: hash('d') }]];
  const first = nextSeal(null, { heads: heads[0]!, chains: 2, entries: 6 }, '2026-01-01', hash);
  const second = nextSeal(first, { heads: heads[1]!, chains: 0, entries: 4 }, '2026-01-02', hash);
  const third = nextSeal(second, { heads: heads[2]!, chains: 1, entries: 2 }, '2026-01-03', hash);
  const all = [first, second, third];
  const check = (seals: readonly typeof first[], of = heads, kept: typeof first | null = null) => {
    const chainOfSeals = new SealChain(hash, kept);
    for (const seal of seals) chainOfSeals.next(seal, of[seal.number - 1]!);
    return chainOfSeals.end();
  };
  it('that are whole have no fault, nor against the last one kept elsewhere', () => {
    expect(third).toMatchObject({ number: 3, chains: 3, entries: 12 });
    expect(check(all)).toEqual([]);
    expect(check(all, heads, second)).toEqual([]);
  });
  it('tell which was changed, which lack, and that the kept one is another', () => {
    for (const change of [{ at: '2026-01-05' }, { entries: 11 }, { chains: 1 }, { heads: hash('x') }, { hash: hash('x') }, { previous: null }]) {
      expect(check([first, { ...second, ...change }, third])[0]).toEqual({ what: 'sealChanged', from: 2, to: 2 });
    }
    expect(check(all, [heads[0]!, [{ ...heads[1]![0]!, hash: hash('x') }], heads[2]!])).toEqual([{ what: 'sealChanged', from: 2, to: 2 }]);
    expect(check([first, third])).toEqual([{ what: 'sealMissing', from: 2, to: 2 }]);
    expect(check([first, second], heads, third)).toEqual([{ what: 'sealCut', from: 3, to: 3 }]);
    const made = nextSeal(first, { heads: heads[1]!, chains: 0, entries: 4 }, '2026-01-09', hash);
    expect(check([first, made], heads)).toEqual([]);
    expect(check([first, made], heads, second)).toEqual([{ what: 'sealOther', from: 2, to: 2 }]);
  });
});
