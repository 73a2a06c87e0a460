/** Roles that somebody holds, where, from when until when, and by whom; each may be ended where whoever looks may. */
import { TextInput, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { GivenGrant } from '@throughline/contract/people/place.ts';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { useFocusOnCome } from './focus.ts';
import { useRoleAtText } from './place-text.tsx';
import { Wrong } from './wrong.tsx';

type Asked = { readonly grants: readonly GivenGrant[]; readonly onEnded?: () => void };

export function GrantList({ grants, onEnded }: Asked) {
  if (grants.length === 0) return <p className="quiet"><FormattedMessage id="account.no-role" /></p>;
  return <ul className="people-list">{grants.map((grant, place) => <One key={grant.id ?? place} grant={grant} {...(onEnded ? { onEnded } : {})} />)}</ul>;
}

function One({ grant, onEnded }: { grant: GivenGrant; onEnded?: () => void }) {
  const [ending, setEnding] = useState(false);
  const roleAt = useRoleAtText();
  return (
    <li className={grant.holds ? undefined : 'quiet'}>
      <span>{roleAt(grant)}<span className="note"><Days grant={grant} /></span></span>
      {onEnded && grant.id !== null && grant.mayRevoke && !ending && (
        <button type="button" className="link-button" onClick={() => setEnding(true)}><FormattedMessage id="people.end" /><span className="only-heard"> {roleAt(grant)}</span></button>
      )}
      {onEnded && ending && <End id={grant.id!} onEnded={onEnded} onLeave={() => setEnding(false)} />}
    </li>
  );
}

export function Days({ grant: { from, until, holds, givenBy, source } }: { grant: GivenGrant }) {
  const format = useFormat();
  const intl = useIntl();
  const parts = [
    from !== null && intl.formatMessage({ id: 'people.from' }, { day: format.day(from) }),
    until !== null && intl.formatMessage({ id: 'people.until' }, { day: format.day(until) }),
    !holds && intl.formatMessage({ id: 'people.not-now' }),
    source === 'sign-in' ? intl.formatMessage({ id: 'people.by-group' }) : givenBy === 'demonstration' ? intl.formatMessage({ id: 'people.with-demonstration' }) : givenBy !== null && intl.formatMessage({ id: 'people.given-by' }, { name: givenBy === 'local' ? intl.formatMessage({ id: 'account.machine' }) : `\u2068${givenBy}\u2069` }),
  ];
  return <>{parts.filter((part) => part !== false).join(' · ')}</>;
}

function End({ id, onEnded, onLeave }: { id: string; onEnded: () => void; onLeave: () => void }) {
  const intl = useIntl();
  const [reason, setReason] = useState('');
  const input = useFocusOnCome(true);
  const end = useMutation({ mutationFn: () => api.revokeGrant(id, reason.trim() === '' ? {} : { reason }), onSuccess: onEnded });
  const send = (event: FormEvent) => {
    event.preventDefault();
    end.mutate();
  };
  return (
    <form className="people-form" onSubmit={send}>
      <TextInput label={intl.formatMessage({ id: 'people.reason' })} value={reason} dir="auto" ref={input} onChange={(event) => setReason(event.currentTarget.value)} />
      <Wrong error={end.error} />
      <p className="people-go"><Button type="submit" loading={end.isPending}><FormattedMessage id="people.end-role" /></Button><button type="button" className="link-button" onClick={onLeave}><FormattedMessage id="people.leave" /></button></p>
    </form>
  );
}
