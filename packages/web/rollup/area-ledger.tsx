/** Every figure of every area, in columns: name, course, value, target, verdict, coverage. */
import { pointOf } from '@throughline/charts/point.ts';
import { trend } from '@throughline/charts/trend.ts';
import { useDirection } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useQuestion } from '../shell/question.ts';
import { FigureLink } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { Picture } from '../ui/picture.tsx';
import { ShareOfTarget } from '../ui/share-of-target.tsx';
import { AchievementBar, Coverage, Verdict } from '../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { type Area, type AreaFigure, useAreaName, useStageName } from './areas.ts';

/** A publisher of many own indicators may have hundreds in one area: these come first, the rest when asked for. */
const FIRST = 12;

export function AreaLedger({ areas }: { areas: readonly Area[] }) {
  return (
    <section className="ledger" aria-labelledby="ledger-name">
      <h2 id="ledger-name"><FormattedMessage id="overview.areas" /></h2>
      {areas.filter((area) => area.figures.length > 0).map((area) => <AreaRows key={area.area} area={area} />)}
    </section>
  );
}

function AreaRows({ area }: { area: Area }) {
  const name = useAreaName()(area.area);
  const stage = useStageName()(area.stage);
  const [all, setAll] = useState(false);
  const rows = all ? area.figures : area.figures.slice(0, FIRST);
  const id = `area-${area.area}`;
  return (
    <div className="area">
      <h3 id={id}>{name} <span className="area-stage">{area.area.startsWith('stage:') ? '' : stage}</span></h3>
      <table aria-labelledby={id}>
        <thead>
          <tr>
            {['indicator', 'course', 'value', 'target', 'coverage'].map((column) => (
              <th key={column} scope="col" className={`is-${column}`}><FormattedMessage id={`column.${column}`} /></th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((row) => <LedgerRow key={row.indicator.code} row={row} />)}</tbody>
      </table>
      {rows.length < area.figures.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="overview.show-all" values={{ count: area.figures.length }} /></button>
      )}
    </div>
  );
}

function LedgerRow({ row: { indicator, figure, series } }: { row: AreaFigure }) {
  const words = useWords();
  const search = travelling(useQuestion()) as never;
  const name = words(indicator.name) || indicator.code;
  return (
    <tr>
      <th scope="row" className="is-indicator">
        <Link to="/indicators/$code" params={{ code: indicator.code }} search={search}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>{' '}
        {!indicator.own && <Code>{indicator.code}</Code>}
      </th>
      <td className="is-course"><Course name={name} series={series} /></td>
      <td className="is-value"><FigureLink figure={figure} name={name} /></td>
      <td className="is-target"><Target figure={figure} /></td>
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

/** Target, way towards it, verdict; where the full achievement cannot be said, like for like leads (figures 7.5). */
export function Target({ figure }: { figure: AreaFigure['figure'] }) {
  const format = useFormat();
  const like = figure.achievement === null ? figure.likeForLike : null;
  const achievement = figure.achievement ?? like?.achievement ?? null;
  const verdict = figure.achievement === null ? like?.verdict ?? figure.verdict : figure.verdict;
  if (figure.target === null && !like) return <span className="quiet"><FormattedMessage id="target.none" /></span>;
  return (
    <div className="target">
      {achievement !== null && <AchievementBar achievement={achievement} verdict={verdict} />}
      <span className="target-text">
        {!(achievement !== null && like) && <ShareOfTarget of={figure} unit={figure} />}
        {achievement !== null && like && <FormattedMessage id="target.like" values={{ achievement: format.share(achievement), target: format.value(like.target, figure) }} />}
      </span>
      {verdict && <Verdict verdict={verdict} />}
    </div>
  );
}
