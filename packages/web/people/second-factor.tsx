/** A second factor: set up with an application on a telephone, confirmed by a code, taken away with password and code. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { CodeField } from './code-field.tsx';
import { type Account, askMeAgain } from './me.ts';
import { Once } from './once.tsx';
import { PasswordField } from './password-field.tsx';
import { QrCode } from './qr-code.tsx';
import { Wrong } from './wrong.tsx';

export function SecondFactor({ account }: { account: Account }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    return (
      <Once title={<FormattedMessage id="people.recovery-codes" />} note={<FormattedMessage id="people.recovery-codes-note" />} text={codes.join('\n')} onDone={() => setCodes(null)}>
        <ol className="people-codes" translate="no">{codes.map((code) => <li key={code}>{code}</li>)}</ol>
      </Once>
    );
  }
  if (!account.hasPassword) return <p className="note"><FormattedMessage id="people.factor-needs-password" /></p>;
  return account.secondFactor ? <Stands account={account} /> : <SetUp onCodes={setCodes} />;
}

function Stands({ account }: { account: Account }) {
  const intl = useIntl();
  const [removing, setRemoving] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useMutation({ mutationFn: () => api.removeSecondFactor(password, code.trim()), onSuccess: askMeAgain });
  const send = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate();
  };
  return (
    <>
      <p><FormattedMessage id="people.factor-stands" values={{ count: account.recoveryCodesLeft }} /></p>
      {!removing ? <p className="people-note"><button type="button" className="link-button" onClick={() => setRemoving(true)}><FormattedMessage id="people.factor-remove" /></button></p> : (
        <form className="people-form" onSubmit={send}>
          <PasswordField label={intl.formatMessage({ id: 'people.password-present' })} value={password} onChange={setPassword} takesFocus />
          <CodeField value={code} onChange={setCode} />
          <Wrong error={remove.error} />
          <p className="people-go"><Button type="submit" loading={remove.isPending}><FormattedMessage id="people.factor-remove" /></Button><button type="button" className="link-button" onClick={() => setRemoving(false)}><FormattedMessage id="people.leave" /></button></p>
        </form>
      )}
    </>
  );
}

type Begun = { readonly secret: string; readonly uri: string };

function SetUp({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const intl = useIntl();
  const [password, setPassword] = useState('');
  const begin = useMutation({ mutationFn: () => api.beginSecondFactor(password) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  if (begin.data) return <Confirm begun={begin.data} onCodes={onCodes} />;
  return (
    <form className="people-form" onSubmit={send}>
      <p className="note"><FormattedMessage id="people.factor-why" /></p>
      <PasswordField label={intl.formatMessage({ id: 'people.password-present' })} value={password} onChange={setPassword} />
      <Wrong error={begin.error} />
      <p className="people-go"><Button type="submit" loading={begin.isPending}><FormattedMessage id="people.factor-begin" /></Button></p>
    </form>
  );
}

function Confirm({ begun, onCodes }: { begun: Begun; onCodes: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => api.confirmSecondFactor(code.trim()),
    onSuccess: ({ recoveryCodes }) => {
      onCodes(recoveryCodes);
      return askMeAgain();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <div className="people-factor">
      <QrCode text={begun.uri} />
      <div>
        <p><FormattedMessage id="people.factor-read" /></p>
        <p className="people-secret"><output className="code" translate="no">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</output></p>
        <p className="note people-note"><a href={begun.uri}><FormattedMessage id="people.factor-here" /></a></p>
        <form className="people-form" onSubmit={send}>
          <CodeField value={code} onChange={setCode} recovery={false} takesFocus />
          <Wrong error={confirm.error} />
          <p className="people-go"><Button type="submit" loading={confirm.isPending}><FormattedMessage id="people.factor-confirm" /></Button></p>
        </form>
      </div>
    </div>
  );
}
