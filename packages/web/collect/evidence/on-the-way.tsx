/** Files that are not there yet: how far they have come, or why not, with the way to send them again. Nothing chosen is lost. */
import { FormattedMessage, useIntl } from 'react-intl';
import { problemText } from '../../ui/problems.tsx';
import type { Sending, Uploads } from './uploads.ts';

export function OnTheWay({ sending, uploads }: { sending: readonly Sending[]; uploads: Uploads }) {
  const intl = useIntl();
  if (sending.length === 0) return null;
  return (
    <ul className="pieces" aria-live="polite">
      {sending.map((one) => (
        <li key={one.id} className={`piece is-${one.state}`} data-sending={one.state}>
          <p className="piece-name"><bdi>{one.file.name}</bdi></p>
          {(one.state === 'sending' || one.state === 'waiting') && (
            <p className="note"><progress max={100} value={one.percent} aria-label={intl.formatMessage({ id: 'collect.evidence.sending' }, { percent: intl.formatNumber(one.percent / 100, { style: 'percent' }) })} /> <FormattedMessage id="collect.evidence.sending" values={{ percent: intl.formatNumber(one.percent / 100, { style: 'percent' }) }} /></p>
          )}
          {one.state === 'lost' && <p className="note"><FormattedMessage id="collect.evidence.lost" /></p>}
          {one.problems.map((problem, n) => (
            <p key={n} className="piece-problem">{problemText(problem, intl)}{problem.accepted !== undefined && <span className="note"> <FormattedMessage id="problem.accepted" />: <bdi>{problem.accepted}</bdi></span>}</p>
          ))}
          {(one.state === 'lost' || one.state === 'refused') && (
            <p className="piece-ways">
              <button type="button" className="link-button" onClick={() => uploads.again(one.id)}><FormattedMessage id="collect.evidence.again" /></button>
              <button type="button" className="link-button" onClick={() => uploads.leaveOut(one.id)}><FormattedMessage id="collect.evidence.leave-out" /></button>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
