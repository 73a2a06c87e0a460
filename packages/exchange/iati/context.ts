/** What is known while one activity is read, and where its oddities are noted. */
import type { Reference } from '@throughline/core/framework/types.ts';
import type { NotUnderstood } from '@throughline/core/transfer/bundle.ts';
import { type Element, placeOf } from './tree.ts';

/** The lists a reader is given: countries by ISO 3166-1 and yearly exchange rates. */
export type Lists = Pick<Reference, 'countries' | 'rates' | 'ratesSource'>;

export type Context = {
  readonly identifier: string;
  readonly organisation: string;
  /** Language of texts that name none. */
  readonly language: string;
  /** Currency of amounts that name none; null where the file gives no default. */
  readonly currency: string | null;
  /** When the actuals became known: a day or a moment in UTC (figures 13.2). */
  readonly known: string;
  readonly day: string;
  readonly lists: Lists;
  readonly notes: NotUnderstood[];
};

export type NoteData = {
  readonly found?: string | null;
  readonly accepted?: string | null;
  readonly attribute?: string;
  /** Code of the own indicator that it is about. */
  readonly indicator?: string | null;
};

/** What could not be understood of an element, with its place and line. */
export const warning = (code: string, element: Element, data: NoteData = {}): NotUnderstood => ({
  code,
  at: placeOf(element, data.attribute),
  line: element.line,
  found: data.found ?? null,
  accepted: data.accepted ?? null,
  indicator: data.indicator ?? null,
});

/** Keeps it: shown beside the activity, listed among the problems of the file, never counted. */
export function note(context: Context, odd: NotUnderstood): void {
  context.notes.push(odd);
}
