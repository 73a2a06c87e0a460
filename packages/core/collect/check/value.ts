/** What a value or a baseline says: the shape of its kind, signs, units, levels, persons and deals (figures 1, 1.3, 2.5). */
import type { Kind } from '../../framework/types.ts';
import { invalid } from '../../ground/problem.ts';
import type { SaidEntry } from '../said.ts';
import { checkCells } from './cells.ts';
import { type Judged, type Judging, some } from './judging.ts';
import { checkNumbers } from './numbers.ts';
import { checkUnit } from './units.ts';

/** Members that together make a value of a kind (each list is one way to say it), and those that may stand beside. */
type Shape = { readonly ways: readonly (readonly string[])[]; readonly beside: readonly string[] };

const NUMBER: Shape = { ways: [['value']], beside: ['unit', 'cells'] };
export const SHAPES: Readonly<Record<Kind, Shape>> = {
  flow: NUMBER,
  cumulative: NUMBER,
  stock: NUMBER,
  rate: NUMBER,
  ratio: { ways: [['numerator', 'denominator']], beside: ['unit', 'cells'] },
  'weighted-mean': { ways: [['value', 'weight']], beside: ['unit', 'cells'] },
  intensity: { ways: [['value'], ['value', 'weight']], beside: ['unit'] },
  // Persons take their cells from the registry; a plain count may state its own (figures 2.5, 8).
  distinct: { ways: [['persons'], ['value']], beside: ['unit', 'cells'] },
  'distinct-sum': { ways: [['deals']], beside: ['unit'] },
  ordinal: { ways: [['level']], beside: ['unit'] },
  qualitative: { ways: [['text']], beside: ['unit'] },
  external: { ways: [], beside: [] },
};

/** A gap or an answer that the question does not apply stands in place of any value. */
const INSTEAD = [['notReported'], ['notApplicable']];
const SAYING = ['value', 'numerator', 'denominator', 'weight', 'persons', 'deals', 'level', 'text', 'notReported', 'notApplicable'] as const;
/** Judges one value or baseline; `year` is that of its period, by which money is converted. True when it is sound. */
export function checkSaid(judging: Judging, said: SaidEntry, indicator: Judged, year: number, at: string): boolean {
  const before = judging.count();
  if (!checkShape(judging, said, indicator.kind, at)) return false;
  checkUnit(judging, { unit: said.unit ?? null, indicator, year, at: `${at}/unit` });
  checkNumbers(judging, said, indicator.kind, at);
  checkCells(judging, said, indicator, at);
  checkNamed(judging, said, indicator, at);
  return judging.count() === before;
}

function checkShape(judging: Judging, said: SaidEntry, kind: Kind, at: string): boolean {
  const shape = SHAPES[kind];
  if (shape.ways.length === 0) {
    judging.add(invalid('external-has-no-values', at, { found: kind }));
    return false;
  }
  const members = SAYING.filter((name) => said[name] != null);
  const fits = [...shape.ways, ...INSTEAD].some((way) => way.length === members.length && way.every((name) => (members as string[]).includes(name)));
  const cells = (said.cells ?? []).length > 0;
  const mayHaveCells = shape.beside.includes('cells') && !INSTEAD.flat().concat('persons').some((name) => (members as string[]).includes(name));
  if (fits && (!cells || mayHaveCells)) return true;
  const found = [...members, ...(cells ? ['cells'] : [])];
  judging.add(invalid('value-of-other-shape', at, { found: found.length > 0 ? found : ['nothing'], accepted: shape.ways.map((way) => way.join(' + ')).join(' | '), kind }));
  return false;
}

/** Levels of the scale, registered persons and deals. */
function checkNamed(judging: Judging, said: SaidEntry, indicator: Judged, at: string): void {
  if (said.level != null && indicator.scale !== null && !indicator.scale.includes(said.level)) {
    judging.add(invalid('level-off-the-scale', `${at}/level`, { found: said.level, accepted: indicator.scale }));
  }
  (said.persons ?? []).forEach((id, n) => {
    if (!judging.known.persons.has(id)) judging.add(invalid('person-unknown', `${at}/persons/${n}`, { found: id, accepted: 'persons' }));
  });
  (said.deals ?? []).forEach((id, n) => {
    if (!judging.known.deals.has(id)) judging.add(invalid('deal-unknown', `${at}/deals/${n}`, { found: id, accepted: some(judging.known.deals) }));
  });
}
