/** Another password: the present one is asked for; every other session ends. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { type Account, askMeAgain } from './me.ts';
import { PasswordField } from './password-field.tsx';
import { Wrong } from './wrong.tsx';

export function ChangePassword({ account }: { account: Account }) {
  const intl = useIntl();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => api.changePassword({ password, ...(account.hasPassword ? { current } : {}) }),
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      await Promise.all([askMeAgain(), queries.invalidateQueries({ queryKey: ['sessions'] })]);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="people-form" onSubmit={send}>
      <input type="text" hidden readOnly autoComplete="username" value={account.name} />
      {account.hasPassword ? <PasswordField label={intl.formatMessage({ id: 'people.password-present' })} value={current} onChange={setCurrent} /> : <p className="note"><FormattedMessage id="people.no-password" /></p>}
      <PasswordField label={intl.formatMessage({ id: 'people.password-new' })} value={password} onChange={setPassword} names={[account.name, account.displayName]} />
      <Wrong error={change.error} />
      <p className="people-go"><Button type="submit" loading={change.isPending}><FormattedMessage id="people.password-change" /></Button><span role="status" className="note">{change.isSuccess && <FormattedMessage id="people.password-changed" />}</span></p>
    </form>
  );
}
