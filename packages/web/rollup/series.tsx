/** The figure over the years: picture and table, each with targets, bounds and gaps. */
import { useDirection } from '@mantine/core';
import { pointOf } from '@throughline/charts/point.ts';
import { series } from '@throughline/charts/series.ts';
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ChartFrame } from '../ui/chart-frame.tsx';
import { FigureLink } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { saveCsv } from '../ui/csv.ts';
import { Picture } from '../ui/picture.tsx';
import { useWidth } from '../ui/width.ts';
import { Coverage, Verdict } from '../ui/verdict.tsx';
import { useWords } from '../ui/words-text.tsx';
import { useTick } from './indicator-numbers.ts';
import { LikeFigureLink, asLike, useLike } from './indicator-like.tsx';
import { csvHead, csvRow } from './figure-csv.ts';

/** Narrower than this the years stand on one another. */
const LEAST = 300;

export function Series({ body }: { body: IndicatorPage }) {
  const drawn = body.series.some((one) => one.value !== null || one.bounds !== null) && !['qualitative', 'ordinal'].includes(body.indicator.kind);
  const like = useLike();
  const shown = useMemo(() => (like ? { ...body, series: body.series.map(asLike) } : body), [body, like]);
  if (body.series.length === 0) return null;
  return (
    <section className="over-years" aria-labelledby="series-name">
      <h2 id="series-name"><FormattedMessage id="series.title" /></h2>
      {drawn && <Drawn body={shown} />}
      <SeriesTable body={body} like={like} />
      {!drawn && <button type="button" className="link-button data-table-csv" onClick={() => saveCsv(`${body.indicator.code}.csv`, [csvHead, ...body.series.map(csvRow)])}><FormattedMessage id="table.csv" /></button>}
    </section>
  );
}

function Drawn({ body }: { body: IndicatorPage }) {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const { dir } = useDirection();
  const { ref, width: room } = useWidth<HTMLDivElement>(720);
  const width = Math.max(LEAST, room);
  const tick = useTick(body.indicator);
  const mode = body.targetModes.length === 1 ? body.targetModes[0]! : null;
  // a level that every year states alike; what adds up by year has one of each year, which stands in the table
  const baseline = same(body.series.map((one) => one.baseline));
  const picture = useMemo(() => series(body.series.map(pointOf), {
    width, height: 280, mirrored: dir === 'rtl', asked: body.period,
    title: intl.formatMessage({ id: 'course.title' }, { indicator: words(body.indicator.name), from: body.series[0]!.period, to: body.series.at(-1)!.period }),
    targetWord: intl.formatMessage({ id: mode === null ? 'series.target' : `indicator.target-${mode}` }),
    number: (text) => format.value(text, body.indicator), tick,
    period: format.period,
    across: mode === 'final' && same(body.series.map((one) => one.target)) !== null,
    ...(baseline === null ? {} : { baseline: { value: baseline, word: intl.formatMessage({ id: 'column.baseline' }) } }),
  }), [body, dir, intl, format, tick, width]);
  const title = intl.formatMessage({ id: 'course.title' }, { indicator: words(body.indicator.name), from: body.series[0]!.period, to: body.series.at(-1)!.period });
  return <div ref={ref}><ChartFrame quiet title={title} name={`${body.indicator.code}-${body.place.replace(/[^\w.-]+/g, '-')}`} picture={<Picture of={picture} />} rows={[csvHead, ...body.series.map(csvRow)]} /></div>;
}

/** The one text that all those that are said have; null where they differ, are none, or nothing. */
function same(all: readonly (string | null)[]): string | null {
  const said = new Set(all.filter((one) => one !== null));
  const [only] = said;
  return said.size === 1 && only !== '0' ? only! : null;
}

function SeriesTable({ body, like }: { body: IndicatorPage; like: boolean }) {
  const format = useFormat();
  const words = useWords();
  const name = words(body.indicator.name);
  const based = body.series.some((one) => one.baseline !== null && one.baseline !== '0');
  return (
    <div className="data-table-scroll">
      <table aria-labelledby="series-name">
        <thead>
          <tr>
            <th scope="col"><FormattedMessage id="column.period" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="column.value" /></th>
            {based && <th scope="col" className="is-number"><FormattedMessage id="column.baseline" /></th>}
            <th scope="col" className="is-number"><FormattedMessage id="column.target-value" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="column.achievement" /></th>
            <th scope="col"><FormattedMessage id="column.verdict" /></th>
            <th scope="col"><FormattedMessage id="column.coverage" /></th>
          </tr>
        </thead>
        <tbody>
          {body.series.map((full) => ({ full, one: like ? asLike(full) : full })).map(({ full, one }) => (
            <tr key={one.period} className={one.period === body.period ? 'is-asked' : undefined}>
              <th scope="row">{format.period(one.period)}</th>
              <td className="is-number">{like ? <LikeFigureLink figure={full} name={`${name} ${one.period}`} unit={false} /> : <FigureLink figure={one} name={`${name} ${one.period}`} unit={false} />}</td>
              {based && <td className="is-number">{one.baseline === null ? <Nothing /> : <bdi>{format.value(one.baseline, one)}</bdi>}</td>}
              <td className="is-number">{one.target === null ? <Nothing /> : <bdi>{format.value(one.target, one)}</bdi>}</td>
              <td className="is-number">{one.achievement === null ? <Nothing /> : <bdi>{format.share(one.achievement)}</bdi>}</td>
              <td>{one.verdict ? <Verdict verdict={one.verdict} /> : <Nothing />}</td>
              <td><Coverage coverage={one.coverage} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Nothing can be said here: a dash for the eye, a word for the ear. */
export function Nothing() {
  const intl = useIntl();
  return <span className="quiet"><span aria-hidden="true">–</span><span className="only-heard">{intl.formatMessage({ id: 'table.nothing' })}</span></span>;
}
