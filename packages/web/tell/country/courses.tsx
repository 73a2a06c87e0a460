/** Small multiples of a place's indicators: each over the years with its targets, on its own scale; the number opens its working. */
import { useDirection } from '@mantine/core';
import { PANEL, multiples, scalesFor } from '@throughline/charts/multiples.ts';
import { panel } from '@throughline/charts/panel.ts';
import { pointOf } from '@throughline/charts/point.ts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AreaFigure } from '../../rollup/areas.ts';
import { csvHead, csvRow } from '../../rollup/figure-csv.ts';
import { useTick } from '../../rollup/indicator-numbers.ts';
import '../../rollup/small-multiples.css';
import { PeriodsTable } from '../../rollup/small-multiples-table.tsx';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { FigureLink, figureText, hasNumber } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { Picture } from '../../ui/picture.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { useAlong } from './asked.ts';
import { FirstOf } from './first-of.tsx';

/** Panels drawn before the others are asked for: three rows of a wide screen. */
const FIRST = 12;

type Asked = { readonly rows: readonly AreaFigure[]; readonly place: string; readonly name: string; readonly period: string };

export function Courses(asked: Asked) {
  const rows = useMemo(() => asked.rows.filter(({ series }) => series.filter(hasNumber).length > 1), [asked.rows]);
  if (rows.length === 0) return null;
  return (
    <section className="courses" aria-labelledby="courses-name">
      <h2 id="courses-name"><FormattedMessage id="country.courses" /></h2>
      <p className="note measure"><FormattedMessage id="country.courses-note" /></p>
      <FirstOf of={rows} first={FIRST}>{(shown) => <Drawn {...asked} rows={shown} all={rows} />}</FirstOf>
    </section>
  );
}

function Drawn({ rows, all, place, name, period }: Asked & { all: readonly AreaFigure[] }) {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const { dir } = useDirection();
  const nameOf = ({ indicator }: AreaFigure) => words(indicator.name) || indicator.code;
  const said = ({ figure }: AreaFigure) => figureText(figure, format, intl);
  const title = intl.formatMessage({ id: 'country.courses-title' }, { place: name });
  const points = rows.map((row) => row.series.map(pointOf));
  const scales = scalesFor(points, false);
  const tick = useTick({ kind: 'flow', unit: null });
  const look = { mirrored: dir === 'rtl', number: tick, period: format.period, asked: period };
  const whole = multiples(rows.map((row, at) => ({ name: nameOf(row), said: said(row), points: points[at]!, scale: scales[at]! })), { ...look, title, columns: 4 });
  return (
    <ChartFrame
      title={title} quiet name={`years-${place.replace(/[^\p{L}\p{N}.-]+/gu, '-')}`}
      rows={[csvHead, ...all.flatMap((row) => row.series.map(csvRow))]}
      table={<PeriodsTable panels={all.map((row) => ({ key: row.indicator.code, name: nameOf(row), figures: row.series }))} of={name} title={title} like={false} />}
      picture={(
        <>
          {/* For files: names and numbers stand in the picture itself. */}
          <div hidden><Picture of={whole} /></div>
          <ul className="multiples-panels">{rows.map((row) => <OnePanel key={row.indicator.code} row={row} place={place} period={period} name={nameOf(row)} said={said(row)} />)}</ul>
        </>
      )}
    />
  );
}

function OnePanel({ row: { indicator, figure, series }, place, period, name, said }: { row: AreaFigure; place: string; period: string; name: string; said: string }) {
  const intl = useIntl();
  const format = useFormat();
  const { dir } = useDirection();
  const along = useAlong(place);
  const tick = useTick(figure);
  const points = series.map(pointOf);
  const title = intl.formatMessage({ id: 'multiples.panel' }, { name, from: series[0]!.period, to: series.at(-1)!.period, value: said, period });
  return (
    <li>
      <div className="multiples-head">
        <span className="multiples-name" title={name}><Link to="/indicators/$code" params={{ code: indicator.code }} search={along.here}>{name}</Link></span>
        <FigureLink figure={figure} name={name} />
      </div>
      <Picture of={panel(points, { ...PANEL, scale: scalesFor([points], false)[0]!, mirrored: dir === 'rtl', title, number: tick, period: format.period, asked: period })} />
    </li>
  );
}
