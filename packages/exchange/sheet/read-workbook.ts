/** Sheets of an .xlsx file as cells (ECMA-376, part 1, 18): texts, numbers and what else stands in a cell; nothing is computed, nothing outside is followed. */
import { SaxesParser } from 'saxes';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import { type Archive, openZip, tooLarge, unreadable } from './zip.ts';

/** `formula`: computed there; `date`: a number shown as a day; `other`: true, false or an error. */
export type ReadCell = { readonly is: 'text' | 'number' | 'formula' | 'date' | 'other'; readonly text: string };
export type ReadSheet = { readonly name: string; readonly rows: ReadonlyMap<number, ReadonlyMap<string, ReadCell>> };

const MOST = { rows: 200_000, cells: 2_000_000 } as const;
type Attributes = Record<string, string>;

/** Refused (invalid): `spreadsheet-unreadable`, `spreadsheet-unsafe`, `spreadsheet-too-large`, `spreadsheet-with-macros`, `spreadsheet-with-links`. */
export function readWorkbook(bytes: Buffer): ReadSheet[] {
  const zip = openZip(bytes);
  refuseActive(zip);
  const shared = sharedTexts(zip);
  const dates = dateStyles(zip);
  return sheetsOf(zip).map(({ name, path }) => ({ name, rows: cellsOf(partOf(zip, path), shared, dates) }));
}

function refuseActive(zip: Archive): void {
  const types = zip.read('[Content_Types].xml')?.toString() ?? '';
  const active = zip.names.find((one) => /vbaproject|macrosheets|activex|\.bin$/i.test(one) && !/printerSettings/i.test(one));
  if (active !== undefined || /macroEnabled/i.test(types)) throw new Refused([invalid('spreadsheet-with-macros', 'file', { found: active ?? 'macroEnabled' })]);
  const link = zip.names.find((one) => /externalLinks|connections\.xml|queryTables/i.test(one));
  if (link !== undefined) throw new Refused([invalid('spreadsheet-with-links', 'file', { found: link })]);
}

const partOf = (zip: Archive, path: string): string => {
  const body = zip.read(path);
  if (body === null) throw unreadable(path);
  return body.toString('utf8');
};

type Handlers = { open(name: string, attributes: Attributes): void; close?(name: string): void; text?(text: string): void };

/** Reads XML without prefixes of names. Refused (invalid): `spreadsheet-unsafe` where a document type is declared, `spreadsheet-unreadable`. */
function readXml(text: string, handlers: Handlers): void {
  const parser = new SaxesParser();
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', (found) => { throw new Refused([invalid('spreadsheet-unsafe', 'file', { found: `<!DOCTYPE ${found.trim().slice(0, 40)}` })]); });
  parser.on('error', (error) => { throw unreadable(error.message); });
  parser.on('opentag', (tag) => handlers.open(plain(tag.name), Object.fromEntries(Object.entries(tag.attributes as Attributes).map(([name, one]) => [plain(name), one]))));
  parser.on('closetag', (tag) => handlers.close?.(plain(tag.name)));
  parser.on('text', (found) => handlers.text?.(found));
  parser.on('cdata', (found) => handlers.text?.(found));
  parser.write(text).close();
}

function sheetsOf(zip: Archive): { name: string; path: string }[] {
  const targets = new Map<string, string>();
  readXml(partOf(zip, 'xl/_rels/workbook.xml.rels'), { open: (name, { Id: id, Target: target }) => { if (name === 'Relationship' && id !== undefined && target !== undefined) targets.set(id, target); } });
  const found: { name: string; path: string }[] = [];
  readXml(partOf(zip, 'xl/workbook.xml'), { open: (name, { name: label, id }) => {
    const target = name === 'sheet' ? targets.get(id ?? '') : undefined;
    if (target !== undefined) found.push({ name: label ?? '', path: target.startsWith('/') ? target.slice(1) : `xl/${target}` });
  } });
  if (found.length === 0 || found.length > 50) throw unreadable('xl/workbook.xml');
  return found;
}

function sharedTexts(zip: Archive): string[] {
  const all: string[] = [];
  if (zip.read('xl/sharedStrings.xml') === null) return all;
  let [text, reading, phonetic] = ['', false, false];
  readXml(partOf(zip, 'xl/sharedStrings.xml'), {
    open: (name) => { if (name === 'si') text = ''; else if (name === 'rPh') phonetic = true; reading = name === 't' && !phonetic; },
    text: (found) => { if (reading) text += found; },
    close: (name) => { if (name === 'si') all.push(text); else if (name === 'rPh') phonetic = false; if (name === 't') reading = false; },
  });
  return all;
}

/** Which styles of cells show a number as a day or an hour. */
function dateStyles(zip: Archive): ReadonlySet<string> {
  const own = new Set<string>();
  const found = new Set<string>();
  if (zip.read('xl/styles.xml') === null) return found;
  let [inside, n] = [false, 0];
  readXml(partOf(zip, 'xl/styles.xml'), {
    open: (name, at) => {
      if (name === 'numFmt' && /[dmyhs]/i.test((at['formatCode'] ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(at['formatCode'] ?? '')) own.add(at['numFmtId'] ?? '');
      if (name === 'cellXfs') inside = true;
      if (name !== 'xf' || !inside) return;
      const id = Number(at['numFmtId']);
      if ((id >= 14 && id <= 22) || (id >= 45 && id <= 47) || own.has(String(id))) found.add(String(n));
      n += 1;
    },
    close: (name) => { if (name === 'cellXfs') inside = false; },
  });
  return found;
}

/** Empty cells are left out, so that a sheet of formats alone has no size. */
function cellsOf(xml: string, shared: readonly string[], dates: ReadonlySet<string>): Map<number, Map<string, ReadCell>> {
  const rows = new Map<number, Map<string, ReadCell>>();
  let cell = { at: '', type: 'n', style: '', value: '', formula: false };
  let [reading, count, row] = [false, 0, 0];
  const end = (): void => {
    const one = readCell(cell, shared, dates);
    const [, column, line] = /^([A-Z]{1,3})([1-9][0-9]{0,6})$/.exec(cell.at) ?? [];
    if (one === null || column === undefined) return;
    const number = Number(line);
    count += 1;
    if (number > MOST.rows) throw tooLarge(number, MOST.rows);
    if (count > MOST.cells) throw tooLarge(count, MOST.cells);
    const cells = rows.get(number) ?? new Map<string, ReadCell>();
    rows.set(number, cells.set(column, one));
  };
  let next = 0;
  readXml(xml, {
    open: (name, at) => {
      if (name === 'row') { row = Number(at['r'] ?? row + 1); next = 0; }
      if (name === 'c') { cell = { at: at['r'] ?? `${letter(next)}${row}`, type: at['t'] ?? 'n', style: at['s'] ?? '', value: '', formula: false }; next += 1; }
      if (name === 'f') cell.formula = true;
      reading = name === 'v' || name === 't';
    },
    text: (found) => { if (reading) cell.value += found; },
    close: (name) => { if (name === 'c') end(); reading = false; },
  });
  return rows;
}

const letter = (n: number): string => (n < 26 ? String.fromCharCode(65 + n) : `${letter(Math.floor(n / 26) - 1)}${letter(n % 26)}`);

function readCell({ type, style, value, formula }: { type: string; style: string; value: string; formula: boolean }, shared: readonly string[], dates: ReadonlySet<string>): ReadCell | null {
  if (formula) return { is: 'formula', text: value };
  if (value === '') return null;
  if (type === 's') return { is: 'text', text: shared[Number(value)] ?? '' };
  if (type === 'inlineStr' || type === 'str') return { is: 'text', text: value };
  if (type === 'b' || type === 'e') return { is: 'other', text: value };
  if (type === 'd' || dates.has(style)) return { is: 'date', text: value };
  return { is: 'number', text: decimalOf(value) };
}

/** A number as the file holds it, in digits: "1E+3" is 1000, and 0.1 stays 0.1 though a machine keeps it as 0.1000000000000000055. */
export function decimalOf(value: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const [, sign, whole, part = '', exponent] = /^(-?)([0-9]+)(?:\.([0-9]+))?e([+-][0-9]+)$/.exec(String(number)) ?? [];
  if (whole === undefined) return String(number);
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  const text = point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : point >= digits.length ? digits + '0'.repeat(point - digits.length) : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}${text}`;
}
