/** Why a figure is another one: records, the first few named, the rest counted. */
import type { RestatementRow } from '@throughline/contract/rollup/snapshots.ts';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { useFormat } from '../../ui/format.ts';
import { Code } from '../../ui/words-text.tsx';
import { usePlaceName } from '../places.ts';

type Reason = RestatementRow['reasons'][number];
const SHOWN = 3;

export function Reasons({ row: { reasons, reasonsInAll } }: { row: RestatementRow }) {
  const shown = reasons.slice(0, SHOWN);
  return (
    <ul className="restated-reasons">
      {shown.map((one, at) => <li key={at}><One reason={one} /></li>)}
      {reasonsInAll > shown.length && <li className="note"><FormattedMessage id="snapshots.reasons-more" values={{ more: reasonsInAll - shown.length }} /></li>}
    </ul>
  );
}

function One({ reason: { why, project, period, verified, said } }: { reason: Reason }) {
  const format = useFormat();
  const placeName = usePlaceName();
  const place = project === null ? null : project.includes(':') || project === 'organisation' ? project : `project:${project}`;
  return (
    <>
      <FormattedMessage id={`snapshots.why-${why}`} />
      {place !== null && <>{' '}<PlaceLink place={place}>{place.startsWith('project:') ? <Code>{place.slice('project:'.length)}</Code> : placeName(place)}</PlaceLink></>}
      {period !== null && <>{' '}{format.period(period)}</>}
      {verified !== null && <span className="note"><FormattedMessage id="snapshots.verified-on" values={{ day: format.shortDay(verified) }} /></span>}
      {said !== null && <span className="note"><bdi>{said}</bdi></span>}
    </>
  );
}
