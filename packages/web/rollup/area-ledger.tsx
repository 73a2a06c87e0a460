/** Every result area in a line, by the figure that leads it; the area's other figures open below it. */
import { pointOf } from '@throughline/charts/point.ts';
import { trend } from '@throughline/charts/trend.ts';
import { useDirection } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useQuestion } from '../shell/question.ts';
import { FigureLink } from '../ui/figure-value.tsx';
import { Picture } from '../ui/picture.tsx';
import { Coverage } from '../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { type Area, type AreaFigure, leading, useAreaName, useStageName } from './areas.ts';
import { Towards } from './overview/towards.tsx';

const COLUMNS = ['indicator', 'course', 'value', 'target', 'coverage'] as const;

export function AreaLedger({ areas }: { areas: readonly Area[] }) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const shown = areas.filter((area) => area.figures.length > 0);
  const folding = shown.filter((area) => area.figures.length > 1);
  const all = folding.every((area) => opened.has(area.area));
  const turn = (area: string) => setOpened((before) => (before.has(area) ? new Set([...before].filter((one) => one !== area)) : new Set([...before, area])));
  return (
    <section className="ledger" aria-labelledby="ledger-name">
      <div className="ledger-head">
        <h2 id="ledger-name"><FormattedMessage id="overview.areas" /></h2>
        {folding.length > 0 && (
          <button type="button" className="link-button open-all" aria-pressed={all} onClick={() => setOpened(all ? new Set() : new Set(folding.map((area) => area.area)))}>
            <FormattedMessage id={all ? 'overview.fold-all' : 'overview.open-all'} values={{ count: shown.reduce((sum, area) => sum + area.figures.length, 0) }} />
          </button>
        )}
      </div>
      <table aria-labelledby="ledger-name">
        <thead>
          <tr>{COLUMNS.map((column) => <th key={column} scope="col" className={`is-${column}`}><FormattedMessage id={`column.${column}`} /></th>)}</tr>
        </thead>
        {shown.map((area) => <AreaRows key={area.area} area={area} open={opened.has(area.area)} turn={() => turn(area.area)} />)}
      </table>
    </section>
  );
}

function AreaRows({ area, open, turn }: { area: Area; open: boolean; turn: () => void }) {
  const name = useAreaName()(area.area);
  const stage = useStageName()(area.stage);
  const lead = leading(area.figures)!;
  const rest = area.figures.filter((one) => one !== lead);
  const id = `area-${area.area.replace(/[^A-Za-z0-9]/g, '-')}`;
  const head = <h3 id={id}>{name} <span className="area-stage">{area.area.startsWith('stage:') ? '' : stage}</span></h3>;
  const more = rest.length > 0 && (
    <button type="button" className="link-button area-more" aria-expanded={open} aria-describedby={id} onClick={turn}>
      <FormattedMessage id={open ? 'overview.area-less' : 'overview.area-more'} values={{ count: rest.length }} />
    </button>
  );
  return (
    <tbody className="area">
      <LedgerRow row={lead} above={head} below={more} />
      {open && rest.map((row) => <LedgerRow key={row.indicator.code} row={row} />)}
    </tbody>
  );
}

function LedgerRow({ row: { indicator, figure, series }, above, below }: { row: AreaFigure; above?: ReactNode; below?: ReactNode }) {
  const words = useWords();
  const search = travelling(useQuestion()) as never;
  const name = words(indicator.name) || indicator.code;
  return (
    <tr className={above ? 'is-lead' : undefined}>
      <th scope="row" className="is-indicator">
        {above}
        <Link to="/indicators/$code" params={{ code: indicator.code }} search={search}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>{' '}
        {!indicator.own && <Code>{indicator.code}</Code>}
        {below}
      </th>
      <td className="is-course"><Course name={name} series={series} /></td>
      <td className="is-value"><FigureLink figure={figure} name={name} /></td>
      <td className="is-target"><Towards figure={figure} bar /></td>
      <td className="is-coverage"><Coverage coverage={figure.coverage} /></td>
    </tr>
  );
}

function Course({ name, series }: { name: string; series: AreaFigure['series'] }) {
  const intl = useIntl();
  const { dir } = useDirection();
  if (series.length < 2 || series.every((one) => one.value === null && one.bounds === null)) return null;
  const from = series[0]!.period;
  const to = series.at(-1)!.period;
  const title = intl.formatMessage({ id: 'course.title' }, { indicator: name, from, to });
  return <Picture of={trend(series.map(pointOf), { width: 96, height: 26, mirrored: dir === 'rtl', title })} />;
}
