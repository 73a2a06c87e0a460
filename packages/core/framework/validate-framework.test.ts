import { describe, expect, it } from 'vitest';
import { sampleFiles, sampleLists, said } from './testing/sample.ts';
import { validateFramework } from './validate-framework.ts';

const problemsOf = (files: Record<string, unknown>): readonly string[] => {
  const answer = validateFramework(files, sampleLists);
  return 'problems' in answer ? answer.problems.map((one) => `${one.at} ${one.code}`) : [];
};

/** The sample with one thing broken. */
const broken = (breakIt: (files: ReturnType<typeof sampleFiles>) => void): readonly string[] => {
  const files = sampleFiles();
  breakIt(files);
  return problemsOf(files);
};

describe('a framework', () => {
  it('is taken when it is whole', () => {
    const answer = validateFramework(sampleFiles(), sampleLists);
    if (!('framework' in answer)) throw new Error(JSON.stringify(answer.problems));
    expect(answer.framework.id).toBe('sample-1');
    expect([...answer.framework.indicators.keys()]).toEqual(['OUT.1', 'C.1']);
    expect(answer.framework.areas.get('OUT')?.stage).toBe('output');
    expect(answer.framework.theory.edges).toHaveLength(2);
  });

  it.each([
    ['a file that is not there', (f) => delete f['areas.json'], 'areas.json# framework-file-missing'],
    ['a code said twice', (f) => f['indicators.json'].indicators.push(structuredClone(f['indicators.json'].indicators[0])), 'indicators.json#/indicators/2/code framework-repeated'],
    ['a kind that nobody knows', (f) => (f['indicators.json'].indicators[0].kind = 'sum'), 'indicators.json#/indicators/0/kind framework-shape'],
    ['an area that is not listed', (f) => (f['indicators.json'].indicators[0].area = 'NOPE'), 'indicators.json#/indicators/0/area framework-unknown'],
    ['a unit that is not listed', (f) => (f['indicators.json'].indicators[0].unit = 'furlong'), 'indicators.json#/indicators/0/unit framework-unknown'],
    ['an SDG target that does not exist', (f) => (f['indicators.json'].indicators[0].sdgTargets = ['9.2', '9.z']), 'indicators.json#/indicators/0/sdgTargets/1 framework-unknown'],
    ['an overlapping dimension that is not asked for', (f) => (f['indicators.json'].indicators[0].overlapping = ['age']), 'indicators.json#/indicators/0/overlapping/0 framework-unknown'],
    ['a stage unlike that of the area', (f) => (f['indicators.json'].indicators[0].stage = 'reach'), 'indicators.json#/indicators/0/stage framework-contradiction'],
    ['a level 1 indicator summed from projects', (f) => (f['indicators.json'].indicators[1].kind = 'flow'), 'indicators.json#/indicators/1/kind framework-contradiction'],
    ['no evidence asked for', (f) => (f['indicators.json'].indicators[0].evidence = []), 'indicators.json#/indicators/0/evidence framework-shape'],
    ['a language left out', (f) => delete f['areas.json'].areas[0].name.ar, 'areas.json#/areas/0/name framework-untranslated'],
    ['a blank text', (f) => (f['areas.json'].areas[0].meaning.zh = ' '), 'areas.json#/areas/0/meaning framework-untranslated'],
    ['a row without a source', (f) => delete f['areas.json'].areas[0].source, 'areas.json#/areas/0/source framework-shape'],
    ['a source that is not listed', (f) => (f['areas.json'].areas[0].source = 'hearsay'), 'areas.json#/areas/0/source framework-unknown'],
    ['a member that nobody knows', (f) => (f['areas.json'].areas[0].colour = 'red'), 'areas.json#/areas/0/colour framework-shape'],
    ['a kind without a row', (f) => f['kinds.json'].kinds.pop(), 'kinds.json#/kinds framework-absent'],
    ['an end before the beginning', (f) => (f['framework.json'].validTo = '2017-12-31'), 'framework.json#/validTo framework-dates'],
    ['a day that is not in the calendar', (f) => (f['framework.json'].validTo = '2021-02-30'), 'framework.json#/validTo framework-shape'],
    ['an edge to nowhere', (f) => (f['theory-of-change.json'].edges[0].to = 'z'), 'theory-of-change.json#/edges/0/to framework-unknown'],
    ['an edge without an assumption', (f) => (f['theory-of-change.json'].edges[0].assumptions = []), 'theory-of-change.json#/edges/0/assumptions framework-shape'],
    ['an edge to an earlier stage', (f) => (f['theory-of-change.json'].edges[1] = { ...f['theory-of-change.json'].edges[1], from: 'c', to: 'b' }), 'theory-of-change.json#/edges/1/to framework-contradiction'],
  ] as [string, (files: any) => unknown, string][])('is refused with %s', (_, breakIt, expected) => {
    expect(broken(breakIt)).toContain(expected);
  });

  it('may go round in a circle only where the loop is marked', () => {
    const back = { from: 'c', to: 'a', feedback: false, assumptions: [said('others follow')], externalFactors: [], source: 'us' };
    expect(broken((f) => f['theory-of-change.json'].edges.push(back))).toContain('theory-of-change.json#/edges framework-cycle');
    expect(broken((f) => f['theory-of-change.json'].edges.push({ ...back, feedback: true }))).toEqual([]);
  });

  it('is told of all its problems in one pass, each once', () => {
    const all = broken((f) => {
      f['framework.json'].id = '';
      f['levels.json'].levels[0].rollsUp = 'no';
      delete f['actors.json'].types[0].name.ru;
      f['indicators.json'].indicators[0].direction = 'sideways';
      f['indicators.json'].indicators[1].disaggregations = ['planet'];
    });
    expect([...all].sort()).toEqual([
      'actors.json#/types/0/name framework-untranslated',
      'framework.json#/id framework-shape',
      'indicators.json#/indicators/0/direction framework-shape',
      'indicators.json#/indicators/1/disaggregations/0 framework-unknown',
      'levels.json#/levels/0/rollsUp framework-shape',
    ]);
  });

  it('says what it found and what it takes', () => {
    const files = sampleFiles();
    files['indicators.json'].indicators[0].direction = 'sideways';
    const answer = validateFramework(files, sampleLists);
    expect('problems' in answer && answer.problems[0]).toMatchObject({ kind: 'invalid', found: 'sideways', accepted: 'up, down, maintain' });
  });

  it('survives files that are something else altogether', () => {
    for (const wrong of [null, [], 'text', 7, { indicators: 'none' }, { indicators: [null, 3] }]) {
      expect(broken((f) => (f['indicators.json'] = wrong)).length).toBeGreaterThan(0);
    }
  });
});
