/** Services and their keys: listed, made (the key is told once), revoked. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Keys } from '@throughline/contract/people/keys.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { KeyForm } from './key-form.tsx';
import { mayWithin, useMe } from './me.ts';
import { NotAllowed } from './not-allowed.tsx';
import { useRoleAtText } from './place-text.tsx';
import type { Gives } from './role-fields.tsx';
import { Wrong } from './wrong.tsx';

export function KeySection({ organisation, gives }: { organisation: string; gives: Gives }) {
  const allowed = mayWithin(useMe(), 'key.read', organisation);
  const { data, error, refetch } = useQuery({ queryKey: ['keys', organisation], queryFn: () => api.keys({ organisation }), enabled: allowed });
  if (!allowed) return <NotAllowed verb="key.read" />;
  if (!data) return error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={2} height={40} />;
  return (
    <>
      <p className="note"><FormattedMessage id="people.services-note" /></p>
      {data.keys.length > 0 && <List keys={data.keys} />}
      {data.mayCreate ? <KeyForm organisation={organisation} gives={gives} /> : <NotAllowed verb="key.create" />}
    </>
  );
}

function List({ keys }: { keys: Keys['keys'] }) {
  const format = useFormat();
  const intl = useIntl();
  const roleAt = useRoleAtText();
  const queries = useQueryClient();
  const revoke = useMutation({ mutationFn: (id: string) => api.revokeKey(id), onSuccess: () => queries.invalidateQueries({ queryKey: ['keys'] }) });
  return (
    <>
      <ul className="people-list people-keys">
        {keys.map((key) => (
          <li key={key.id} className={key.state === 'valid' ? undefined : 'quiet'}>
            <span>
              <bdi>{key.service}</bdi> · <bdi>{key.label}</bdi> <bdi className="code" dir="ltr">{key.begins}…</bdi>{' '}{key.state !== 'valid' && <span className="people-tag"><FormattedMessage id={`people.key-${key.state}`} /></span>}
              <span className="note">
                {[...key.grants.map(roleAt), ...(key.only ? [intl.formatMessage({ id: 'people.key-only' }, { deeds: format.list(key.only.map((verb) => intl.formatMessage({ id: `verb.${verb}` }))) })] : []),
                  intl.formatMessage({ id: 'people.until' }, { day: format.day(key.expires) }),
                  key.lastUsed === null ? intl.formatMessage({ id: 'people.key-unused' }) : intl.formatMessage({ id: 'people.key-used' }, { time: format.moment(key.lastUsed) })].join(' · ')}
              </span>
            </span>
            {key.mayRevoke && <button type="button" className="link-button" disabled={revoke.isPending} onClick={() => revoke.mutate(key.id)}><FormattedMessage id="people.key-revoke" /><span className="only-heard"> {key.label}</span></button>}
          </li>
        ))}
      </ul>
      <Wrong error={revoke.error} />
    </>
  );
}
