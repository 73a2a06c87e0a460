/** Grades, reasons, and two people at once (decision 0009). */
import { describe, expect, it } from 'vitest';
import type { Unit } from '../framework/types.ts';
import { sampleLists } from '../framework/testing/sample.ts';
import { type Decision, type Held, type Standing, type Subject, gradesFor, mappingAt, mayJoin, whyNotConfirmed } from './mapping.ts';
import { kindFit, propose, proposer, unitFit } from './propose.ts';

const unit = (code: string, n: bigint): [string, Unit] => [code, { code, dimension: 'mass', factor: { n, d: 1n }, name: { en: code }, source: 'us' }];
const units = { units: new Map([unit('kg', 1n), unit('t', 1000n)]), currencies: sampleLists.currencies };

const stood: Standing = { mapping: 7, to: 'X.T', grade: 'B', actor: 'another', day: '2026-05-01' };
const subject = (name: string, more: Partial<Subject> = {}): [string, Subject] => [name, { subject: name, kind: null, unit: null, standing: null, ...more }];
const held: Held = {
  subjects: new Map([subject('legacy:1'), subject('legacy:2', { standing: stood }), subject('indicator:own', { kind: 'stock', unit: 'person' }), subject('indicator:kg', { kind: 'flow', unit: 'kg' }), subject('indicator:flow', { kind: 'flow', unit: 'm2' })]),
  targets: new Map([['X.T', { code: 'X.T', kind: 'flow', unit: 't' }], ['X.P', { code: 'X.P', kind: 'distinct', unit: 'person' }]]),
  fits: (one, to) => ({ unit: unitFit(units, one.unit, to.unit), kind: kindFit(one.kind, to.kind) }),
};
const one = (name: string, more: Partial<Decision> = {}): Decision => ({ subject: name, seen: null, to: 'X.T', grade: 'B', ...more });
const codes = (decisions: Decision[], reason = 'same survey') => whyNotConfirmed({ reason, decisions }, held).map((each) => [each.code, each.kind, each.found, each.accepted]);

describe('a confirmation', () => {
  it('may be written when nothing speaks against it', () => {
    expect(codes([one('legacy:1'), one('legacy:2', { seen: 7, to: null, grade: null }), one('indicator:kg', { grade: 'A' })])).toEqual([]);
  });
  it('needs a reason and something to confirm, each once', () => {
    expect(codes([], ' \n').map(([code]) => code)).toEqual(['mapping-reason-blank', 'mapping-nothing-chosen']);
    expect(codes([one('legacy:1'), one('legacy:1')]).map(([code]) => code)).toEqual(['mapping-subject-twice']);
  });
  it('tells both where somebody else was there first, before all else', () => {
    expect(codes([one('legacy:9'), one('legacy:2', { grade: 'A' })])).toEqual([
      ['mapping-changed-meanwhile', 'conflict', 'X.T (B), another, 2026-05-01', 'X.T (A)'], ['mapping-subject-unknown', 'missing', 'legacy:9', undefined]]);
    expect(codes([one('legacy:1', { seen: 3, to: null, grade: null })])).toEqual([['mapping-changed-meanwhile', 'conflict', '–', '–']]);
  });
  it('has a grade with a target and none without, and a target of the framework', () => {
    expect(codes([one('legacy:1', { grade: null })]).map(([code]) => code)).toEqual(['mapping-grade-missing']);
    expect(codes([one('legacy:1', { to: null })]).map(([code]) => code)).toEqual(['mapping-grade-without-target']);
    expect(codes([one('legacy:1', { to: 'X.Z' })])).toEqual([['mapping-target-unknown', 'invalid', 'X.Z', undefined]]);
  });
  it('says no more than unit and kind allow', () => {
    expect(codes([one('indicator:flow', { grade: 'C' })])).toEqual([['mapping-grade-too-high', 'invalid', 'C', 'D']]);
    expect(codes([one('indicator:own', { to: 'X.P', grade: 'A' })])).toEqual([['mapping-grade-too-high', 'invalid', 'A', 'B, C, D']]);
    expect(gradesFor({ unit: 'unknown', kind: 'unknown' })).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('joining', () => {
  it('is for grades A to C, from flows and old values, into flows and persons', () => {
    expect(mayJoin('C', null, 'flow')).toBe(true);
    expect(mayJoin('A', 'flow', 'distinct')).toBe(true);
    expect([mayJoin('D', null, 'flow'), mayJoin(null, null, 'flow'), mayJoin('A', 'stock', 'flow'), mayJoin('A', null, 'stock')]).toEqual([false, false, false, false]);
  });
  it('counts from the day of confirmation until it is undone; the last one standing answers', () => {
    const dated = (to: string | null, from: string, until: string | null = null) => ({ to, grade: null, from, until });
    const all = [dated('X.A', '2026-01-10'), dated('X.B', '2026-02-10', '2026-03-10'), dated(null, '2026-04-10', '2026-04-10')];
    expect(['2026-01-09', '2026-01-10', '2026-02-10', '2026-03-09', '2026-03-10', '2026-04-10'].map((day) => mappingAt(all, day)?.to)).toEqual([undefined, 'X.A', 'X.B', 'X.B', 'X.A', 'X.A']);
  });
});

describe('proposals', () => {
  const from = proposer([
    { code: 'X.T', name: { en: 'Waste avoided', zh: '避免的废物' }, kind: 'flow', unit: 't', definition: { en: 'Tonnes of material that did not become waste.' } },
    { code: 'X.S', name: { en: 'Waste avoided per year' }, kind: 'stock', unit: 'm2' }, { code: 'X.P', name: { en: 'Persons trained' }, kind: 'distinct', unit: 'person' },
  ], units);
  it('say why: shared words, unit and kind', () => {
    expect(propose(from, { title: { en: 'Waste avoided' }, kind: 'flow', unit: 'kg' }, 5)).toMatchObject([
      { indicator: 'X.T', shared: ['Waste', 'avoided'], unit: 'converts', kind: 'same', score: 0.95 }, { indicator: 'X.S', unit: 'differs', kind: 'differs' }]);
    expect(propose(from, { title: { en: 'Trained persons' }, kind: 'flow', unit: 'person' }, 5)[0]).toMatchObject({ indicator: 'X.P', unit: 'same', kind: 'joins' });
  });
  it('prefer what fits in unit and kind among equal names', () => {
    expect(propose(from, { title: { zh: '避免产生的废物' }, kind: null, unit: null }, 1)).toMatchObject([{ indicator: 'X.T', unit: 'unknown', kind: 'unknown', shared: ['避免', '的废物'] }]);
    expect(propose(from, { title: { en: '???' }, kind: null, unit: null }, 5)).toEqual([]);
  });
  it('take money for another unit: it converts by the year', () => expect(unitFit(units, 'EUR', 'USD')).toBe('differs'));
});
