/** A framework as small as a whole one can be, for tests: two areas, two indicators, three nodes. */
import { ACCOUNTABILITIES, ACTOR_LEVELS, KINDS, LEVELS, SPHERES, STAGES } from '../types.ts';
import type { FrameworkFiles } from '../validate-framework.ts';
import type { Lists } from '../lookup.ts';
import type { Currency, SdgTarget, Unit, Words } from '../types.ts';

/** A text in six languages; what it says does not matter here. */
export const said = (text: string): Words => ({ en: text, zh: text, fr: text, es: text, ru: text, ar: text });

const named = (code: string): object => ({ code, name: said(code), source: 'us' });
const meant = (code: string): object => ({ ...named(code), meaning: said(`what ${code} means`) });

const unit = (code: string, dimension: string, n: bigint, d: bigint): [string, Unit] => [code, { code, dimension, factor: { n, d }, name: said(code), source: 'us' }];
const currency = (code: string): [string, Currency] => [code, { code, digits: 2, withdrawn: false, name: said(code), source: 'us' }];
const target = (code: string): [string, SdgTarget] => [code, { code, goal: code.split('.')[0]!, label: said(code), source: 'us' }];

/** The reference lists that the sample leans on. */
export const sampleLists: Lists = {
  units: new Map([unit('activity', 'activity', 1n, 1n), unit('percent', 'percent', 1n, 1n), unit('MWh', 'energy', 1n, 1n), unit('GJ', 'energy', 5n, 18n), unit('toe', 'energy', 1163n, 100n)]),
  currencies: new Map([currency('USD'), currency('EUR')]),
  targets: new Map([target('9.2'), target('9.4')]),
};

const area = (code: string, level: number, stage: string): object => ({ ...meant(code), level, stage, accountability: 'full', coreFunction: null });

const indicator = (code: string, area_: string, level: number, stage: string, kind: string, unit_: string): object => ({
  code, level, area: area_, stage, kind, unit: unit_, direction: 'up', accountability: 'full',
  name: said(code), definition: said('definition'), counts: said('counts'), doesNotCount: said('does not count'),
  disaggregations: ['sex'], overlapping: [], sdgTargets: ['9.2'], sdgIndicator: level === 1 ? '9.2.1' : null,
  collection: ['report'], evidence: ['list'], confidence: 'h', note: null, source: 'us',
});

const node = (id: string, stage: string): object => ({ id, stage, areas: [], actors: ['firm'], sdgTargets: [], title: said(id), source: 'us' });
const edge = (from: string, to: string): object => ({ from, to, feedback: false, assumptions: [said('it holds')], externalFactors: [], source: 'us' });

/** The files of the sample, fresh and without types at each call, so that a test may break them. */
export const sampleFiles = (id = 'sample-1') => JSON.parse(JSON.stringify(filesOf(id)));

function filesOf(id: string): FrameworkFiles {
  return {
    'framework.json': {
      id, version: '1', name: said('Sample'), shortName: said('S'), status: said('for tests'), validFrom: '2018-01-01', validTo: null,
      sources: { us: { title: 'made for a test', by: 'Throughline' } },
      functions: [meant('TCO')], priorities: [meant('SP1')], accountabilities: ACCOUNTABILITIES.map(meant),
    },
    'levels.json': { levels: LEVELS.map((level) => ({ level, name: said('level'), meaning: said('meaning'), rollsUp: level > 1, source: 'us' })) },
    'stages.json': {
      spheres: SPHERES.map(meant),
      stages: STAGES.map((code, order) => ({ ...meant(code), order, sphere: 'control', accountability: 'full' })),
    },
    'areas.json': { areas: [area('OUT', 2, 'output'), area('CONTEXT', 1, 'context')] },
    'kinds.json': { kinds: KINDS.map((code) => ({ ...named(code), example: said('1 and 2 make 3') })) },
    'indicators.json': { indicators: [indicator('OUT.1', 'OUT', 2, 'output', 'flow', 'activity'), indicator('C.1', 'CONTEXT', 1, 'context', 'external', 'percent')] },
    'actors.json': { levels: ACTOR_LEVELS.map(meant), types: [{ ...meant('firm'), defaultLevel: 'micro' }] },
    'disaggregations.json': { dimensions: [{ ...meant('sex'), list: null, values: [{ code: 'F', name: said('women') }, { code: 'M', name: said('men') }] }] },
    'evidence.json': { collection: [named('report')], evidence: [named('list')] },
    'theory-of-change.json': { nodes: [node('a', 'output'), node('b', 'reach'), node('c', 'impact')], edges: [edge('a', 'b'), edge('b', 'c')] },
  };
}
