import { UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useIntl } from 'react-intl';

/** Light or dark; until chosen, as the reader's system has it. */
export function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const intl = useIntl();
  const other = scheme === 'dark' ? 'light' : 'dark';
  const name = intl.formatMessage({ id: other === 'dark' ? 'scheme.dark' : 'scheme.light' });
  return (
    <UnstyledButton className="scheme" aria-label={name} title={name} onClick={() => setColorScheme(other)}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
    </UnstyledButton>
  );
}
