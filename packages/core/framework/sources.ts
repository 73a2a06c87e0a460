/** Where rows come from: the `sources` of a file, by key. */
import type { Row } from './row.ts';
import type { Source } from './types.ts';

/** Reads `sources`: key → title and who gives it. */
export function readSources(row: Row): ReadonlyMap<string, Source> {
  return new Map([...row.rowsByKey('sources')].map(([key, one]) => {
    const source = { title: one.text('title'), by: one.text('by') };
    one.done();
    return [key, source];
  }));
}

/** The key of the source that a row names. */
export const sourceOf = (row: Row, sources: ReadonlyMap<string, Source>): string => row.code('source', sources, 'sources');
