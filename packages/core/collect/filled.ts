/**
 * What somebody filled in outside the house, line by line (a spreadsheet, answers of a form), as values of a report: put together, judged by
 * the rules of the sheet, and every fault told at the very cell it stands in.
 */
import { oneSpelling } from '../ground/spelling.ts';
import { decimalText } from '../ground/decimal.ts';
import { type Problem, invalid } from '../ground/problem.ts';
import { isDecimal, rational } from '../ground/rational.ts';
import type { Typed } from './draft.ts';
import { type Field, partsAreWritten } from './fields.ts';
import { type CellEntry, type SaidEntry, VALUE_MEMBERS, dimensionsOf } from './said.ts';
import { type Sheet, type TypedState, checkLine, stateOf } from './sheet.ts';

export type Part = Readonly<Record<string, string>>;
export const keyOfPart = (part: Part | null): string => (part === null ? '' : JSON.stringify(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))));
export const partOfCell = (cell: CellEntry): Part => Object.fromEntries(dimensionsOf(cell).map((name) => [name, cell[name]!]));

/** One line as it was filled in. `state` null: nothing was chosen. Texts are trimmed; empty is null. */
export type FilledLine = {
  readonly indicator: string;
  /** Null for the indicator itself. */
  readonly part: Part | null;
  readonly fields: readonly Field[];
  readonly state: TypedState | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly unit: string | null;
  /** The reason of a gap, else a note beside the value. */
  readonly note: string | null;
  /** Where each stands, as problems name it. */
  readonly at: Readonly<Record<'state' | 'first' | 'second' | 'unit' | 'note', string>>;
};

export type Filled = { readonly values: ReadonlyMap<string, Typed>; readonly problems: readonly Problem[]; readonly at: ReadonlyMap<string, string> };

const LISTS: ReadonlySet<Field> = new Set(['persons', 'deals']);
const NOTHING: Typed = { said: null, note: null };

/** Puts lines together. `base`: what stood when the file was made; lines that are not there are as they were. `language`: of texts that are written. */
export function putTogether(lines: readonly FilledLine[], base: ReadonlyMap<string, Typed>, sheet: Sheet, language: string): Filled {
  const values = new Map<string, Typed>();
  const at = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [code, all] of Map.groupBy(lines, (one) => one.indicator)) {
    const line = sheet.lines.get(code);
    at.set(code, (all.find((one) => one.part === null) ?? all[0]!).at.first);
    if (line === undefined) {
      problems.push(invalid('indicator-not-of-project', all[0]!.at.first, { found: code }));
      continue;
    }
    const { typed, faults } = typedOf(all, base.get(code) ?? NOTHING, { language, kind: line.indicator.kind, unit: line.indicator.unit });
    values.set(code, typed);
    problems.push(...faults, ...judged(all, { sheet, line, typed, spoiled: faults.length > 0 }));
  }
  return { values, problems, at };
}

type Of = { readonly language: string; readonly kind: string; readonly unit: string | null };

function typedOf(all: readonly FilledLine[], base: Typed, of: Of): { typed: Typed; faults: Problem[] } {
  const main = all.find((one) => one.part === null);
  if (main === undefined) return { typed: withCells(base, all, of), faults: [] };
  const state = main.state ?? (main.first !== null || main.second !== null ? 'reported' : all.some(hasNumber) ? 'reported' : 'not-entered');
  const faults = contradictions(all, main, state);
  if (state === 'not-reported' || state === 'not-applicable') {
    return { typed: { said: state === 'not-reported' ? { notReported: main.note ?? '' } : { notApplicable: main.note ?? '' }, note: base.note }, faults };
  }
  if (state === 'not-entered') return { typed: { said: null, note: main.note }, faults };
  // an empty list that is said to be reported says that there was none
  if (main.first === null && main.second === null && !all.some(hasNumber) && !(main.state === 'reported' && LISTS.has(main.fields[0]!))) faults.push(invalid('value-not-entered', main.at.first, { found: main.indicator, accepted: main.fields.join(', ') }));
  const said: SaidEntry = { ...fieldsSaid(main, base, of.language), ...(main.unit === null ? {} : { unit: main.unit }) };
  return { typed: withCells({ said, note: main.note }, all, of, base), faults };
}

const hasNumber = (one: FilledLine): boolean => one.first !== null || one.second !== null;

/** A state that says one thing and a value that says another: nobody but the writer knows which is meant. */
function contradictions(all: readonly FilledLine[], main: FilledLine, state: TypedState): Problem[] {
  if (state === 'reported') return [];
  return all.filter(hasNumber).map((one) => invalid('state-contradicted', one.first === null ? one.at.second : one.at.first, { found: one.first ?? one.second, state, indicator: main.indicator }));
}

function fieldsSaid(line: FilledLine, base: Typed, language: string): SaidEntry {
  const said: Record<string, unknown> = {};
  [line.first, line.second].forEach((text, n) => {
    const field = line.fields[n];
    if (field !== undefined && LISTS.has(field) && text === null && line.state === 'reported' && n === 0) said[field] = [];
    if (field === undefined || text === null) return;
    if (LISTS.has(field)) said[field] = text.split(/[,;\n]/).map((one) => one.trim()).filter((one) => one !== '');
    else if (field === 'text') said[field] = Object.values(base.said?.text ?? {}).includes(text) ? base.said!.text : { ...base.said?.text, [language]: text };
    else said[field] = text;
  });
  return said as SaidEntry;
}

/** Parts as they were filled in; those that have no line here stay as they were. */
function withCells(typed: Typed, all: readonly FilledLine[], { kind }: Of, base: Typed = typed): Typed {
  const before = new Map((base.said?.cells ?? []).map((cell) => [keyOfPart(partOfCell(cell)), cell]));
  for (const one of all) {
    if (one.part === null || !partsAreWritten(kind, one.fields)) continue;
    if (hasNumber(one)) before.set(keyOfPart(one.part), { ...one.part, ...(fieldsSaid(one, NOTHING, '') as Record<string, string>) });
    else before.delete(keyOfPart(one.part));
  }
  const { cells: _cells, ...said } = typed.said ?? {};
  if (before.size === 0) return { ...typed, said: typed.said === null ? null : said };
  return { ...typed, said: { ...said, cells: [...before.values()] } };
}

type Judging = { readonly sheet: Sheet; readonly line: Parameters<typeof checkLine>[1]; readonly typed: Typed; readonly spoiled: boolean };

/** A number that cannot be read is told where it stands; what the rest says is judged all the same, so that one pass tells everything. */
function judged(all: readonly FilledLine[], { sheet, line, typed, spoiled }: Judging): Problem[] {
  const said = typed.said;
  if (said === null) return [];
  const first = checkLine(sheet, line, said);
  const malformed = first.filter((one) => one.code === 'decimal-malformed');
  const rest = malformed.length === 0 ? [] : checkLine(sheet, line, withoutMalformed(said)).filter((one) => !OF_TOTALS.has(one.code) && deep(one.at, line.indicator.code));
  return [...first, ...rest].filter((one) => !(spoiled && one.code === 'value-of-other-shape')).map((one) => placed(one, all, said, line.indicator.code));
}

/** What a number that cannot be read brings with it. */
const OF_TOTALS: ReadonlySet<string> = new Set(['decimal-malformed', 'parts-do-not-add-up', 'part-above-total', 'numerator-above-denominator']);

/** Whether a problem is of a single member or part, and so no mere consequence of a number that was left out. */
const deep = (at: string, code: string): boolean => at.slice(`/values/${code}`.length).split('/').length > 2 || at.endsWith('/unit');

function withoutMalformed(said: SaidEntry): SaidEntry {
  const clean = <Entry extends CellEntry | SaidEntry>(entry: Entry): Entry =>
    Object.fromEntries(Object.entries(entry).map(([name, one]) => [name, (VALUE_MEMBERS as readonly string[]).includes(name) && one != null && !isDecimal(one as string) ? '0' : one])) as Entry;
  return { ...clean(said), ...(said.cells == null ? {} : { cells: said.cells.map(clean) }) };
}

/** From `/values/CODE/cells/2/value` to where that stands in what was filled in. */
function placed(one: Problem, all: readonly FilledLine[], said: SaidEntry, code: string): Problem {
  const path = one.at.slice(`/values/${code}`.length).split('/').filter((each) => each !== '');
  const cell = path[0] === 'cells' ? said.cells?.[Number(path[1])] : undefined;
  const key = cell === undefined ? '' : keyOfPart(partOfCell(cell));
  const line = all.find((each) => keyOfPart(each.part) === key) ?? all.find((each) => each.part === null) ?? all[0]!;
  const member = path.at(cell === undefined ? 0 : 2);
  const at = member === 'unit' ? line.at.unit : member === 'notReported' || member === 'notApplicable' ? line.at.note : line.fields[1] !== undefined && member === line.fields[1] ? line.at.second : line.at.first;
  return { ...one, at };
}

/** The same for all writings of a value that mean the same: "5" and "5.0", parts in any order, the own unit written or not. */
export function meaning({ said, note }: Typed, unit: string | null): string {
  const numbers = <Entry extends object>(entry: Entry): Entry => Object.fromEntries(Object.entries(entry).map(([name, one]) =>
    [name, (VALUE_MEMBERS as readonly string[]).includes(name) && typeof one === 'string' && isDecimal(one) ? decimalText(rational(one)) : one])) as Entry;
  const plain = said === null || stateOf(said) === 'not-entered' ? null : {
    ...numbers(said), unit: stateOf(said) === 'reported' ? (said.unit ?? unit) : null,
    cells: (said.cells ?? []).length === 0 ? null : said.cells!.map((cell) => oneSpelling(numbers(cell))).sort(),
  };
  return oneSpelling({ said: plain, note: note === null || note.trim() === '' ? null : note.trim() });
}

/** What somebody else wrote since the file was made, beside what the file says. */
export type FilledConflict = { readonly indicator: string; readonly mine: Typed; readonly theirs: Typed };
export type Compared = { readonly changed: ReadonlyMap<string, Typed>; readonly conflicts: readonly FilledConflict[] };

/** What the file changes of what stands now: a value that only the file changed is taken, one that both changed is shown. */
export function compared(values: ReadonlyMap<string, Typed>, base: ReadonlyMap<string, Typed>, now: ReadonlyMap<string, Typed>, sheet: Pick<Sheet, 'lines'>): Compared {
  const changed = new Map<string, Typed>();
  const conflicts: FilledConflict[] = [];
  for (const [code, mine] of values) {
    const of = (one: Typed | undefined): string => meaning(one ?? NOTHING, sheet.lines.get(code)?.indicator.unit ?? null);
    const [wanted, stood, stands] = [of(mine), of(base.get(code)), of(now.get(code))];
    if (wanted === stood || wanted === stands) continue;
    if (stands === stood) changed.set(code, mine);
    else conflicts.push({ indicator: code, mine, theirs: now.get(code) ?? NOTHING });
  }
  return { changed, conflicts };
}
