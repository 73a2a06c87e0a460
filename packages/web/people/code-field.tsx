/** Six digits of the application, or a recovery code. */
import { TextInput } from '@mantine/core';
import { useIntl } from 'react-intl';
import { useFocusOnCome } from './focus.ts';

type Asked = { readonly value: string; readonly onChange: (value: string) => void; /** It takes the focus when it comes. */ readonly takesFocus?: boolean; readonly recovery?: boolean };

export function CodeField({ value, onChange, takesFocus = false, recovery = true }: Asked) {
  const intl = useIntl();
  const input = useFocusOnCome(takesFocus);
  return (
    <TextInput
      label={intl.formatMessage({ id: 'people.code' })}
      description={intl.formatMessage({ id: recovery ? 'people.code-note' : 'people.code-shown' })}
      value={value}
      required
      withAsterisk={false}
      dir="ltr"
      autoComplete="one-time-code"
      spellCheck={false}
      ref={input}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
