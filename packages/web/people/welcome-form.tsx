/** What a one-time link asks for: a name where it has none, a password, and of an account that exists what signing in asks. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Me } from '@throughline/contract/people/me.ts';
import type { LookedAtLink } from '@throughline/contract/people/people.ts';
import { isLanguage } from '../shell/language.ts';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useLanguage } from '../ui/words-text.tsx';
import { CodeField } from './code-field.tsx';
import { PasswordField } from './password-field.tsx';
import { Wrong, codeOf } from './wrong.tsx';

type Asked = { readonly link: LookedAtLink; readonly token: string; readonly onIn: (me: Me) => void };

export function WelcomeForm({ link, token, onIn }: Asked) {
  const intl = useIntl();
  const language = useLanguage();
  const [typed, setTyped] = useState({ name: link.name ?? '', displayName: '', password: '', code: null as string | null });
  const put = (change: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...change }));
  const isNew = link.kind === 'first' || (link.kind === 'invitation' && !link.accountExists);
  const joins = link.kind === 'invitation' && link.accountExists;
  const use = useMutation({
    mutationFn: () => api.useLink({
      token, password: typed.password,
      ...(link.name === null ? { name: typed.name } : {}), ...(isNew ? { displayName: typed.displayName, ...(isLanguage(language) ? { language } : {}) } : {}),
      ...(typed.code === null ? {} : { code: typed.code.trim() }),
    }),
    onSuccess: onIn,
    onError: (error) => { if (codeOf(error) === 'second-factor-needed') put({ code: '' }); },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    use.mutate();
  };
  return (
    <form className="people-form" onSubmit={send}>
      <TextInput
        label={intl.formatMessage({ id: 'people.name' })} description={link.name === null ? intl.formatMessage({ id: 'people.name-note' }) : undefined} value={typed.name} readOnly={link.name !== null}
        required withAsterisk={false} dir="ltr" autoComplete="username" inputMode="email" spellCheck={false} autoCapitalize="off" onChange={(event) => put({ name: event.currentTarget.value })}
      />
      {isNew && (
        <TextInput
          label={intl.formatMessage({ id: 'people.display-name' })} description={intl.formatMessage({ id: 'people.display-name-note' })} value={typed.displayName} required withAsterisk={false} dir="auto"
          autoComplete="name" onChange={(event) => put({ displayName: event.currentTarget.value })}
        />
      )}
      <PasswordField
        label={intl.formatMessage({ id: joins ? 'people.password' : 'people.password-new' })} value={typed.password} onChange={(password) => put({ password })}
        {...(joins ? {} : { names: [typed.name, typed.displayName] })}
      />
      {typed.code !== null && <CodeField value={typed.code} onChange={(code) => put({ code })} takesFocus />}
      <Wrong error={codeOf(use.error) === 'second-factor-needed' ? null : use.error} />
      <p className="people-go"><Button type="submit" loading={use.isPending}><FormattedMessage id={`people.use-${joins ? 'join' : link.kind}`} /></Button></p>
    </form>
  );
}
