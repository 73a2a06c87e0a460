/** Name and password; the code is asked for when they are right and the account has a second factor. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Me } from '@throughline/contract/people/me.ts';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { CodeField } from './code-field.tsx';
import { PasswordField } from './password-field.tsx';
import { Wrong, codeOf } from './wrong.tsx';

export function SignInForm({ onIn }: { onIn: (me: Me) => void }) {
  const intl = useIntl();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const enter = useMutation({
    mutationFn: () => api.signIn({ name, password, ...(code === null ? {} : { code: code.trim() }) }),
    onSuccess: onIn,
    onError: (error) => { if (codeOf(error) === 'second-factor-needed') setCode(''); },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  const startAgain = () => { setCode(null); setPassword(''); enter.reset(); };
  return (
    <form className="people-form" onSubmit={send}>
      {code === null ? (
        <>
          <TextInput
            label={intl.formatMessage({ id: 'people.name' })} value={name} required withAsterisk={false} dir="ltr" autoComplete="username" inputMode="email" spellCheck={false} autoCapitalize="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordField label={intl.formatMessage({ id: 'people.password' })} value={password} onChange={setPassword} />
        </>
      ) : <CodeField value={code} onChange={setCode} takesFocus />}
      <Wrong error={codeOf(enter.error) === 'second-factor-needed' ? null : enter.error} />
      <p className="people-go">
        <Button type="submit" loading={enter.isPending}><FormattedMessage id="account.sign-in" /></Button>
        {code !== null && <button type="button" className="link-button" onClick={startAgain}><FormattedMessage id="people.start-again" /></button>}
      </p>
    </form>
  );
}
