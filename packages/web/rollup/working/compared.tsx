/** What the figure was compared with, and who owes a report. */
import type { WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { useFormat } from '../../ui/format.ts';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { usePlaceName } from '../places.ts';
import { Nothing } from '../series.tsx';

export function Gaps({ body }: { body: WorkingBody }) {
  const format = useFormat();
  return (
    <ul className="gaps">
      {body.gaps.map((gap) => <li key={`${gap.project} ${gap.period}`}><PlaceLink place={`project:${gap.project}`}><WordsText words={gap.title} otherwise={gap.project} /></PlaceLink> <Code>{gap.project}</Code> <span className="quiet">{format.period(gap.period)}</span></li>)}
      {body.total.gaps > body.gaps.length && <li className="note"><FormattedMessage id="working.cut" values={{ shown: body.gaps.length, total: body.total.gaps }} /></li>}
    </ul>
  );
}

export function Targets({ body }: { body: WorkingBody }) {
  const format = useFormat();
  const name = usePlaceName();
  return (
    <table>
      <thead><tr><Head name="of" /><Head name="mode" /><Head name="period" /><Head name="target-value" number /><Head name="authority" /></tr></thead>
      <tbody>
        {body.targets.map((one, place) => (
          <tr key={place}>
            <th scope="row"><PlaceLink place={one.place}>{name(one.place)}</PlaceLink></th>
            <td><FormattedMessage id={`mode.${one.mode}`} /></td>
            <td>{one.period === null ? <Nothing /> : format.period(one.period)}</td>
            <td className="is-number"><bdi>{one.value}</bdi></td>
            <td>{one.authority === null ? <Nothing /> : <bdi>{one.authority}</bdi>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Baselines({ body }: { body: WorkingBody }) {
  return (
    <table>
      <thead><tr><Head name="of" /><Head name="year" /><Head name="baseline" number /></tr></thead>
      <tbody>
        {body.baselines.map((one, place) => (
          <tr key={place}><th scope="row"><PlaceLink place={`project:${one.project}`}><Code>{one.project}</Code></PlaceLink></th><td>{one.year ?? <Nothing />}</td><td className="is-number">{one.value === null ? <Nothing /> : <bdi>{one.value}</bdi>}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

/** Projects and periods that like-for-like compares, each with the target that belongs to them (figures 7.5). */
export function LikeRows({ body }: { body: WorkingBody }) {
  const format = useFormat();
  return (
    <table>
      <thead><tr><Head name="project" /><Head name="period" /><Head name="target-value" number /></tr></thead>
      <tbody>
        {(body.likeForLike ?? []).map((one) => (
          <tr key={one.project}>
            <th scope="row"><PlaceLink place={`project:${one.project}`}><WordsText words={one.title} otherwise={one.project} /></PlaceLink> <Code>{one.project}</Code></th>
            <td>{format.list(one.periods.map(format.period))}</td>
            <td className="is-number"><bdi>{one.target}</bdi></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Head = ({ name, number }: { name: string; number?: boolean }) => <th scope="col" className={number ? 'is-number' : undefined}><FormattedMessage id={`column.${name}`} /></th>;
