/** Another role for somebody: only those that whoever looks may give, where they may give them. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { NotAllowed } from './not-allowed.tsx';
import { type Gives, RoleFields, daysOf, useChosen } from './role-fields.tsx';
import { usePeople } from './use-people.ts';
import { Wrong, codeOf } from './wrong.tsx';

type Asked = { readonly person: string; readonly organisation: string; readonly onGiven: () => void };

export function GiveRole({ person, organisation, onGiven }: Asked) {
  const { data, error } = usePeople(organisation);
  if (codeOf(error) === 'not-allowed' || data?.gives.length === 0) return <NotAllowed verb="grant.create" />;
  return data ? <Form person={person} organisation={organisation} onGiven={onGiven} gives={data.gives} /> : null;
}

function Form({ person, organisation, gives, onGiven }: Asked & { readonly gives: Gives }) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [chosen, choose] = useChosen(gives);
  const give = useMutation({
    mutationFn: () => api.giveRole({ person, role: chosen!.role, at: { organisation, place: chosen!.place }, ...daysOf(chosen!), ...(reason.trim() === '' ? {} : { reason }) }),
    onSuccess: () => {
      setOpen(false);
      setReason('');
      onGiven();
    },
  });
  if (chosen === null) return null;
  if (!open) return <p className="people-note"><button type="button" className="link-button people-give" onClick={() => setOpen(true)}><FormattedMessage id="people.give" /></button></p>;
  const send = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className="people-form is-wide" onSubmit={send}>
      <RoleFields organisation={organisation} gives={gives} chosen={chosen} onChange={choose} />
      <TextInput label={intl.formatMessage({ id: 'people.reason' })} value={reason} dir="auto" onChange={(event) => setReason(event.currentTarget.value)} />
      <div className="is-row"><Wrong error={give.error} /></div>
      <p className="people-go is-row"><Button type="submit" loading={give.isPending}><FormattedMessage id="people.give" /></Button><button type="button" className="link-button" onClick={() => setOpen(false)}><FormattedMessage id="people.leave" /></button></p>
    </form>
  );
}
