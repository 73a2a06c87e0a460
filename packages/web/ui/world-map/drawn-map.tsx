/** The map itself: picture, points to walk by keys, the country that is pointed at in words, the table. */
import { useDirection } from '@mantine/core';
import { worldMap } from '@throughline/charts/world-map.ts';
import { type PointerEvent, useCallback, useId, useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { csvHead, csvRow } from '../../rollup/figure-csv.ts';
import { usePlaceName } from '../../rollup/places.ts';
import { PlaceLink } from '../../shell/place-link.tsx';
import { ChartFrame } from '../chart-frame.tsx';
import { type Column, DataTable } from '../data-table.tsx';
import { FigureLink, figureText } from '../figure-value.tsx';
import { useFormat } from '../format.ts';
import { Picture } from '../picture.tsx';
import { useWidth } from '../width.ts';
import { MapPoints } from './map-points.tsx';
import type { MapCountry, WorldMapAsked } from './map-country.ts';
import './world-map.css';

/** Kinds whose values in countries may be added (figures 2): shown as areas of circles. */
const ADDING: readonly string[] = ['flow', 'cumulative', 'stock', 'distinct', 'distinct-sum'];

export function DrawnMap({ title, rows, onOpen, selected = null, quiet = false }: WorldMapAsked) {
  const intl = useIntl();
  const say = useSaid(isPlain(rows));
  return (
    <ChartFrame
      title={title} name="map" quiet={quiet}
      picture={<Walked title={title} rows={rows} say={say} selected={selected} {...(onOpen ? { onOpen } : {})} />}
      table={<MapTable title={title} rows={rows} />}
      rows={[['country', 'projects', ...csvHead], ...rows.map((row) => [row.iso3, String(row.projects), ...(row.figure ? csvRow(row.figure) : [])])]}
      notes={[intl.formatMessage({ id: 'map.boundaries' })]}
    />
  );
}

/** No row has anything to say but its projects. */
const isPlain = (rows: readonly MapCountry[]): boolean => rows.every(({ figure, text }) => figure === null && text === undefined);

type Said = (row: MapCountry) => { name: string; figure: string; whole: string };

/** `plain`: the map says where projects are, no figure was chosen. */
function useSaid(plain: boolean): Said {
  const intl = useIntl();
  const format = useFormat();
  const nameOf = usePlaceName();
  return useCallback((row) => {
    const name = nameOf(`country:${row.iso3}`);
    if (plain) return { name, figure: '', whole: intl.formatMessage({ id: 'map.said-projects' }, { name, projects: row.projects }) };
    const figure = row.text ?? (row.figure ? figureText(row.figure, format, intl) : intl.formatMessage({ id: 'label.no-data' }));
    return { name, figure, whole: intl.formatMessage({ id: 'map.said' }, { name, figure, projects: row.projects }) };
  }, [intl, format, nameOf, plain]);
}

type Walking = { title: string; rows: readonly MapCountry[]; say: Said; onOpen?: (iso3: string) => void; selected: string | null };

function Walked({ title, rows, say, onOpen, selected }: Walking) {
  const { dir } = useDirection();
  const intl = useIntl();
  const format = useFormat();
  const key = useId().replace(/[^a-z0-9]/gi, '');
  const { ref, width } = useWidth<HTMLDivElement>(900);
  const [at, setAt] = useState<string | null>(null);
  const unit = rows.find(({ figure }) => figure !== null)?.figure ?? null;
  const { picture, points } = useMemo(() => worldMap(rows.map(({ iso3, figure }) => ({ iso3, value: figure?.value ?? figure?.bounds?.low ?? null, atLeast: figure?.label === 'lower-bound' || figure?.label === 'bounds' })), {
    width, title, key, mirrored: dir === 'rtl', adds: unit === null || ADDING.includes(unit.kind), selected: at ?? selected,
    number: (text) => (unit ? format.value(text, unit) : text),
    words: {
      largest: (value) => intl.formatMessage({ id: 'map.largest' }, { value }), atLeast: intl.formatMessage({ id: 'map.at-least' }),
      noData: intl.formatMessage({ id: isPlain(rows) ? 'map.projects' : 'map.no-data' }), between: (low, high) => intl.formatMessage({ id: 'figure.between' }, { low, high }),
    },
  }), [rows, width, title, key, dir, unit, at, selected, format, intl]);
  const pointed = (event: PointerEvent) => { const found = (event.target as Element).closest('[data-iso3]')?.getAttribute('data-iso3') ?? null; if (found !== at) setAt(found); };
  const row = rows.find(({ iso3 }) => iso3 === at);
  return (
    <div className="world-map" ref={ref}>
      <p className="map-said" aria-hidden="true">{row ? say(row).whole : <span className="quiet"><FormattedMessage id="map.how" /></span>}</p>
      <div className="map-ground" dir="ltr" onPointerMove={pointed} onPointerLeave={() => setAt(null)} onPointerUp={() => { if (at !== null) onOpen?.(at); }}>
        <Picture of={picture} />
        <MapPoints points={points} rows={rows} say={say} onAt={setAt} {...(onOpen ? { onOpen } : {})} />
      </div>
    </div>
  );
}

function MapTable({ title, rows }: { title: string; rows: readonly MapCountry[] }) {
  const intl = useIntl();
  const plain = isPlain(rows);
  const say = useSaid(plain);
  return (
    <DataTable
      rows={rows} rowKey={(row) => row.iso3} label={title}
      columns={[
        { key: 'country', name: intl.formatMessage({ id: 'column.country' }), cell: (row) => <PlaceLink place={`country:${row.iso3}`}>{say(row).name}</PlaceLink>, text: (row) => say(row).name, sort: (row) => say(row).name },
        ...(plain ? [] : [{ key: 'value', name: intl.formatMessage({ id: 'column.value' }), number: true, cell: (row) => (row.figure ? <FigureLink figure={row.figure} name={say(row).name} /> : say(row).figure), text: (row) => row.figure?.value ?? '', sort: (row) => (row.figure?.value == null ? null : Number(row.figure.value)) } satisfies Column<MapCountry>]),
        { key: 'projects', name: intl.formatMessage({ id: 'column.projects' }), number: true, cell: (row) => String(row.projects), text: (row) => String(row.projects), sort: (row) => row.projects },
      ]}
    />
  );
}
