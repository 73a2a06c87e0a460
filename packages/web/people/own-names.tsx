/** The name others see, and the language one is written to in; the screens follow it. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { LANGUAGES, OWN_NAMES, isLanguage } from '../shell/language.ts';
import { useChangeQuestion } from '../shell/question.ts';
import { type Account, askMeAgain } from './me.ts';
import { Wrong } from './wrong.tsx';

export function OwnNames({ account }: { account: Account }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const [displayName, setName] = useState(account.displayName);
  const [language, setLanguage] = useState(account.language);
  const keep = useMutation({
    mutationFn: () => api.changeAccount({ displayName, language }),
    onSuccess: () => {
      if (language !== account.language) change({ lang: language }, { replace: true });
      return askMeAgain();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate();
  };
  return (
    <form className="people-form" onSubmit={send}>
      <TextInput label={intl.formatMessage({ id: 'people.display-name' })} value={displayName} required withAsterisk={false} dir="auto" autoComplete="name" onChange={(event) => setName(event.currentTarget.value)} />
      <NativeSelect
        label={intl.formatMessage({ id: 'people.language' })} value={language} onChange={(event) => { if (isLanguage(event.currentTarget.value)) setLanguage(event.currentTarget.value); }}
        data={LANGUAGES.map((one) => ({ value: one, label: OWN_NAMES[one] }))}
      />
      <Wrong error={keep.error} />
      <p className="people-go"><Button type="submit" loading={keep.isPending}><FormattedMessage id="people.keep" /></Button><span role="status" className="note">{keep.isSuccess && <FormattedMessage id="people.kept" />}</span></p>
    </form>
  );
}
