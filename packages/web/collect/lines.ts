/** The lines of a report's sheet: one an indicator, one below it for each part, and what stands in the fields of each. */
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { type Field, fieldsOfKind, partsAreWritten } from '@throughline/core/collect/fields.ts';
import { type CellEntry, type SaidEntry, dimensionsOf } from '@throughline/core/collect/said.ts';

export type { Field };
export type Dimensions = Readonly<Record<string, string>>;
export type Line = {
  readonly key: string;
  readonly row: ReportRow;
  /** Null for the indicator itself. */
  readonly part: Dimensions | null;
  readonly fields: readonly Field[];
};

export const fieldsOf = (row: ReportRow, said: SaidEntry | null): readonly Field[] => fieldsOfKind(row.kind, said, row.last?.said ?? null);

/** Breakdowns chosen on the screen, beside those that are written or were written last. */
export type Chosen = ReadonlyMap<string, readonly Dimensions[]>;

export function linesOf(page: Pick<ReportPage, 'rows'>, saidOf: (code: string) => SaidEntry | null, chosen: Chosen): Line[] {
  return page.rows.flatMap((row) => {
    const said = saidOf(row.indicator);
    const fields = fieldsOf(row, said);
    const parts = takesParts(row, said) ? partsOf(row, said, chosen.get(row.indicator) ?? []) : [];
    return [{ key: row.indicator, row, part: null, fields }, ...parts.map((part): Line => ({ key: `${row.indicator} ${keyOf(part)}`, row, part, fields }))];
  });
}

/** A gap and lists of persons have no parts that one writes. */
const takesParts = (row: ReportRow, said: SaidEntry | null): boolean =>
  said?.notReported == null && said?.notApplicable == null && partsAreWritten(row.kind, fieldsOf(row, said));

function partsOf(row: ReportRow, said: SaidEntry | null, chosen: readonly Dimensions[]): Dimensions[] {
  const all = [...(row.last?.said.cells ?? []), ...(said?.cells ?? [])].map((cell) => dimensionsIn(cell as CellEntry));
  const found = new Map<string, Dimensions>();
  for (const one of [...all, ...chosen]) found.set(keyOf(one), one);
  return [...found.values()].sort((a, b) => (Object.keys(a).join() < Object.keys(b).join() ? -1 : Object.keys(a).join() > Object.keys(b).join() ? 1 : 0));
}

const dimensionsIn = (cell: CellEntry): Dimensions => Object.fromEntries(dimensionsOf(cell).map((name) => [name, cell[name]!]));
export const keyOf = (part: Dimensions): string => JSON.stringify(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));

const LISTS = new Set<Field>(['persons', 'deals']);

/** What stands in a field; a list as its ids with commas, a gap's reason in the first field. */
export function fieldText(line: Line, said: SaidEntry | null, field: Field, language: string): string {
  if (said === null) return '';
  const reason = said.notReported ?? said.notApplicable;
  if (line.part === null && reason != null) return field === line.fields[0] ? reason : '';
  if (line.part !== null) return cellOf(line.part, said)?.[field] ?? '';
  if (LISTS.has(field)) return (said[field as 'persons'] ?? []).join(', ');
  return field === 'text' ? (said.text?.[language] ?? Object.values(said.text ?? {})[0] ?? '') : (said[field as 'value'] ?? '');
}

const cellOf = (part: Dimensions, said: SaidEntry): CellEntry | undefined => (said.cells ?? []).find((cell) => keyOf(dimensionsIn(cell as CellEntry)) === keyOf(part)) as CellEntry | undefined;

/** The value with a field written anew; null when nothing is left of it. An empty field is nothing said, never zero. */
export function withField(line: Line, said: SaidEntry | null, field: Field, typed: string, language: string): SaidEntry | null {
  const text = typed === '' ? undefined : typed;
  const reasoned = said?.notReported != null ? 'notReported' : said?.notApplicable != null ? 'notApplicable' : null;
  if (line.part === null && reasoned !== null) return { [reasoned]: typed };
  const base: SaidEntry = said ?? startOf(line.row);
  if (line.part !== null) return emptied({ ...base, cells: cellsWith(base.cells ?? [], line.part, field, text) });
  const { [field]: _old, ...rest } = base;
  if (text === undefined) return emptied(rest);
  if (LISTS.has(field)) return { ...rest, [field]: [...new Set(text.split(/[,;\s،；]+/).filter(Boolean))] };
  return field === 'text' ? { ...rest, text: { [language]: text } } : { ...rest, [field]: text };
}

/** A first value is in the unit of the period before, which is shown beside it. */
const startOf = (row: ReportRow): SaidEntry => (row.last?.said.unit != null && row.last.said.unit !== row.unit ? { unit: row.last.said.unit } : {});

function cellsWith(cells: NonNullable<SaidEntry['cells']>, part: Dimensions, field: Field, text: string | undefined): CellEntry[] {
  const others = cells.filter((cell) => keyOf(dimensionsIn(cell as CellEntry)) !== keyOf(part)) as CellEntry[];
  const { [field]: _old, ...rest } = cells.find((cell) => keyOf(dimensionsIn(cell as CellEntry)) === keyOf(part)) ?? { ...part };
  const cell = { ...rest, ...(text === undefined ? {} : { [field]: text }) } as CellEntry;
  return Object.keys(cell).length > Object.keys(part).length ? [...others, cell] : others;
}

function emptied(said: SaidEntry): SaidEntry | null {
  const { cells, unit, ...rest } = said;
  const kept = (cells ?? []).length > 0 ? { ...rest, cells } : rest;
  return Object.values(kept).every((one) => one == null) ? null : { ...kept, ...(unit == null ? {} : { unit }) } as SaidEntry;
}

export type State = 'reported' | 'not-reported' | 'not-applicable' | 'not-entered';

/** Another state: a reason is to be written, or the value taken away. */
export function withState(said: SaidEntry | null, state: State): SaidEntry | null {
  const reason = said?.notReported ?? said?.notApplicable ?? '';
  if (state === 'not-reported') return { notReported: reason };
  if (state === 'not-applicable') return { notApplicable: reason };
  return state === 'not-entered' || said?.notReported != null || said?.notApplicable != null ? null : said;
}

/** Dimensions of a breakdown as parts to be written, what is not stated last. */
export const partsFor = (breakdown: ReportRow['breakdowns'][number]): Dimensions[] =>
  [...(breakdown.values ?? []).map((one) => one.code), 'not-stated'].map((value) => ({ [breakdown.dimension]: value }));
