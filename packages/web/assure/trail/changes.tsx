/** Values before and after, member by member; long lists begin short. */
import type { ValueChange } from '@throughline/core/assure/changes.ts';
import { useState } from 'react';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';

const FIRST = 8;

export function Changes({ changes }: { changes: readonly ValueChange[] }) {
  const [all, setAll] = useState(false);
  const intl = useIntl();
  return (
    <>
      <dl className="trail-changes">
        {(all ? changes : changes.slice(0, FIRST)).map((one) => (
          <div key={one.path.join('\n')}>
            <dt>{one.path.length === 0 ? intl.formatMessage({ id: 'trail.value' }) : <bdi>{one.path.map((name) => memberText(intl, name)).join(' · ')}</bdi>}</dt>
            <dd><Change change={one} /></dd>
          </div>
        ))}
      </dl>
      {!all && changes.length > FIRST && <button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="trail.changes-more" values={{ count: changes.length - FIRST }} /></button>}
    </>
  );
}

/** A word for the members that are known, the name itself for others: codes and names of people stand there too. */
function memberText(intl: IntlShape, name: string): string {
  const id = `trail.member.${name}`;
  return intl.messages[id] ? intl.formatMessage({ id }) : name;
}

/** What was struck out, then what stands: told apart by line and word, not by colour. */
function Change({ change: { before, after } }: { change: ValueChange }) {
  const intl = useIntl();
  const said = (value: string): string => (value === 'true' || value === 'false' ? intl.formatMessage({ id: value === 'true' ? 'trail.yes' : 'trail.no' }) : value);
  if (before === null) return <ins><bdi>{said(after ?? '')}</bdi></ins>;
  return (
    <>
      <span className="only-heard"><FormattedMessage id="trail.before" /> </span><del><bdi>{said(before)}</bdi></del> <span className="trail-arrow" aria-hidden="true">→</span>{' '}
      <span className="only-heard"><FormattedMessage id="trail.after" /> </span>
      {after === null ? <span className="quiet"><FormattedMessage id="trail.gone" /></span> : <ins><bdi>{said(after)}</bdi></ins>}
    </>
  );
}
