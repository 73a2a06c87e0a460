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

/** Keeps what could not be understood, with its element and line. */
export function note(context: Context, code: string, element: Element, data: NoteData = {}): void {
  context.notes.push({
    code,
    at: placeOf(element, data.attribute),
    line: element.line,
    found: data.found ?? null,
    accepted: data.accepted ?? null,
    indicator: data.indicator ?? null,
  });
}
