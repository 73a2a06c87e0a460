/** The lines of the sheet, made again only for indicators whose parts have changed; a part that was shown once stays. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { useState } from 'react';
import { type Chosen, type Dimensions, type Line, linesOf } from './lines.ts';
import { useChanges } from './use-writing.ts';
import type { Writing } from './writing.ts';

type Made = { readonly said: SaidEntry | null; readonly chosen: readonly Dimensions[] | undefined; readonly lines: readonly Line[] };
type Rows = ReportPage['rows'];

export function useLines(page: ReportPage, writing: Writing, chosen: Chosen): readonly Line[] {
  useChanges(writing);
  const [lines] = useState(remembering);
  return lines(page.rows, writing, chosen);
}

/** Gives the same lines again as long as they are the same. */
function remembering(): (rows: Rows, writing: Writing, chosen: Chosen) => readonly Line[] {
  const made = new Map<string, Made>();
  let parts: readonly (readonly Line[])[] = [];
  let all: readonly Line[] = [];
  return (rows, writing, chosen) => {
    const now = rows.map((row) => {
      const { said } = writing.of(row.indicator);
      const wanted = chosen.get(row.indicator);
      const before = made.get(row.indicator);
      if (before?.lines[0]?.row === row && before.said === said && before.chosen === wanted) return before.lines;
      const lines = linesAgain(row, said, wanted, before);
      made.set(row.indicator, { said, chosen: wanted, lines });
      return lines;
    });
    if (now.length !== parts.length || now.some((one, n) => one !== parts[n])) all = now.flat();
    parts = now;
    return all;
  };
}

function linesAgain(row: Rows[number], said: SaidEntry | null, wanted: readonly Dimensions[] | undefined, before: Made | undefined): readonly Line[] {
  const stays = [...(wanted ?? []), ...(before?.lines ?? []).flatMap((one) => (one.part === null ? [] : [one.part]))];
  const lines = linesOf({ rows: [row] }, () => said, new Map([[row.indicator, stays]]));
  const same = before !== undefined && before.lines[0]!.row === row && before.lines.length === lines.length && before.lines.every((one, n) => one.key === lines[n]!.key && one.fields.join() === lines[n]!.fields.join());
  return same ? before.lines : lines;
}
