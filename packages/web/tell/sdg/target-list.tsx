/** Targets with the projects and indicators that stand at them; those that nobody names are counted, not listed. */
import type { Sdgs } from '@throughline/contract/tell/sdg.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { useFormat } from '../../ui/format.ts';
import { Code, WordsText } from '../../ui/words-text.tsx';

export function TargetList({ targets, label }: { targets: Sdgs['goals'][number]['targets']; label: string }) {
  const format = useFormat();
  const intl = useIntl();
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col"><FormattedMessage id="sdg.target" /></th>
          <th scope="col" className="is-number">{intl.formatMessage({ id: 'column.projects' })}</th>
          <th scope="col" className="is-number"><FormattedMessage id="sdg.indicators" /></th>
        </tr>
      </thead>
      <tbody>
        {targets.map((one) => (
          <tr key={one.code} className={one.projects === 0 ? 'is-still' : undefined}>
            <th scope="row"><Code>{one.code}</Code> <PlaceLink place={`sdg:${one.code}`}><WordsText words={one.name} otherwise={one.code} /></PlaceLink></th>
            <td className="is-number">{format.count(one.projects)}</td>
            <td className="is-number">{format.count(one.indicators)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
