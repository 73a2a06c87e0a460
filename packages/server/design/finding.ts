/** A search as a condition: each word stands in the project's texts, in the name of a country of it, or in that of its programme. */
import { wordsSought } from '@throughline/core/design/listing.ts';
import { isUnspaced, nearWords } from '@throughline/core/design/spelling.ts';
import { fold } from '@throughline/core/ground/fold.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import { NEAR, type Parameters, STANDS } from './queries.ts';

export type Programme = { readonly programme_id: string; readonly code: string; readonly name: Words };
export type Spelling = { readonly sought: string; readonly near: readonly string[] };
export type Found = {
  /** Null: nothing is sought. */
  readonly sql: ((parameters: Parameters) => string) | null;
  /** What is sorted by: exact code, its beginning, a title's beginning, the whole, every word, elsewhere. */
  readonly rank: ((parameters: Parameters) => string) | null;
  readonly spelling: readonly Spelling[];
};

export async function findingOf(trx: Trx, sought: string, programmes: readonly Programme[]): Promise<Found> {
  const words = wordsSought(sought);
  if (words.length === 0) return { sql: null, rank: null, spelling: [] };
  const spelling: Spelling[] = [];
  const alternatives: string[][] = [];
  for (const word of words) {
    if (await stands(trx, word, programmes)) alternatives.push([word]);
    else {
      const near = await nearOf(trx, word, programmes);
      spelling.push({ sought: word, near });
      alternatives.push(near.length === 0 ? [word] : near);
    }
  }
  const sql = (parameters: Parameters): string =>
    alternatives.map((words) => `(${words.map((word) => wordSql(word, programmes, parameters)).join(' or ')})`).join(' and ');
  return { sql, rank: (parameters) => rankSql(alternatives.map((one) => one[0]!), parameters), spelling };
}

async function stands(trx: Trx, word: string, programmes: readonly Programme[]): Promise<boolean> {
  if (countriesNamed(word).length > 0 || programmesNamed(word, programmes).length > 0) return true;
  return (await trx.query<{ stands: boolean }>(STANDS, [word])).rows[0]!.stands;
}

async function nearOf(trx: Trx, word: string, programmes: readonly Programme[]): Promise<string[]> {
  if ([...word].length < 3) return [];
  const headings = (await trx.query<{ heading: string }>(NEAR, [word])).rows.map((row) => row.heading);
  return nearWords(word, [...headings, ...programmes.flatMap((one) => folded(one.name)), ...[...countries().values()].flat()]);
}

function wordSql(word: string, programmes: readonly Programme[], parameters: Parameters): string {
  const [iso3, ids] = [countriesNamed(word), programmesNamed(word, programmes)];
  return [
    `p.project_id in (select project_listing_holding(${parameters.add(word)}))`,
    ...(iso3.length === 0 ? [] : [`l.countries && ${parameters.add(iso3)}::text[]`]),
    ...(ids.length === 0 ? [] : [`p.programme_id = any(${parameters.add(ids)}::bigint[])`]),
  ].join(' or ');
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function rankSql(words: readonly string[], parameters: Parameters): string {
  const whole = words.join(' ');
  const at = (value: string): string => `${parameters.add(value)}::text`;
  const every = words.map((word) => `strpos(l.heading, ${at(word)}) > 0`).join(' and ');
  return `case when l.heading = ${at(whole)} or l.heading like ${at(`${escaped(whole)} | %`)} then 0 when l.heading like ${at(`${escaped(whole)}%`)} then 1
    when l.heading like ${at(`%| ${escaped(whole)}%`)} then 2 when strpos(l.heading, ${at(whole)}) > 0 then 3 when ${every} then 4 else 5 end`;
}

/** Folded names of each country, in every language held. */
let held: Map<string, string[]> | null = null;
const countries = (): Map<string, string[]> =>
  (held ??= new Map([...loadFrameworks().reference.countries].map(([iso3, one]) => [iso3, folded(one.name)])));
const folded = (words: Words): string[] => Object.values(words).map(fold);

/** A word of a name begins so; a Chinese name holds it. Two Latin letters name no country. */
function isIn(word: string, name: string): boolean {
  if (isUnspaced(word)) return name.includes(word);
  return word.length >= 3 && (name.startsWith(word) || new RegExp(`[\\s'’(-]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(name));
}

const countriesNamed = (word: string): string[] =>
  [...countries()].filter(([iso3, names]) => iso3.toLowerCase() === word || names.some((name) => isIn(word, name))).map(([iso3]) => iso3);

const programmesNamed = (word: string, programmes: readonly Programme[]): string[] =>
  programmes.filter((one) => fold(one.code) === word || folded(one.name).some((name) => (isUnspaced(word) || word.length >= 3) && name.includes(word))).map((one) => one.programme_id);
