import { NativeSelect } from '@mantine/core';
import { useIntl } from 'react-intl';
import { LANGUAGES, type Language, OWN_NAMES } from './language.ts';
import { useChangeQuestion } from './question.ts';

/** Six languages, each by its own name; the choice goes into the address and is kept. */
export function LanguageSwitch({ language }: { language: Language }) {
  const change = useChangeQuestion();
  const intl = useIntl();
  return (
    <NativeSelect
      className="language"
      variant="unstyled"
      aria-label={intl.formatMessage({ id: 'language.choose' })}
      value={language}
      onChange={(event) => change({ lang: event.currentTarget.value })}
    >
      {LANGUAGES.map((one) => <option key={one} value={one} lang={one}>{OWN_NAMES[one]}</option>)}
    </NativeSelect>
  );
}
