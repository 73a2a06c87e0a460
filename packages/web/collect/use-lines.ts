/** The lines of the sheet, made again only for indicators whose parts have changed; a part that was shown once stays. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { useRef } from 'react';
import { type Chosen, type Dimensions, type Line, linesOf } from './lines.ts';
import { useChanges } from './use-writing.ts';
import type { Writing } from './writing.ts';

type Made = { readonly said: SaidEntry | null; readonly chosen: readonly Dimensions[] | undefined; readonly lines: readonly Line[] };

export function useLines(page: ReportPage, writing: Writing, chosen: Chosen): readonly Line[] {
  useChanges(writing);
  const made = useRef(new Map<string, Made>());
  const whole = useRef<{ readonly parts: readonly (readonly Line[])[]; readonly all: readonly Line[] }>({ parts: [], all: [] });
  const parts = page.rows.map((row) => {
    const { said } = writing.of(row.indicator);
    const before = made.current.get(row.indicator);
    const wanted = chosen.get(row.indicator);
    if (before !== undefined && before.said === said && before.chosen === wanted) return before.lines;
    const stays = [...(wanted ?? []), ...(before?.lines ?? []).flatMap((one) => (one.part === null ? [] : [one.part]))];
    const lines = linesOf({ rows: [row] }, () => said, new Map([[row.indicator, stays]]));
    const same = before !== undefined && before.lines.length === lines.length && before.lines.every((one, n) => one.key === lines[n]!.key && one.fields.join() === lines[n]!.fields.join());
    const kept = same ? before.lines : lines;
    made.current.set(row.indicator, { said, chosen: wanted, lines: kept });
    return kept;
  });
  const same = parts.length === whole.current.parts.length && parts.every((one, n) => one === whole.current.parts[n]);
  if (!same) whole.current = { parts, all: parts.flat() };
  return whole.current.all;
}
