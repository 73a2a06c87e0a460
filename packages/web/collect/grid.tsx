/** The sheet: a grid of lines of which only those in sight are in the page, walked and written by keyboard like a spreadsheet. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { directionOf } from '../shell/language.ts';
import { useLanguage } from '../ui/words-text.tsx';
import { useWindow } from '../ui/window.ts';
import { type Column, type Spot, columnsOf, moved } from './columns.ts';
import { byPeople, countsOf, useEvidence } from './evidence/use-evidence.ts';
import { fieldText, type Line, withField } from './lines.ts';
import { pasted } from './paste.ts';
import { readBlock } from './read-number.ts';
import { SheetLine, canUnit } from './sheet-line.tsx';
import type { Writing } from './writing.ts';

export type GridProps = {
  readonly page: ReportPage; readonly lines: readonly Line[]; readonly writing: Writing; readonly writable: boolean; readonly narrow: boolean;
  readonly spot: Spot; readonly onSpot: (spot: Spot) => void; readonly onSay: (text: string) => void; readonly onOpen: () => void;
};

/** Pixels of a line: one row of signs, or two on a telephone. */
export const heightOf = (narrow: boolean): number => (narrow ? 76 : 42);

export function SheetGrid(props: GridProps) {
  const { page, lines, writing, writable, narrow, spot } = props;
  const intl = useIntl();
  const columns = useMemo(() => columnsOf(lines, narrow), [lines, narrow]);
  const height = heightOf(narrow);
  const { ref, first, last } = useWindow(lines.length, height, true);
  const walk = useWalk(props, columns, ref, height);
  const threads = useMemo(() => Map.groupBy(page.comments.filter((one) => one.replyTo === null && one.resolved === null), (one) => one.indicator), [page.comments]);
  const { data: held } = useEvidence(page);
  const evidence = useMemo(() => countsOf(held), [held]);
  const shown = useMemo(() => {
    const all = Array.from({ length: Math.max(0, last - first) }, (_one, n) => first + n);
    // what has the focus stays in the page, wherever one looks
    return spot.line < lines.length && (spot.line < first || spot.line >= last) ? [...all, spot.line] : all;
  }, [first, last, spot.line, lines.length]);
  return (
    <div className={narrow ? 'sheet is-narrow' : 'sheet'} ref={ref} style={{ ['--line' as string]: `${height}px` }}>
      <div
        role="grid" tabIndex={-1} aria-label={intl.formatMessage({ id: 'collect.sheet' })} aria-rowcount={lines.length + 1} aria-colcount={columns.length} aria-readonly={!writable}
        className={columns.includes('second') ? 'sheet-grid has-second' : 'sheet-grid'} onKeyDown={walk.onKey} onPaste={walk.onPaste} onCopy={walk.onCopy} onMouseDown={walk.onMouse} onDoubleClick={walk.onDouble}
      >
        <div role="row" aria-rowindex={1} className="sheet-head">
          {columns.map((one, at) => <div key={one} role="columnheader" aria-colindex={at + 1} className={`sheet-cell is-${one}`}><FormattedMessage id={`collect.column.${one}`} /></div>)}
        </div>
        <div role="rowgroup" className="sheet-body" style={{ height: lines.length * height }}>
          {shown.map((index) => {
            const line = lines[index]!;
            const here = index === spot.line;
            return (
              <SheetLine
                key={line.key} line={line} index={index} top={index * height} columns={columns} writing={writing} writable={writable} active={here ? spot.column : null}
                editing={here ? walk.editing : null} comments={line.part === null ? (threads.get(line.row.indicator)?.length ?? 0) : 0} evidence={line.part === null ? (evidence.get(line.row.indicator) ?? 0) : 0} asksEvidence={byPeople(page) && (held?.asked[line.row.indicator]?.length ?? 0) > 0}
                onEnd={walk.onEnd}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Box = { readonly current: HTMLDivElement | null };

/** Walking, writing, pasting: `editing` is null, or the sign with which the writing began. */
function useWalk(props: GridProps, columns: readonly Column[], box: Box, height: number) {
  const { lines, writing, spot, onSpot } = props;
  const [editing, setEditing] = useState<string | null>(null);
  const language = useLanguage();
  const rtl = directionOf(language as never) === 'rtl';
  const wanted = useRef(false);
  const go = useCallback((to: Spot) => { wanted.current = true; onSpot(to); }, [onSpot]);
  useLayoutEffect(() => {
    if (!wanted.current || editing !== null) return;
    wanted.current = false;
    comeInSight(box.current, spot.line * height, height);
    box.current?.querySelector<HTMLElement>(`[data-cell="${spot.line} ${spot.column}"]`)?.focus({ preventScroll: true });
  }, [spot, editing, height]);
  useEffect(() => { if (!columns.includes(spot.column)) onSpot({ ...spot, column: 'first' }); }, [columns, spot, onSpot]);
  const step = { lines: lines.length, columns, page: 10, rtl };
  const onEnd = useCallback((keep: boolean, way: 'down' | 'up' | 'next' | 'back' | 'stay') => {
    writing.end(keep);
    setEditing(null);
    const at = columns.indexOf(spot.column);
    const over = way === 'next' ? 1 : way === 'back' ? -1 : 0;
    const to = way === 'down' ? { ...spot, line: Math.min(lines.length - 1, spot.line + 1) } : way === 'up' ? { ...spot, line: Math.max(0, spot.line - 1) } : { ...spot, column: columns[at + over] ?? spot.column };
    if (way !== 'stay' || document.activeElement === document.body || document.activeElement?.closest('.sheet-cell') !== null) go(to);
  }, [columns, lines.length, spot, writing, go]);
  const begin = (sign: string): boolean => {
    const may = mayWrite(props, spot, writing);
    if (may) setEditing(spot.column === 'state' || spot.column === 'unit' ? '' : sign);
    return may;
  };
  const keys = { begin, go, step, editing, language };
  return {
    editing, onEnd,
    onKey: (event: KeyboardEvent) => onKey(event, props, keys),
    onPaste: (event: ClipboardEvent) => onPaste(event, props, keys),
    onCopy: (event: ClipboardEvent) => onCopy(event, props, keys),
    onMouse: (event: { target: EventTarget }) => { const to = spotOf(event.target); if (to !== null && editing === null) go(to); },
    onDouble: (event: { target: EventTarget }) => { if (spotOf(event.target) !== null) begin(''); },
  };
}

type Keys = { readonly begin: (sign: string) => boolean; readonly go: (to: Spot) => void; readonly step: Parameters<typeof moved>[3]; readonly editing: string | null; readonly language: string };

function onKey(event: KeyboardEvent, props: GridProps, { begin, go, step, editing }: Keys): void {
  if (editing !== null) return;
  const { writing, writable, spot, lines } = props;
  const control = event.ctrlKey || event.metaKey;
  const to = event.altKey ? null : moved(spot, event.key, control, step);
  if (to !== null) { event.preventDefault(); go(to); return; }
  if (control && writable && (event.key === 'z' || event.key === 'y' || event.key === 'Z')) {
    event.preventDefault();
    const codes = event.key === 'z' && !event.shiftKey ? writing.undo() : writing.redo();
    const line = lines.findIndex((one) => one.part === null && one.row.indicator === codes[0]);
    if (line >= 0 && !codes.includes(lines[spot.line]?.row.indicator ?? '')) go({ ...spot, line });
    return;
  }
  if (control || event.altKey) return;
  if (event.key === 'Enter' || event.key === 'F2') { event.preventDefault(); if (!begin('')) props.onOpen(); return; }
  if ((event.key === 'Delete' || event.key === 'Backspace') && mayWrite(props, spot, writing)) { event.preventDefault(); cleared(props); return; }
  if (event.key.length === 1 && event.key !== ' ' && begin(event.key)) event.preventDefault();
  else if (event.key === ' ' && (spot.column === 'state' || spot.column === 'unit')) { event.preventDefault(); begin(''); }
}

function mayWrite({ lines, writable }: GridProps, spot: Spot, writing: Writing): boolean {
  const line = lines[spot.line];
  if (!writable || line === undefined) return false;
  if (spot.column === 'first' || spot.column === 'second') return line.fields[spot.column === 'first' ? 0 : 1] !== undefined;
  return spot.column === 'state' ? line.part === null : spot.column === 'unit' && canUnit(line, writing.of(line.row.indicator).said);
}

function cleared({ lines, writing, spot }: GridProps): void {
  const line = lines[spot.line]!;
  const code = line.row.indicator;
  const typed = writing.of(code);
  const field = line.fields[spot.column === 'second' ? 1 : 0]!;
  if (spot.column === 'unit') return;
  const gap = typed.said?.notReported != null || typed.said?.notApplicable != null;
  const said = spot.column === 'state' || (gap && line.part === null) ? null : withField(line, typed.said, field, '', 'en');
  writing.change(new Map([[code, { ...typed, said }]]));
}

function onPaste(event: ClipboardEvent, props: GridProps, { editing, language }: Keys): void {
  if (editing !== null || !props.writable) return;
  event.preventDefault();
  const block = readBlock(event.clipboardData.getData('text/plain'));
  const { values, cells, left } = pasted(props.writing, props.lines, props.spot, block, language);
  props.writing.change(values);
  props.onSay(`${cells} ${left}`);
}

function onCopy(event: ClipboardEvent, { lines, writing, spot }: GridProps, { editing, language }: Keys): void {
  const line = lines[spot.line];
  if (editing !== null || line === undefined || !document.getSelection()?.isCollapsed) return;
  const field = line.fields[spot.column === 'second' ? 1 : 0];
  if (field === undefined || (spot.column !== 'first' && spot.column !== 'second')) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', fieldText(line, writing.of(line.row.indicator).said, field, language));
}

function spotOf(target: EventTarget): Spot | null {
  const [line, column] = ((target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '').split(' ');
  return column === undefined ? null : { line: Number(line), column: column as Column };
}

/** Scrolls the sheet no further than needed; the head covers its first line. */
function comeInSight(box: HTMLDivElement | null, top: number, height: number): void {
  if (box === null) return;
  const head = box.querySelector<HTMLElement>('.sheet-head')?.offsetHeight ?? 0;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height + head > box.scrollTop + box.clientHeight) box.scrollTop = top + height + head - box.clientHeight;
}
