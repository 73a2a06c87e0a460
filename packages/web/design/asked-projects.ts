/** The address of the list of projects as a question: facets, search, order, columns; what of it is none is said. */
import { FACETS, type Facet, SORTS, type Sort } from '@throughline/contract/design/choices.ts';
import type { Organisation } from '@throughline/contract/people/organisation.ts';
import { parsePlace } from '@throughline/core/design/places.ts';
import { nearest } from '@throughline/core/ground/near.ts';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { latestYear, useOrganisations } from '../shell/organisation.tsx';
import { type Question, useQuestion } from '../shell/question.ts';
import { useLanguage } from '../ui/words-text.tsx';
import { COLUMNS, type ColumnKey, USUAL } from './column-keys.ts';

export type Chosen = { readonly [One in Facet]?: readonly string[] };
export type Order = { readonly by: Sort; readonly down: boolean };
/** A part of the address that is none, and what may have been meant. */
export type WrongPart = { readonly part: 'sort' | 'columns'; readonly value: string; readonly near: readonly string[] };

export type AskedProjects = {
  readonly organisation: string;
  readonly find: string;
  readonly chosen: Chosen;
  readonly order: Order | null;
  readonly columns: readonly ColumnKey[];
  readonly wrong: readonly WrongPart[];
  /** What the server is asked, without page and limit. */
  readonly server: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** Values of one facet in one part of an address, a bar between them; a bar of a value itself is written %7C. */
export const splitValues = (text: string | undefined): string[] =>
  [...new Set((text ?? '').split('|').filter((one) => one !== '').map((one) => one.replace(/%7C/g, '|').replace(/%25/g, '%')))];
export const joinValues = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.map((one) => one.replace(/%/g, '%25').replace(/\|/g, '%7C')).join('|');

/** Null while the organisation is not known. */
export function useAskedProjects(): AskedProjects | null {
  const { current } = useOrganisations();
  const question = useQuestion();
  const intl = useIntl();
  const lang = useLanguage();
  return useMemo(() => {
    if (!current) return null;
    const chosen = chosenOf(question);
    const [order, wrongOrder] = orderOf(question.sort, (key) => intl.formatMessage({ id: `portfolio.column.${key}` }));
    const [columns, wrongColumns] = columnsOf(question.columns, (key) => intl.formatMessage({ id: `portfolio.column.${key}` }));
    return { organisation: current.id, find: question.find ?? '', chosen, order, columns, wrong: [...wrongOrder, ...wrongColumns], server: serverOf(current, question, lang) };
  }, [current, question, intl, lang]);
}

/** What the server is asked; an order that is none is left out. */
export function serverOf(organisation: Organisation, question: Question, lang: string): AskedProjects['server'] {
  const latest = latestYear(organisation, new Date());
  const [order] = orderOf(question.sort, (key) => key);
  return {
    organisation: organisation.id, lang, find: question.find || undefined, ...chosenOf(question), asOf: question.asOf, period: question.period ?? (latest === null ? undefined : String(latest)),
    sort: order === null ? undefined : `${order.down ? '-' : ''}${order.by}`,
  };
}

/** What was chosen here, and the place that came along from another screen. */
function chosenOf(question: Question): Chosen {
  const chosen: Record<string, readonly string[]> = {};
  for (const facet of FACETS) {
    const values = splitValues(question[facet]);
    if (values.length > 0) chosen[facet] = values;
  }
  for (const [facet, value] of ofPlace(question.place)) chosen[facet] ??= [value];
  return chosen;
}

const FACET_OF_PLACE: Readonly<Record<string, Facet>> = { programme: 'programme', country: 'country', group: 'group', sdg: 'goal', unit: 'unit', priority: 'priority', function: 'function', donor: 'donor' };

/** Facets that a place stands for; a place that is no choice of projects stands for none. */
export function ofPlace(place: string | undefined): [Facet, string][] {
  return (place === undefined ? null : parsePlace(place))?.parts.flatMap(({ sort, id }): [Facet, string][] => {
    const facet = FACET_OF_PLACE[sort];
    return facet === undefined ? [] : [[facet, facet === 'goal' ? id.split('.')[0]! : id]];
  }) ?? [];
}

/** The change of the address that chooses these values of a facet. A place that came along is taken apart first, so that all else stays chosen. */
export function choosing(question: Question, facet: Facet, values: readonly string[]): Question {
  const along = Object.fromEntries(ofPlace(question.place).map(([one, value]) => [one, question[one] ?? joinValues([value])]));
  return { ...along, place: undefined, [facet]: joinValues(values) };
}

export const NOTHING_CHOSEN: Question = { ...Object.fromEntries(FACETS.map((facet) => [facet, undefined])), place: undefined, find: undefined };

type Named = (key: string) => string;

function orderOf(text: string | undefined, named: Named): [Order | null, WrongPart[]] {
  if (text === undefined) return [null, []];
  const by = text.replace(/^-/, '') as Sort;
  if (SORTS.includes(by)) return [{ by, down: text.startsWith('-') }, []];
  return [null, [{ part: 'sort', value: text, near: nearest(by, SORTS, (sort) => [sort, named(COLUMN_OF[sort] ?? sort)], NEAR_SHOWN) }]];
}

/** What a column is sorted by, where it bears another name; and the column of such an order. */
export const SORT_OF: { readonly [Key in ColumnKey]?: Sort } = { usd: 'budget', reports: 'owed', runs: 'starts' };
export const COLUMN_OF: { readonly [By in Sort]?: ColumnKey } = { owed: 'reports' };
/** What a column is sorted by; null when it does not sort. */
export function sortOf(key: ColumnKey): Sort | null {
  const sort = SORT_OF[key] ?? key;
  return (SORTS as readonly string[]).includes(sort) ? (sort as Sort) : null;
}
/** So many are offered in the place of a wrong one. */
const NEAR_SHOWN = 3;

function columnsOf(text: string | undefined, named: Named): [readonly ColumnKey[], WrongPart[]] {
  if (text === undefined) return [USUAL, []];
  const asked = [...new Set(text.split(',').filter((one) => one !== ''))];
  const known = asked.filter((one): one is ColumnKey => (COLUMNS as readonly string[]).includes(one));
  const wrong = asked.filter((one) => !(COLUMNS as readonly string[]).includes(one))
    .map((value): WrongPart => ({ part: 'columns', value, near: nearest(value, COLUMNS, (key) => [key, named(key)], NEAR_SHOWN) }));
  return [known.length === 0 ? USUAL : known, wrong];
}
