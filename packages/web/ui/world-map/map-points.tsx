/**
 * The countries of a map for the keyboard: one tab stop; arrows go to the next point east, west, south or north, a letter to the
 * next name that begins with it, Home and End to the ends; Enter opens. Each says its name and figure.
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { MapCountry } from './map-country.ts';

type Point = { readonly iso3: string; readonly x: number; readonly y: number };
type Asked = { points: readonly Point[]; rows: readonly MapCountry[]; say: (row: MapCountry) => { name: string; whole: string }; onAt: (iso3: string | null) => void; onOpen?: (iso3: string) => void };

export function MapPoints({ points, rows, say, onAt, onOpen }: Asked) {
  const [stop, setStop] = useState<string | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const named = new Map(rows.map((row) => [row.iso3, say(row)]));
  const first = points.find(({ iso3 }) => iso3 === stop) ?? points[0];
  const go = (point: Point | undefined) => { if (point) holder.current?.querySelector<HTMLElement>(`[data-point="${point.iso3}"]`)?.focus(); };
  const press = (event: KeyboardEvent, from: Point) => {
    const next = nextOf(event.key, from, points, (iso3) => named.get(iso3)?.name ?? '');
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(next);
  };
  return (
    <div className="map-points" ref={holder}>
      {points.map((point) => (
        <button
          key={point.iso3} type="button" data-point={point.iso3} aria-label={named.get(point.iso3)?.whole} tabIndex={point === first ? 0 : -1}
          style={{ left: point.x, top: point.y }} onKeyDown={(event) => press(event, point)} onClick={() => onOpen?.(point.iso3)}
          onFocus={() => { setStop(point.iso3); onAt(point.iso3); }} onBlur={() => onAt(null)}
        />
      ))}
    </div>
  );
}

/** Where a key leads from a point; undefined where it leads nowhere. */
export function nextOf(key: string, from: Point, points: readonly Point[], name: (iso3: string) => string): Point | undefined {
  const along = (by: 'x' | 'y') => [...points].sort((a, b) => a[by] - b[by] || (a.iso3 < b.iso3 ? -1 : 1));
  const step = (by: 'x' | 'y', forth: 1 | -1) => { const all = along(by); return all[all.indexOf(from) + forth]; };
  if (key === 'ArrowRight') return step('x', 1);
  if (key === 'ArrowLeft') return step('x', -1);
  if (key === 'ArrowDown') return step('y', 1);
  if (key === 'ArrowUp') return step('y', -1);
  const byName = [...points].sort((a, b) => name(a.iso3).localeCompare(name(b.iso3)));
  if (key === 'Home') return byName[0];
  if (key === 'End') return byName.at(-1);
  if ([...key].length !== 1 || key === ' ') return undefined;
  const begins = byName.filter(({ iso3 }) => name(iso3).toLocaleLowerCase().startsWith(key.toLocaleLowerCase()));
  return begins[(begins.indexOf(from) + 1) % begins.length];
}
