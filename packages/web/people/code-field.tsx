/** Six digits of the application, or a recovery code. */
import { TextInput } from '@mantine/core';
import { useIntl } from 'react-intl';

type Asked = { readonly value: string; readonly onChange: (value: string) => void; readonly autoFocus?: boolean; readonly recovery?: boolean };

export function CodeField({ value, onChange, autoFocus = false, recovery = true }: Asked) {
  const intl = useIntl();
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
      autoFocus={autoFocus}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
