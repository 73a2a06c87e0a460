import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, type Grant, LOCAL, READER, abilitiesOf, may, mayGive, whyMay, widest } from './may.ts';
import { type Place, type Scope, covers, placeOf, placeText } from './place.ts';
import { MEANING, ROLES, allows } from './roles.ts';
import { VERBS } from './verbs.ts';

const DAY = '2024-03-31';
const actor = (...grants: Grant[]): Actor => ({ id: '1', name: 'selam@example.org', grants, from: null });
const at = (role: Grant['role'], place: Place, from: string | null = null, until: string | null = null): Grant => ({ role, at: place, from, until });

/** Small worlds, so that things meet: two organisations, two of everything. */
const org = fc.constantFrom('A', 'B');
const code = fc.constantFrom('one', 'two');
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant({ store: true } as const), org.map((organisation) => ({ organisation })),
  fc.tuple(org, code, fc.constantFrom('unit', 'programme', 'country', 'project')).map(([organisation, one, kind]) => ({ organisation, [kind]: one }) as unknown as Place),
);
const project: fc.Arbitrary<Scope> = fc.record({ organisation: org, project: code, unit: fc.option(code), programme: fc.option(code), countries: fc.uniqueArray(code) });
const scope: fc.Arbitrary<Scope> = fc.oneof(place, project);
const day = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const grant: fc.Arbitrary<Grant> = fc.record({ role: fc.constantFrom(...ROLES), at: place, from: fc.option(day), until: fc.option(day) });
const verb = fc.constantFrom(...VERBS);

describe('a project manager of one project', () => {
  const selam = actor(at('project-manager', { organisation: 'ORG', project: 'P1' }));
  const leather = { organisation: 'ORG', project: 'P1', unit: 'TCB', programme: 'PRG', countries: ['one'] };
  it('enters and submits there', () => expect(['report.enter', 'report.submit'].map((one) => may(selam, one as 'report.enter', leather, DAY))).toEqual([true, true]));
  it('verifies nowhere', () => expect(may(selam, 'report.verify', leather, DAY)).toBe(false));
  it('enters nothing in the programme around it, and nothing next door', () => {
    expect(may(selam, 'report.enter', { organisation: 'ORG', programme: 'PRG' }, DAY)).toBe(false);
    expect(may(selam, 'report.enter', { ...leather, project: 'P2' }, DAY)).toBe(false);
    expect(may(selam, 'report.enter', { ...leather, organisation: 'OTHER' }, DAY)).toBe(false);
  });
  it('may take an assistant, and no verifier', () => {
    expect(mayGive(selam, 'assistant', { organisation: 'ORG', project: 'P1' }, DAY)).toBe(true);
    expect(mayGive(selam, 'assistant', { organisation: 'ORG' }, DAY)).toBe(false);
    expect(mayGive(selam, 'quality-assurance', { organisation: 'ORG', project: 'P1' }, DAY)).toBe(false);
  });
});

describe('a project lies in', () => {
  const there = { organisation: 'ORG', project: 'P1', unit: 'TCB', programme: 'PRG', countries: ['X', 'Y'] };
  it.each<[string, Place, boolean]>([
    ['its organisation', { organisation: 'ORG' }, true], ['its unit', { organisation: 'ORG', unit: 'TCB' }, true], ['its programme', { organisation: 'ORG', programme: 'PRG' }, true],
    ['each of its countries', { organisation: 'ORG', country: 'Y' }, true], ['the store', { store: true }, true],
    ['no other country', { organisation: 'ORG', country: 'Z' }, false], ['no other organisation’s programme', { organisation: 'X', programme: 'PRG' }, false],
  ])('%s', (_words, one, expected) => expect(covers(one, there)).toBe(expected));
});

describe('days', () => {
  const temporary = actor(at('evaluator', { organisation: 'ORG' }, '2024-03-01', '2024-03-31'));
  it.each([['2024-02-29', false], ['2024-03-01', true], ['2024-03-31', true], ['2024-04-01', false]])('on %s: %s', (on, expected) =>
    expect(may(temporary, 'report.read', { organisation: 'ORG' }, on)).toBe(expected));
});

describe('for whatever grants', () => {
  it('what is allowed is allowed by a grant that is told, and by nothing else', () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 5 }), verb, scope, day, (grants, one, where, on) => {
      const who = actor(...grants);
      expect(may(who, one, where, on)).toBe(whyMay(who, one, where, on).length > 0);
      for (const why of whyMay(who, one, where, on)) {
        expect(allows(why.role, one)).toBe(true);
        expect(may(actor(why), one, where, on)).toBe(true);
      }
    }));
  });
  it('another grant never takes away, and none allows nothing', () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 4 }), grant, verb, scope, day, (grants, more, one, where, on) => {
      if (may(actor(...grants), one, where, on)) expect(may(actor(...grants, more), one, where, on)).toBe(true);
      expect(may(actor(), one, where, on)).toBe(false);
    }));
  });
  it('nothing crosses from one organisation to another', () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 5 }), verb, scope, day, (grants, one, where, on) => {
      const abroad = grants.filter((each) => !('store' in each.at) && !('store' in where) && each.at.organisation !== where.organisation);
      expect(may(actor(...abroad), one, where, on)).toBe(false);
    }));
  });
  it('containment carries on: what covers a place covers all that lies in it', () => {
    fc.assert(fc.property(place, place, scope, (wide, narrow, where) => {
      if (covers(wide, narrow) && covers(narrow, where)) expect(covers(wide, where)).toBe(true);
    }), { numRuns: 2000 });
  });
  it('abilities say what may says, place by place', () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 5 }), verb, scope, day, (grants, one, where, on) => {
      const who = actor(...grants);
      const said = abilitiesOf(who, on).filter((each) => each.verb === one);
      expect(said.some((each) => covers(each.at, where))).toBe(may(who, one, where, on));
      expect(said.length).toBe(widest(said.map((each) => each.at)).length);
    }), { numRuns: 2000 });
  });
  it('a key that is narrower allows less, never more', () => {
    fc.assert(fc.property(fc.array(grant, { maxLength: 4 }), fc.subarray([...VERBS]), verb, scope, day, (grants, only, one, where, on) => {
      const key = { ...actor(...grants), only };
      expect(may(key, one, where, on)).toBe(only.includes(one) && may(actor(...grants), one, where, on));
    }));
  });
  it('places are written and read back', () => {
    fc.assert(fc.property(place, (one) => { expect(placeOf('store' in one ? null : one.organisation, placeText(one))).toEqual(one); }));
  });
});

describe('roles', () => {
  it('readers read what is published, and the person at this machine may everything', () => {
    expect(VERBS.filter((one) => may(READER, one, { organisation: 'ORG' }, DAY))).toEqual(['figure.read', 'export.create', 'snapshot.read', 'import.read']);
    expect(VERBS.every((one) => may(LOCAL, one, { store: true }, DAY))).toBe(true);
  });
  it('nobody enters and verifies by one role, but the person at this machine', () => {
    expect(ROLES.filter((role) => allows(role, 'report.submit') && allows(role, 'report.verify'))).toEqual(['local']);
  });
  it('who gives roles has the verb for it, and gives none that reaches further in people than its own', () => {
    for (const role of ROLES) {
      if (MEANING[role].gives.length > 0) expect(allows(role, 'grant.create')).toBe(true);
      if (role !== 'administrator' && role !== 'local') expect(MEANING[role].gives).not.toContain('administrator');
    }
  });
});
