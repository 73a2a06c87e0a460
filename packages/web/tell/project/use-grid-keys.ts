/**
 * Arrow keys among the cells of a sheet: one cell at a time is a stop of Tab, Home and End go to the ends of a row, page keys
 * ten rows on. Links inside a cell are reached with Tab from the cell that has the focus.
 */
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

type Asked = {
  box: RefObject<HTMLDivElement | null>;
  rows: number;
  columns: number;
  /** Height of every row where only a window of them is in the page; null where all are. */
  rowHeight: number | null;
  first: number;
  last: number;
};
type At = { row: number; column: number };

const PAGE = 10;

export function useGridKeys({ box, rows, columns, rowHeight, first, last }: Asked) {
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const moving = useRef(false);
  const row = Math.min(at.row, Math.max(0, rows - 1));
  useLayoutEffect(() => {
    const cells = box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    const wanted = cellAt(box.current, { row, column: at.column });
    // The active cell may be scrolled out of the window: then the first one that is in the page is the stop.
    const stop = wanted ?? cells[0];
    for (const cell of cells) setStops(cell, cell === stop);
    if (!moving.current || !stop) return;
    // a cell that was gone to comes with the window that is being scrolled to it
    if (!wanted && rowHeight !== null && (row < first || row >= last)) return;
    moving.current = false;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const go = (to: At) => {
    const next = { row: Math.max(0, Math.min(rows - 1, to.row)), column: Math.max(0, Math.min(columns - 1, to.column)) };
    moving.current = true;
    if (rowHeight !== null && (next.row < first || next.row >= last)) box.current?.scrollTo({ top: Math.max(0, (next.row - 1) * rowHeight) });
    setAt(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const here = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (!here || event.altKey || event.metaKey) return;
    const next = target(event, { row: Number(here.dataset['row']), column: Number(here.dataset['column']) }, { rows, columns });
    if (!next) return;
    event.preventDefault();
    go(next);
  };
  const onFocus = (event: { target: EventTarget }) => {
    const here = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (here) setAt((before) => { const now = { row: Number(here.dataset['row']), column: Number(here.dataset['column']) }; return before.row === now.row && before.column === now.column ? before : now; });
  };
  return { onKeyDown, onFocus };
}

const cellAt = (box: HTMLElement | null, at: At): HTMLElement | null => box?.querySelector<HTMLElement>(`[data-row="${at.row}"][data-column="${at.column}"]`) ?? null;

function setStops(cell: HTMLElement, active: boolean): void {
  cell.tabIndex = active ? 0 : -1;
  for (const link of cell.querySelectorAll<HTMLElement>('a, button')) link.tabIndex = active ? 0 : -1;
}

function target(event: KeyboardEvent, { row, column }: At, size: { rows: number; columns: number }): At | null {
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
  switch (event.key) {
    case 'ArrowDown': return { row: row + 1, column };
    case 'ArrowUp': return { row: row - 1, column };
    case 'ArrowRight': return { row, column: column + forward };
    case 'ArrowLeft': return { row, column: column - forward };
    case 'PageDown': return { row: row + PAGE, column };
    case 'PageUp': return { row: row - PAGE, column };
    case 'Home': return event.ctrlKey ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End': return event.ctrlKey ? { row: size.rows - 1, column: size.columns - 1 } : { row, column: size.columns - 1 };
    default: return null;
  }
}
