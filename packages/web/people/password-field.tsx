/** A password: shown on wish; a new one is held against the rules of the core while it is typed. */
import { TextInput } from '@mantine/core';
import { SHORTEST_PASSWORD, passwordText, whyNotPassword } from '@throughline/core/people/password.ts';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFocusOnCome } from './focus.ts';

type Asked = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The account's own names, which a new password may not lean on; absent: it is the present one, which is not judged. */
  readonly names?: readonly string[];
  /** It takes the focus when it comes: it stands in the place of what had it. */
  readonly takesFocus?: boolean;
};

export function PasswordField({ label, value, onChange, names, takesFocus = false }: Asked) {
  const [shown, setShown] = useState(false);
  const note = useId();
  const input = useFocusOnCome(takesFocus);
  return (
    <div className="people-password">
      <TextInput
        type={shown ? 'text' : 'password'}
        label={label}
        value={value}
        required
        withAsterisk={false}
        dir="auto"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete={names ? 'new-password' : 'current-password'}
        ref={input}
        aria-describedby={names ? note : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <label className="people-show"><input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} /> <FormattedMessage id="people.password-show" /></label>
      {names && <p id={note} className="note" role="status"><Judged typed={value} names={names} /></p>}
    </div>
  );
}

/** What can be said without the list of breached passwords, which the server holds; that it will be looked up is said. */
function Judged({ typed, names }: { typed: string; names: readonly string[] }) {
  const intl = useIntl();
  const signs = [...passwordText(typed)].length;
  if (signs === 0) return <FormattedMessage id="people.password-begin" values={{ count: SHORTEST_PASSWORD }} />;
  if (signs < SHORTEST_PASSWORD) return <FormattedMessage id="people.password-more" values={{ count: SHORTEST_PASSWORD - signs }} />;
  const [wrong] = whyNotPassword(typed, names, () => false, 'password');
  if (wrong) return <span className="people-poor">{intl.formatMessage({ id: `problem.${wrong.code}` }, { accepted: wrong.accepted ?? '' })}</span>;
  return <FormattedMessage id="people.password-good" />;
}
