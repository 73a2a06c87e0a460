/**
 * Answers of a form as ODK and Kobo give them: a table (CSV), a list of records (JSON, as OData has it or as Kobo does), or one record (OpenRosa XML). Each is a
 * list of answers by the name of the question, with the id that the form gave it; groups and paths before a name are left out.
 */
import { SaxesParser } from 'saxes';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';

export type Answers = { readonly instance: string; readonly answers: Readonly<Record<string, string>> };
const INSTANCE: ReadonlySet<string> = new Set(['instanceID', '__id', '_uuid', 'KEY']);
const MOST = { characters: 50_000_000, records: 50_000, depth: 40 } as const;

/** Refused (invalid): `form-answers-unreadable`, `form-answers-too-large`, `form-answer-without-id`. */
export function readAnswers(text: string): Answers[] {
  if (text.length > MOST.characters) throw new Refused([invalid('form-answers-too-large', 'file', { found: text.length, accepted: `<= ${MOST.characters}` })]);
  const plain = text.replace(/^\ufeff/, '').trimStart();
  const all = plain.startsWith('<') ? [fromXml(plain)] : plain.startsWith('{') || plain.startsWith('[') ? fromJson(plain) : fromCsv(plain);
  if (all.length > MOST.records) throw new Refused([invalid('form-answers-too-large', 'file', { found: all.length, accepted: `<= ${MOST.records}` })]);
  return all.map((fields, n) => {
    const instance = [...INSTANCE].map((name) => fields[name]).find((one) => one !== undefined && one !== '');
    if (instance === undefined) throw new Refused([invalid('form-answer-without-id', `${n + 1}`, { accepted: 'instanceID' })]);
    return { instance: instance.replace(/^uuid:/, ''), answers: fields };
  });
}

const unreadable = (found: string): Refused => new Refused([invalid('form-answers-unreadable', 'file', { found: found.slice(0, 80), accepted: 'CSV, JSON, XML' })]);
type Fields = Record<string, string>;
const lastOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':'), path.lastIndexOf('-')) + 1);

function fromXml(text: string): Fields {
  const fields: Fields = {};
  const parser = new SaxesParser();
  let [depth, value] = [0, ''];
  parser.on('doctype', () => { throw unreadable('<!DOCTYPE'); });
  parser.on('error', (error) => { throw unreadable(error.message); });
  parser.on('opentag', (tag) => {
    depth += 1;
    value = '';
    if (depth > MOST.depth) throw unreadable(tag.name);
    const id = (tag.attributes as Record<string, string>)['instanceID'];
    if (depth === 1 && id !== undefined) fields['instanceID'] = id;
  });
  parser.on('text', (found) => { value += found; });
  parser.on('cdata', (found) => { value += found; });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (value.trim() !== '') fields[lastOf(tag.name)] = value.trim();
    value = '';
  });
  parser.write(text).close();
  return fields;
}

function fromJson(text: string): Fields[] {
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch (error) {
    throw unreadable((error as Error).message);
  }
  const list = Array.isArray(held) ? held : ((held as Record<string, unknown>)['value'] ?? (held as Record<string, unknown>)['results'] ?? [held]);
  if (!Array.isArray(list)) throw unreadable(typeof list);
  return list.map((one) => {
    const fields: Fields = {};
    flatten(one, fields, 0);
    return fields;
  });
}

function flatten(value: unknown, fields: Fields, depth: number): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > MOST.depth) return;
  for (const [name, one] of Object.entries(value)) {
    if (typeof one === 'object') flatten(one, fields, depth + 1);
    else fields[lastOf(name)] = String(one);
  }
}

/** RFC 4180; heads may be paths (`group/question`, `group-question`). */
function fromCsv(text: string): Fields[] {
  const [heads, ...lines] = tableOf(text);
  if (heads === undefined || heads.length < 2) throw unreadable(text.slice(0, 40));
  const names = heads.map((one) => (INSTANCE.has(one) ? one : lastOf(one)));
  return lines.map((line) => Object.fromEntries(line.flatMap((one, n) => (names[n] === undefined || one === '' ? [] : [[names[n], one]]))));
}

function tableOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'));
    if (end !== ',' && end !== '') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some((one) => one !== ''));
}
