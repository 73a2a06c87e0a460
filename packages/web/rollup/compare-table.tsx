/** Places × indicators for the period asked: each figure with its label, its way to the target and its coverage. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../shell/place-link.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { saveCsv } from '../ui/csv.ts';
import { FigureLink } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { ShareOfTarget } from '../ui/share-of-target.tsx';
import { Coverage, Verdict } from '../ui/verdict.tsx';
import { WordsText, useWords } from '../ui/words-text.tsx';
import { csvHead, csvRow } from './figure-csv.ts';
import { LikeFigureLink, asLike, useLike } from './indicator-like.tsx';
import { usePlaceName } from './places.ts';
import { Nothing } from './series.tsx';

type Asked = { figures: readonly Figure[]; period: string; indicators: readonly IndicatorRow[]; places: readonly string[] };

export function CompareTable({ figures, period, indicators, places }: Asked) {
  const intl = useIntl();
  const words = useWords();
  const name = usePlaceName();
  const format = useFormat();
  const search = travelling(useQuestion()) as never;
  const now = figures.filter((one) => one.period === period);
  const title = intl.formatMessage({ id: 'compare.table' }, { period: format.period(period) });
  return (
    <section className="compared">
      <h2>{title}</h2>
      <div className="data-table-scroll">
        <table aria-label={title} className="compare-table">
          <thead>
            <tr>
              <th scope="col"><FormattedMessage id="compare.place" /></th>
              {indicators.map((one) => <th key={one.code} scope="col"><Link to="/indicators/$code" params={{ code: one.code }} search={search}><WordsText words={one.name} otherwise={one.code} /></Link></th>)}
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place}>
                <th scope="row"><PlaceLink place={place}>{name(place)}</PlaceLink></th>
                {indicators.map((one) => <td key={one.code}><Cell figure={now.find((each) => each.place === place && each.indicator === one.code)} name={`${words(one.name)}, ${name(place)}`} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" className="link-button data-table-csv" onClick={() => saveCsv(`compare-${period}.csv`, [csvHead, ...now.map(csvRow)])}><FormattedMessage id="table.csv" /></button>
    </section>
  );
}

function Cell({ figure, name }: { figure: Figure | undefined; name: string }) {
  const like = useLike();
  if (figure === undefined) return <Nothing />;
  const shown = like ? asLike(figure) : figure;
  return (
    <div className="compare-cell">
      {like ? <LikeFigureLink figure={figure} name={name} /> : <FigureLink figure={figure} name={name} />}
      {shown.achievement !== null && <span className="note"><ShareOfTarget of={shown} unit={figure} /></span>}
      {shown.verdict && <Verdict verdict={shown.verdict} />}
      <Coverage coverage={figure.coverage} />
    </div>
  );
}
