/** Every figure of a place by result area, in columns: name, course, value, target, verdict, coverage. */
import { pointOf } from '@throughline/charts/point.ts';
import { trend } from '@throughline/charts/trend.ts';
import { useDirection } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type Area, type AreaFigure, leading, useAreaName, useStageName } from '../../rollup/areas.ts';
import { csvHead, csvRow } from '../../rollup/figure-csv.ts';
import { OwnLeft } from '../../rollup/own-left.tsx';
import { saveCsv } from '../../ui/csv.ts';
import { FigureLink, hasNumber } from '../../ui/figure-value.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Coverage } from '../../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { useAlong } from './asked.ts';
import { Towards } from './towards.tsx';

/** A publisher of many own indicators may have hundreds in one area: these come first, the rest when asked for. */
const FIRST = 12;
const COLUMNS = ['indicator', 'course', 'value', 'target', 'coverage'] as const;

export function Results({ overview, note }: { overview: Overview; note?: string }) {
  const areas = overview.areas.filter((area) => area.figures.length > 0);
  const folding = areas.filter((area) => area.figures.length > 1);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const open = folding.every((area) => opened.has(area.area));
  const turn = (area: string) => setOpened((before) => new Set(before.has(area) ? [...before].filter((one) => one !== area) : [...before, area]));
  return (
    <section className="results" aria-labelledby="results-name">
      <div className="results-head">
        <h2 id="results-name"><FormattedMessage id="country.results" /></h2>
        {folding.length > 0 && (
          <button type="button" className="link-button open-all" aria-pressed={open} onClick={() => setOpened(new Set(open ? [] : folding.map((area) => area.area)))}>
            <FormattedMessage id={open ? 'country.fold-all' : 'country.open-all'} values={{ count: areas.reduce((sum, area) => sum + area.figures.length, 0) }} />
          </button>
        )}
      </div>
      {areas.length === 0 ? <p className="measure"><FormattedMessage id="country.no-results" /></p> : (
        <>
          {note && <p className="note measure">{note}</p>}
          <table aria-labelledby="results-name">
            <thead>
              <tr>{COLUMNS.map((column) => <th key={column} scope="col" className={`is-${column}`}><FormattedMessage id={`column.${column}`} /></th>)}</tr>
            </thead>
            {areas.map((area) => <AreaRows key={area.area} area={area} place={overview.place} open={opened.has(area.area)} turn={() => turn(area.area)} />)}
          </table>
          <OwnLeft of={overview} />
          <Csv overview={overview} areas={areas} />
        </>
      )}
    </section>
  );
}

/** Every figure and its years, opened or not. */
function Csv({ overview, areas }: { overview: Overview; areas: readonly Area[] }) {
  const all = areas.flatMap((area) => area.figures.flatMap((one) => [one.figure, ...one.series.filter((each) => each.period !== overview.period)]));
  const name = overview.place.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  return <button type="button" className="link-button data-table-csv" onClick={() => saveCsv(`${name}-${overview.period}.csv`, [csvHead, ...all.map(csvRow)])}><FormattedMessage id="table.csv" /></button>;
}

/** An area in a line, by the figure that leads it; its other figures below it when opened. */
function AreaRows({ area, place, open, turn }: { area: Area; place: string; open: boolean; turn: () => void }) {
  const name = useAreaName()(area.area);
  const stage = useStageName()(area.stage);
  const [all, setAll] = useState(false);
  const lead = leading(area.figures)!;
  const rest = area.figures.filter((one) => one !== lead);
  const rows = all ? rest : rest.slice(0, FIRST);
  const id = `area-${area.area.replace(/[^\p{L}\p{N}-]+/gu, '-')}`;
  const more = rest.length > 0 && (
    <button type="button" className="link-button area-more" aria-expanded={open} aria-describedby={id} onClick={turn}>
      <FormattedMessage id={open ? 'country.area-less' : 'country.area-more'} values={{ count: rest.length }} />
    </button>
  );
  return (
    <tbody className="area">
      <ResultRow row={lead} place={place} above={<h3 id={id}>{name} <span className="area-stage">{area.area.startsWith('stage:') ? '' : stage}</span></h3>} below={more} />
      {open && rows.map((row) => <ResultRow key={row.indicator.code} row={row} place={place} />)}
      {open && rows.length < rest.length && (
        <tr className="area-rest"><td colSpan={COLUMNS.length}><button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="country.show-all" values={{ count: area.figures.length }} /></button></td></tr>
      )}
    </tbody>
  );
}

function ResultRow({ row: { indicator, figure, series }, place, above, below }: { row: AreaFigure; place: string; above?: ReactNode; below?: ReactNode }) {
  const words = useWords();
  const intl = useIntl();
  const along = useAlong(place);
  const name = words(indicator.name) || indicator.code;
  const due = figure.coverage.expected > 0;
  return (
    <tr className={above ? 'is-lead' : undefined}>
      <th scope="row" className="is-indicator">
        {above}
        <Link to="/indicators/$code" params={{ code: indicator.code }} search={along.here}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>{' '}
        {!indicator.own && <Code>{indicator.code}</Code>}
        {figure.includesRegional && <span className="figure-note is-regional"><FormattedMessage id="country.includes-regional" /></span>}
        {below}
      </th>
      <td className="is-course"><Course name={name} series={series} /></td>
      <td className="is-value">
        <FigureLink figure={figure} name={name} />
        {hasNumber(figure) && !['exact', 'lower-bound', 'bounds'].includes(figure.label) && <span className="figure-note">{intl.formatMessage({ id: `label.${figure.label}` })}</span>}
      </td>
      <td className="is-target"><Towards figure={figure} /></td>
      <td className="is-coverage" {...(due ? { 'data-name': intl.formatMessage({ id: 'column.coverage' }) } : {})}><Coverage coverage={figure.coverage} /></td>
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
