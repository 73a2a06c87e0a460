/** The way back in for somebody, and an account suspended or restored: each with its reason, each said why not where it is not allowed. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Person } from '@throughline/contract/people/people.ts';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { NotAllowed } from './not-allowed.tsx';
import { Once } from './once.tsx';
import { Wrong } from './wrong.tsx';

type Asked = { readonly person: Person; readonly onDone: () => void };

export function PersonDeeds(asked: Asked) {
  const { person } = asked;
  return (
    <div className="people-two">
      <div>
        {person.may.recover ? <Recover {...asked} /> : person.demonstration ? <p className="note"><FormattedMessage id="people.of-demonstration" /></p> : person.suspended ? <p className="note"><FormattedMessage id="people.suspended-note" /></p> : <NotAllowed verb="person.recover" />}
      </div>
      <div>{person.may.suspend || person.may.restore ? <Suspend {...asked} /> : <NotAllowed verb={person.suspended ? 'person.restore' : 'person.suspend'} />}</div>
    </div>
  );
}

function Recover({ person, onDone }: Asked) {
  const format = useFormat();
  const [drops, setDrops] = useState(false);
  const recover = useMutation({ mutationFn: () => api.recoverPerson(person.id, drops ? { secondFactor: 'remove' } : {}), onSuccess: onDone });
  if (recover.data) {
    const note = <FormattedMessage id="people.link-note" values={{ time: format.moment(recover.data.expires) }} />;
    return <Once title={<FormattedMessage id="people.recover-link" />} note={note} text={recover.data.link} onDone={() => recover.reset()} />;
  }
  return (
    <>
      <p className="note"><FormattedMessage id="people.recover-note" /></p>
      {person.secondFactor && <label className="people-show people-note"><input type="checkbox" checked={drops} onChange={(event) => setDrops(event.currentTarget.checked)} /> <FormattedMessage id="people.recover-factor" /></label>}
      <Wrong error={recover.error} />
      <p className="people-go people-note"><Button variant="default" className="people-recover" loading={recover.isPending} onClick={() => recover.mutate()}><FormattedMessage id="people.recover" /></Button></p>
    </>
  );
}

function Suspend({ person, onDone }: Asked) {
  const intl = useIntl();
  const [reason, setReason] = useState('');
  const because = reason.trim() === '' ? {} : { reason };
  const change = useMutation({
    mutationFn: () => (person.suspended ? api.restorePerson(person.id, because) : api.suspendPerson(person.id, because)),
    onSuccess: () => {
      setReason('');
      onDone();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="people-form" onSubmit={send}>
      <p className="note"><FormattedMessage id={person.suspended ? 'people.restore-note' : 'people.suspend-note'} /></p>
      <TextInput label={intl.formatMessage({ id: 'people.reason' })} value={reason} dir="auto" onChange={(event) => setReason(event.currentTarget.value)} />
      <Wrong error={change.error} />
      <p className="people-go"><Button type="submit" variant="default" loading={change.isPending}><FormattedMessage id={person.suspended ? 'people.restore' : 'people.suspend'} /></Button></p>
    </form>
  );
}
