/** Every figure of a place by result area, in columns: name, course, value, target, verdict, coverage. */
import { pointOf } from '@throughline/charts/point.ts';
import { trend } from '@throughline/charts/trend.ts';
import { useDirection } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type Area, type AreaFigure, useAreaName, useStageName } from '../../rollup/areas.ts';
import { csvHead, csvRow } from '../../rollup/figure-csv.ts';
import { saveCsv } from '../../ui/csv.ts';
import { FigureLink, hasNumber } from '../../ui/figure-value.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Coverage } from '../../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { useAlong } from './asked.ts';
import { Towards } from './towards.tsx';

/** A publisher of many own indicators may have hundreds in one area: these come first, the rest when asked for. */
const FIRST = 12;

export function Results({ overview, note }: { overview: Overview; note?: string }) {
  const areas = overview.areas.filter((area) => area.figures.length > 0);
  const all = areas.flatMap((area) => area.figures.flatMap((one) => [one.figure, ...one.series.filter((each) => each.period !== overview.period)]));
  return (
    <section className="results" aria-labelledby="results-name">
      <h2 id="results-name"><FormattedMessage id="country.results" /></h2>
      {areas.length === 0 ? <p className="measure"><FormattedMessage id="country.no-results" /></p> : (
        <>
          {note && <p className="note measure">{note}</p>}
          {areas.map((area) => <AreaRows key={area.area} area={area} place={overview.place} />)}
          <button type="button" className="link-button data-table-csv" onClick={() => saveCsv(`${fileName(overview.place)}-${overview.period}.csv`, [csvHead, ...all.map(csvRow)])}><FormattedMessage id="table.csv" /></button>
        </>
      )}
    </section>
  );
}

const fileName = (place: string): string => place.replace(/[^\p{L}\p{N}.-]+/gu, '-');

function AreaRows({ area, place }: { area: Area; place: string }) {
  const name = useAreaName()(area.area);
  const stage = useStageName()(area.stage);
  const [all, setAll] = useState(false);
  const rows = all ? area.figures : area.figures.slice(0, FIRST);
  const id = `area-${area.area.replace(/[^\p{L}\p{N}-]+/gu, '-')}`;
  return (
    <div className="area">
      <h3 id={id}>{name} <span className="area-stage">{area.area.startsWith('stage:') ? '' : stage}</span></h3>
      <table aria-labelledby={id}>
        <thead>
          <tr>{['indicator', 'course', 'value', 'target', 'coverage'].map((column) => <th key={column} scope="col" className={`is-${column}`}><FormattedMessage id={`column.${column}`} /></th>)}</tr>
        </thead>
        <tbody>{rows.map((row) => <ResultRow key={row.indicator.code} row={row} place={place} />)}</tbody>
      </table>
      {rows.length < area.figures.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="country.show-all" values={{ count: area.figures.length }} /></button>
      )}
    </div>
  );
}

function ResultRow({ row: { indicator, figure, series }, place }: { row: AreaFigure; place: string }) {
  const words = useWords();
  const intl = useIntl();
  const along = useAlong(place);
  const name = words(indicator.name) || indicator.code;
  return (
    <tr>
      <th scope="row" className="is-indicator">
        <Link to="/indicators/$code" params={{ code: indicator.code }} search={along.here}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>{' '}
        {!indicator.own && <Code>{indicator.code}</Code>}
      </th>
      <td className="is-course"><Course name={name} series={series} /></td>
      <td className="is-value">
        <FigureLink figure={figure} name={name} />
        {hasNumber(figure) && !['exact', 'lower-bound', 'bounds'].includes(figure.label) && <span className="figure-note">{intl.formatMessage({ id: `label.${figure.label}` })}</span>}
        {figure.includesRegional && <span className="figure-note is-regional"><FormattedMessage id="country.includes-regional" /></span>}
      </td>
      <td className="is-target"><Towards figure={figure} /></td>
      <td className="is-coverage"><Coverage coverage={figure.coverage} /></td>
    </tr>
  );
}

function Course({ name, series }: { name: string; series: AreaFigure['series'] }) {
  const intl = useIntl();
  const { dir } = useDirection();
  if (series.length < 2 || series.every((one) => one.value === null && one.bounds === null)) return null;
  const title = intl.formatMessage({ id: 'course.title' }, { indicator: name, from: series[0]!.period, to: series.at(-1)!.period });
  return <Picture of={trend(series.map(pointOf), { width: 96, height: 26, mirrored: dir === 'rtl', title })} />;
}
