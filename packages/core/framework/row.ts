/**
 * Reads one row of a data file member by member and writes down everything that is wrong with it, with its place.
 *
 * Reading goes on after a fault, so that one pass names them all; what is handed back of a faulty member is a harmless
 * stand-in, and the caller throws the whole away when there is any problem.
 */
import { isDay } from '../ground/day.ts';
import { invalid } from '../ground/problem.ts';
import type { Problem } from '../ground/problem.ts';
import { LANGUAGES } from '../ground/words.ts';
import type { Words } from '../ground/words.ts';

/** Something that knows which codes there are: a map, a set. */
export type Known = { has(code: string): boolean };

const INTEGER = /^(0|[1-9][0-9]*)$/;

export class Row {
  /** The file and the JSON pointer within it: `areas.json#/areas/3`. */
  readonly at: string;
  readonly #held: Readonly<Record<string, unknown>>;
  readonly #problems: Problem[];
  readonly #asked = new Set<string>();

  constructor(value: unknown, at: string, problems: Problem[]) {
    this.at = at;
    this.#problems = problems;
    this.#held = isObject(value) ? value : {};
    if (!isObject(value)) problems.push(invalid('framework-shape', at, { found: kindOf(value), accepted: 'object' }));
  }

  /** Where a member of this row stands, for a problem of the caller's own. */
  place(member: string): string {
    return `${this.at}/${member}`;
  }

  /** Notes a problem with this row. */
  note(problem: Problem): void {
    this.#problems.push(problem);
  }

  /** Says of members that nobody asked for that they are not known; call it last. */
  done(): void {
    for (const member of Object.keys(this.#held)) if (!this.#asked.has(member)) this.#wrong(member, this.#held[member], 'nothing');
  }

  /** A text that is not blank. */
  text(member: string): string {
    return this.#textOf(this.#take(member), member);
  }

  textOrNull(member: string): string | null {
    return this.#take(member) === null ? null : this.text(member);
  }

  /** A day of the calendar (YYYY-MM-DD), or null where the row is open. */
  dayOrNull(member: string): string | null {
    return this.#take(member) === null ? null : this.#that(member, (found) => typeof found === 'string' && isDay(found), 'YYYY-MM-DD', '');
  }

  /** Notes `framework-dates` at a member whose day lies before another. */
  inOrder(from: string | null, second: string, to: string | null): void {
    if (from === null || to === null || from <= to) return;
    this.note(invalid('framework-dates', this.place(second), { found: to, accepted: `from ${from}` }));
  }

  flag(member: string): boolean {
    return this.#that(member, (found) => typeof found === 'boolean', 'true, false', false);
  }

  whole(member: string): number {
    return this.#that(member, (found) => Number.isSafeInteger(found), 'whole number', 0);
  }

  wholeOrNull(member: string): number | null {
    return this.#take(member) === null ? null : this.whole(member);
  }

  /** A whole number written as text, of any size, not zero. */
  integerText(member: string): bigint {
    return BigInt(this.#that(member, (found) => typeof found === 'string' && INTEGER.test(found) && found !== '0', 'whole number as text', '1'));
  }

  /** A text of a form; `accepted` says which. */
  matching(member: string, form: RegExp, accepted: string): string {
    return this.#that(member, (found) => typeof found === 'string' && form.test(found), accepted, '');
  }

  oneOf<T extends string | number>(member: string, accepted: readonly T[]): T {
    const found = this.#take(member);
    const held = accepted.find((one) => one === found);
    if (held === undefined) this.#wrong(member, found, accepted.join(', '));
    return held ?? accepted[0]!;
  }

  /** A text in each of the six languages. */
  words(member: string): Words {
    return this.#wordsOf(this.#take(member), member);
  }

  wordsOrNull(member: string): Words | null {
    return this.#take(member) === null ? null : this.words(member);
  }

  listOfWords(member: string): readonly Words[] {
    return this.#list(member).map((one, n) => this.#wordsOf(one, `${member}/${n}`));
  }

  texts(member: string): readonly string[] {
    return this.#list(member).map((one, n) => this.#textOf(one, `${member}/${n}`));
  }

  /** A code that `known` holds; `what` names the list in the problem. */
  code(member: string, known: Known, what: string): string {
    return this.#lookUp(this.text(member), member, known, what);
  }

  codeOrNull(member: string, known: Known, what: string): string | null {
    return this.#take(member) === null ? null : this.code(member, known, what);
  }

  codes(member: string, known: Known, what: string): readonly string[] {
    return this.texts(member).map((one, n) => this.#lookUp(one, `${member}/${n}`, known, what));
  }

  /** Whether the member is there at all. */
  has(member: string): boolean {
    return this.#held[member] !== undefined;
  }

  /** What an inner row reads as. */
  inner<T>(member: string, read: (row: Row) => T): T {
    const row = new Row(this.#take(member), `${this.at}/${member}`, this.#problems);
    const held = read(row);
    row.done();
    return held;
  }

  rows(member: string): readonly Row[] {
    return this.#list(member).map((one, n) => new Row(one, `${this.at}/${member}/${n}`, this.#problems));
  }

  rowsOrNull(member: string): readonly Row[] | null {
    return this.#take(member) === null ? null : this.rows(member);
  }

  /** The rows of an inner object, by its keys. */
  rowsByKey(member: string): ReadonlyMap<string, Row> {
    const found = this.#that<Readonly<Record<string, unknown>>>(member, isObject, 'object', {});
    return new Map(Object.keys(found).map((key) => [key, new Row(found[key], `${this.at}/${member}/${key}`, this.#problems)]));
  }

  /** Any list, for the caller to look into. */
  list(member: string): readonly unknown[] {
    return this.#list(member);
  }

  #take(member: string): unknown {
    this.#asked.add(member);
    return this.#held[member];
  }

  #wrong(member: string, found: unknown, accepted: string): void {
    this.note(invalid('framework-shape', this.place(member), { found: shown(found), accepted }));
  }

  #that<T>(member: string, fits: (found: unknown) => boolean, accepted: string, standIn: T): T {
    const found = this.#take(member);
    if (fits(found)) return found as T;
    this.#wrong(member, found, accepted);
    return standIn;
  }

  #list(member: string): readonly unknown[] {
    return this.#that<readonly unknown[]>(member, Array.isArray, 'list', []);
  }

  #textOf(found: unknown, member: string): string {
    if (typeof found === 'string' && found.trim() !== '') return found;
    this.#wrong(member, found, 'text');
    return '';
  }

  #wordsOf(found: unknown, member: string): Words {
    if (!isObject(found)) {
      this.#wrong(member, found, 'text by language');
      return {};
    }
    const absent = LANGUAGES.filter((one) => typeof found[one] !== 'string' || found[one].trim() === '');
    if (absent.length > 0) this.note(invalid('framework-untranslated', this.place(member), { found: Object.keys(found), accepted: LANGUAGES, absent }));
    return found as Words;
  }

  #lookUp(code: string, member: string, known: Known, what: string): string {
    if (code !== '' && !known.has(code)) this.note(invalid('framework-unknown', this.place(member), { found: code, accepted: what }));
    return code;
  }
}

/** Rows of a list by their code; a code said twice is a problem at the second place. Members not asked for are refused. */
export function byCode<T>(rows: readonly Row[], read: (row: Row) => T, codeOf: (one: T) => string, member = 'code'): Map<string, T> {
  const all = new Map<string, T>();
  for (const row of rows) {
    const one = read(row);
    row.done();
    const code = codeOf(one);
    if (all.has(code) && code !== '') row.note(invalid('framework-repeated', row.place(member), { found: code }));
    else all.set(code, one);
  }
  return all;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
const shown = (value: unknown): unknown => (value === undefined ? 'nothing' : typeof value === 'object' ? kindOf(value) : value);
