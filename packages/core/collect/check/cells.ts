/** Parts of a value: exclusive ones add to the total, of an overlapping dimension none exceeds it (figures 8). */
import { NO_COUNTRY } from '../../design/places.ts';
import { oneSpelling } from '../../ground/spelling.ts';
import { invalid } from '../../ground/problem.ts';
import { type Rational, ZERO, add, compare, equal, multiply, rational } from '../../ground/rational.ts';
import type { Kind } from '../../framework/types.ts';
import { type CellEntry, type SaidEntry, VALUE_MEMBERS, dimensionsOf } from '../said.ts';
import type { Judged, Judging } from './judging.ts';
import { checkNumbers } from './numbers.ts';

const NOT_STATED = 'not-stated';
/** Cells of this dimension stand in their countries (figures 3.2). */
const COUNTRY = 'country';

type Parts = readonly Rational[];

export function checkCells(judging: Judging, said: SaidEntry, indicator: Judged, at: string): void {
  const cells = said.cells ?? [];
  if (cells.length === 0) return;
  const sound = cells.map((cell, n) => checkCell(judging, cell, indicator.kind, `${at}/cells/${n}`)).every(Boolean);
  checkRepeated(judging, cells, at);
  if (!sound) return;
  // A percentage without its base adds to nothing (figures 2, `rate`).
  if (indicator.kind === 'rate') return;
  const total = partsOf(said as CellEntry, indicator.kind);
  for (const name of new Set(cells.flatMap(dimensionsOf))) {
    if (indicator.overlapping.includes(name)) checkOverlapping(judging, { cells, name, total, at, kind: indicator.kind });
    else checkExclusive(judging, { cells, name, total, at, kind: indicator.kind });
  }
}

type Dimension = { readonly cells: readonly CellEntry[]; readonly name: string; readonly total: Parts; readonly at: string; readonly kind: Kind };

function checkExclusive(judging: Judging, { cells, name, total, at, kind }: Dimension): void {
  const parts = cells.filter((cell) => cell[name] != null).map((cell) => partsOf(cell, kind));
  const sums = total.map((_, n) => parts.reduce((all, one) => add(all, one[n]!), ZERO));
  if (sums.every((sum, n) => equal(sum, total[n]!))) return;
  const shown = (cell: CellEntry): string => VALUE_MEMBERS.flatMap((member) => cell[member] ?? []).join('/');
  const found = cells.filter((cell) => cell[name] != null).map(shown).join(' + ');
  judging.add(invalid('parts-do-not-add-up', `${at}/cells`, { found, accepted: textOf(total, kind), dimension: name }));
}

function checkOverlapping(judging: Judging, { cells, name, total, at, kind }: Dimension): void {
  cells.forEach((cell, n) => {
    if (cell[name] == null) return;
    const parts = partsOf(cell, kind);
    // The second number of a weighted mean is value·weight, which a part with a higher mean may not exceed either way.
    const compared = kind === 'weighted-mean' ? [0] : parts.map((_, index) => index);
    if (compared.every((index) => compare(parts[index]!, total[index]!) <= 0)) return;
    judging.add(invalid('part-above-total', `${at}/cells/${n}`, { found: textOf(parts, kind), accepted: `<= ${textOf(total, kind)}`, dimension: name }));
  });
}

/** A cell has the shape of its value and names at least one dimension. */
function checkCell(judging: Judging, cell: CellEntry, kind: Kind, at: string): boolean {
  const wanted = kind === 'ratio' ? ['numerator', 'denominator'] : kind === 'weighted-mean' ? ['value', 'weight'] : ['value'];
  const members = VALUE_MEMBERS.filter((name) => cell[name] != null);
  const before = judging.count();
  if (members.length !== wanted.length || !wanted.every((name) => (members as string[]).includes(name))) {
    judging.add(invalid('value-of-other-shape', at, { found: members.length > 0 ? members : ['nothing'], accepted: wanted.join(' + '), kind }));
  } else checkNumbers(judging, cell as SaidEntry, kind, at);
  if (dimensionsOf(cell).length === 0) judging.add(invalid('cell-without-dimension', at, { accepted: '"sex": "F"' }));
  const iso3 = cell[COUNTRY];
  if (iso3 != null && iso3 !== NOT_STATED && iso3 !== NO_COUNTRY && !judging.reference.countries.has(iso3)) {
    judging.add(invalid('country-unknown', `${at}/${COUNTRY}`, { found: iso3, accepted: 'ISO 3166-1 alpha-3' }));
  }
  return judging.count() === before;
}

/** One combination of disaggregation values is one cell (figures 1). */
function checkRepeated(judging: Judging, cells: readonly CellEntry[], at: string): void {
  const seen = new Set<string>();
  cells.forEach((cell, n) => {
    const names = oneSpelling(Object.fromEntries(dimensionsOf(cell).map((name) => [name, cell[name]])));
    if (seen.has(names)) judging.add(invalid('cell-twice', `${at}/cells/${n}`, { found: names }));
    seen.add(names);
  });
}

/** The numbers that add: numerator and denominator, weight and value·weight, or the value. */
function partsOf(cell: CellEntry, kind: Kind): Parts {
  if (kind === 'ratio') return [rational(cell['numerator']!), rational(cell['denominator']!)];
  if (kind !== 'weighted-mean') return [rational(cell['value']!)];
  const weight = rational(cell['weight']!);
  return [weight, multiply(rational(cell['value']!), weight)];
}

const textOf = (parts: Parts, kind: Kind): string =>
  parts.map(({ n, d }) => (d === 1n ? String(n) : String(Number(n) / Number(d)))).join(kind === 'ratio' ? '/' : ' · ');
