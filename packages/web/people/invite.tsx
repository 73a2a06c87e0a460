/** Inviting: a name, a role at a place, days. The link is told once, to be sent by whoever invites. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { LANGUAGES, OWN_NAMES, isLanguage } from '../shell/language.ts';
import { useFormat } from '../ui/format.ts';
import { useLanguage } from '../ui/words-text.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { Once } from './once.tsx';
import { type Gives, RoleFields, daysOf, useChosen } from './role-fields.tsx';
import { Wrong } from './wrong.tsx';

export function Invite({ organisation, gives }: { organisation: string; gives: Gives }) {
  const intl = useIntl();
  const format = useFormat();
  const queries = useQueryClient();
  const spoken = useLanguage();
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(isLanguage(spoken) ? spoken : 'en');
  const [chosen, choose] = useChosen(gives);
  const invite = useMutation({
    mutationFn: () => api.invite({ name, language, role: chosen!.role, at: { organisation, place: chosen!.place }, ...daysOf(chosen!) }),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  if (chosen === null) return <NotAllowed verb="person.invite" />;
  if (invite.data) {
    const note = <FormattedMessage id="people.link-note" values={{ time: format.moment(invite.data.expires) }} />;
    return <Once title={<FormattedMessage id="people.invite-link" />} note={note} text={invite.data.link} onDone={() => invite.reset()} />;
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <form className="people-form is-wide people-invite" onSubmit={send}>
      <TextInput
        label={intl.formatMessage({ id: 'people.name' })} value={name} required withAsterisk={false} dir="ltr" autoComplete="off" inputMode="email" spellCheck={false} autoCapitalize="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect label={intl.formatMessage({ id: 'people.their-language' })} value={language} data={LANGUAGES.map((one) => ({ value: one, label: OWN_NAMES[one] }))}
        onChange={(event) => { if (isLanguage(event.currentTarget.value)) setLanguage(event.currentTarget.value); }} />
      <RoleFields organisation={organisation} gives={gives} chosen={chosen} onChange={choose} />
      <div className="is-row"><Wrong error={invite.error} /></div>
      <p className="people-go is-row"><Button type="submit" loading={invite.isPending}><FormattedMessage id="people.invite-make" /></Button></p>
    </form>
  );
}
