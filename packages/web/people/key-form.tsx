/** A key for a service: which one, what it may at most, until when. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { Once } from './once.tsx';
import { type Gives, RoleFields, useChosen } from './role-fields.tsx';
import { Wrong } from './wrong.tsx';

export function KeyForm({ organisation, gives }: { organisation: string; gives: Gives }) {
  const intl = useIntl();
  const queries = useQueryClient();
  const [typed, setTyped] = useState({ service: '', label: '', until: '' });
  const put = (change: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...change }));
  const [chosen, choose] = useChosen(gives);
  const create = useMutation({
    mutationFn: () => api.createKey({ ...typed, role: chosen!.role, at: { organisation, place: chosen!.place } }),
    onSuccess: () => {
      setTyped({ service: '', label: '', until: '' });
      return queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  if (chosen === null) return null;
  if (create.data) return <Once title={<FormattedMessage id="people.key-made" />} note={<FormattedMessage id="people.key-once" />} text={create.data.key} onDone={() => create.reset()} />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const text = (id: string): string => intl.formatMessage({ id });
  return (
    <details className="people-fold">
      <summary><FormattedMessage id="people.key-new" /></summary>
      <form className="people-form is-wide" onSubmit={send}>
        <TextInput label={text('people.service')} description={text('people.service-note')} value={typed.service} required withAsterisk={false} dir="ltr" autoComplete="off" spellCheck={false} onChange={(event) => put({ service: event.currentTarget.value })} />
        <TextInput label={text('people.key-label')} description={text('people.key-label-note')} value={typed.label} required withAsterisk={false} dir="auto" autoComplete="off" onChange={(event) => put({ label: event.currentTarget.value })} />
        <RoleFields organisation={organisation} gives={gives} chosen={chosen} onChange={choose} days={false} />
        <TextInput type="date" label={text('people.last-day')} value={typed.until} required withAsterisk={false} onChange={(event) => put({ until: event.currentTarget.value })} />
        <div className="is-row"><Wrong error={create.error} /></div>
        <p className="people-go is-row"><Button type="submit" loading={create.isPending}><FormattedMessage id="people.key-make" /></Button></p>
      </form>
    </details>
  );
}
