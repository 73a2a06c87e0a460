/** Places × periods as a table: each figure opens its working. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../shell/place-link.tsx';
import { FigureLink } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { LikeFigureLink } from './indicator-like.tsx';
import { Nothing } from './series.tsx';
import type { PanelOf } from './small-multiples-panel.ts';

type Asked = { panels: readonly PanelOf[]; of: string; title: string; like: boolean };

export function PeriodsTable({ panels, of, title, like }: Asked) {
  const format = useFormat();
  const periods = [...new Set(panels.flatMap((one) => one.figures.map((figure) => figure.period)))];
  return (
    <div className="data-table-scroll">
      <table className="periods-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col"><FormattedMessage id="column.of" /></th>
            {periods.map((period) => <th key={period} scope="col" className="is-number">{format.period(period)}</th>)}
          </tr>
        </thead>
        <tbody>
          {panels.map((one) => (
            <tr key={one.key}>
              <th scope="row">{one.place === undefined ? <bdi>{one.name}</bdi> : <PlaceLink place={one.place}><bdi>{one.name}</bdi></PlaceLink>}</th>
              {periods.map((period) => <td key={period} className="is-number"><Cell figure={one.figures.find((each) => each.period === period)} name={`${of}, ${one.name}, ${period}`} like={like} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ figure, name, like }: { figure: Figure | undefined; name: string; like: boolean }) {
  if (figure === undefined) return <Nothing />;
  return like ? <LikeFigureLink figure={figure} name={name} unit={false} /> : <FigureLink figure={figure} name={name} unit={false} />;
}
