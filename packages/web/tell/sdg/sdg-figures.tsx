/** Figures of a goal or target, each opening to its working. */
import { useDirection } from '@mantine/core';
import { pointOf } from '@throughline/charts/point.ts';
import { trend } from '@throughline/charts/trend.ts';
import type { SdgPage } from '@throughline/contract/tell/sdg.ts';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { Towards } from '../../rollup/overview/towards.tsx';
import { FirstOf } from '../country/first-of.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { FigureLink } from '../../ui/figure-value.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Coverage } from '../../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';

type Row = SdgPage['figures'][number];

/** Rows before the others are asked for. */
const FIRST = 12;

export function SdgFigures({ page }: { page: SdgPage }) {
  return (
    <section className="sdg-section sdg-figures" aria-labelledby="figures-name">
      <h2 id="figures-name"><FormattedMessage id="sdg.figures" /></h2>
      {page.figures.length === 0 ? <p><FormattedMessage id="sdg.figures-none" values={{ code: page.code }} /></p> : (
        <>
          <p className="note"><FormattedMessage id="sdg.figures-note" values={{ code: page.code }} /></p>
          <FirstOf of={page.figures} first={FIRST} words="sdg.show-all">{(shown) => (
            <table aria-labelledby="figures-name">
              <thead><tr>{['indicator', 'course', 'value', 'target', 'coverage'].map((column) => <th key={column} scope="col" className={`is-${column}`}><FormattedMessage id={`column.${column}`} /></th>)}</tr></thead>
              <tbody>{shown.map((row) => <FigureRow key={row.indicator.code} row={row} place={page.place} />)}</tbody>
            </table>
          )}</FirstOf>
          {page.figuresLeftOut > 0 && <p className="note"><FormattedMessage id="sdg.figures-more" values={{ count: page.figuresLeftOut }} /></p>}
        </>
      )}
    </section>
  );
}

function FigureRow({ row: { indicator, figure, series }, place }: { row: Row; place: string }) {
  const words = useWords();
  const intl = useIntl();
  const name = words(indicator.name) || indicator.code;
  const search = { ...travelling(useQuestion()), place } as never;
  return (
    <tr>
      <th scope="row" className="is-indicator"><Link to="/indicators/$code" params={{ code: indicator.code }} search={search}><WordsText words={indicator.name} otherwise={indicator.code} /></Link> {!indicator.own && <Code>{indicator.code}</Code>}</th>
      <td className="is-course"><Course name={name} series={series} /></td>
      <td className="is-value"><FigureLink figure={figure} name={name} /></td>
      <td className="is-target"><Towards figure={figure} bar /></td>
      <td className="is-coverage" data-name={intl.formatMessage({ id: 'column.coverage' })}><Coverage coverage={figure.coverage} /></td>
    </tr>
  );
}

function Course({ name, series }: { name: string; series: Row['series'] }) {
  const intl = useIntl();
  const { dir } = useDirection();
  if (series.length < 2 || series.every((one) => one.value === null && one.bounds === null)) return null;
  const title = intl.formatMessage({ id: 'course.title' }, { indicator: name, from: series[0]!.period, to: series.at(-1)!.period });
  return <Picture of={trend(series.map(pointOf), { width: 96, height: 26, mirrored: dir === 'rtl', title })} />;
}
