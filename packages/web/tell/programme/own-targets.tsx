/** Targets set for the programme itself: they stand here only, with who approved them (figures 6.3). */
import { Link } from '@tanstack/react-router';
import type { Programme } from '@throughline/contract/tell/programme.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { WordsText } from '../../ui/words-text.tsx';
import { useAlong } from '../country/asked.ts';

export function OwnTargets({ programme }: { programme: Programme }) {
  const format = useFormat();
  const unit = useUnit();
  const along = useAlong(programme.place);
  if (programme.targets.length === 0) return null;
  return (
    <section aria-labelledby="own-targets-name">
      <h2 id="own-targets-name"><FormattedMessage id="country.own-targets" /></h2>
      <p className="note measure"><FormattedMessage id="country.own-targets-note" /></p>
      <div className="data-table-scroll">
        <table aria-labelledby="own-targets-name">
          <thead>
            <tr>
              <th scope="col"><FormattedMessage id="column.indicator" /></th>
              <th scope="col" className="is-number"><FormattedMessage id="column.target-value" /></th>
              <th scope="col"><FormattedMessage id="column.period" /></th>
              <th scope="col"><FormattedMessage id="column.mode" /></th>
              <th scope="col"><FormattedMessage id="column.authority" /></th>
            </tr>
          </thead>
          <tbody>
            {programme.targets.map((one) => (
              <tr key={`${one.indicator} ${one.mode} ${one.period}`}>
                <th scope="row"><Link to="/indicators/$code" params={{ code: one.indicator }} search={along.here}><WordsText words={one.name} otherwise={one.indicator} /></Link></th>
                <td className="is-number"><bdi>{format.value(one.value, one)}</bdi> {unit(one)}</td>
                <td>{one.period === null ? <span className="quiet"><FormattedMessage id="country.life-whole" /></span> : format.period(one.period)}</td>
                <td><FormattedMessage id={`country.mode-${one.mode}`} /></td>
                <td>{one.authority ?? <span className="quiet"><FormattedMessage id="country.not-stated" /></span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
