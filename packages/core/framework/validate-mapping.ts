/** From the indicators of one framework version to those of another, so that two versions can stand side by side. */
import { invalid } from '../ground/problem.ts';
import type { Problem } from '../ground/problem.ts';
import { Row } from './row.ts';
import { readSources, sourceOf } from './sources.ts';
import { GRADES } from './types.ts';
import type { Framework, FrameworkMapping, MappingRow } from './types.ts';

/**
 * Reads a mapping between two frameworks that are held. `file` is its name, for the places of problems.
 * Problems: `framework-unknown` (a version or a code that is not held), `framework-repeated` (a pair said twice),
 * `framework-contradiction` (grade A between different kinds or units), and those of shape.
 */
export function validateMapping(
  content: unknown,
  file: string,
  frameworks: ReadonlyMap<string, Framework>,
): { readonly mapping: FrameworkMapping } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const row = new Row(content, `${file}#`, problems);
  const [from, to] = [row.code('from', frameworks, 'frameworks'), row.code('to', frameworks, 'frameworks')];
  if (from === to && from !== '') row.note(invalid('framework-contradiction', row.place('to'), { found: to, accepted: `another than ${from}` }));
  const sources = readSources(row);
  const seen = new Set<string>();
  const rows = row.rows('rows').map((one) => {
    const held = readRow(one, sources, frameworks.get(from), frameworks.get(to));
    const pair = JSON.stringify([held.fromCode, held.toCode]);
    if (seen.has(pair)) one.note(invalid('framework-repeated', one.place('toCode'), { found: held.toCode }));
    seen.add(pair);
    return held;
  });
  row.done();
  return problems.length > 0 ? { problems } : { mapping: { from, to, rows, sources: Object.fromEntries(sources) } };
}

const NONE = { has: (): boolean => true };

function readRow(row: Row, sources: ReturnType<typeof readSources>, from: Framework | undefined, to: Framework | undefined): MappingRow {
  const one: MappingRow = {
    fromCode: row.code('fromCode', from?.indicators ?? NONE, `indicators of ${from?.id}`),
    toCode: row.code('toCode', to?.indicators ?? NONE, `indicators of ${to?.id}`),
    grade: row.oneOf('grade', GRADES),
    note: row.wordsOrNull('note'),
    source: sourceOf(row, sources),
  };
  row.done();
  const [old, next] = [from?.indicators.get(one.fromCode), to?.indicators.get(one.toCode)];
  const alike = old === undefined || next === undefined || (old.kind === next.kind && old.unit === next.unit);
  // Grade A says that values may be read as the same; different arithmetic or another unit can never be that.
  if (one.grade === 'A' && !alike) row.note(invalid('framework-contradiction', row.place('grade'), { found: 'A', accepted: 'B, C, D' }));
  return one;
}
