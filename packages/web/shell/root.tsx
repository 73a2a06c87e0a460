/** The root of every screen: the words of its language, then the organisation, then the layout. */
import { useDirection } from '@mantine/core';
import { useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { loadChinese } from './fonts.ts';
import { Layout } from './layout.tsx';
import { type Catalogue, type Language, directionOf, keepLanguage, languageOf, loadCatalogue, localeOf } from './language.ts';
import { OrganisationProvider } from './organisation.tsx';
import { useQuestion } from './question.ts';

type Spoken = { language: Language; words: Catalogue };

export function Root() {
  const language = languageOf(useQuestion().lang);
  const spoken = useSpoken(language);
  if (!spoken) return null;
  return (
    <IntlProvider locale={localeOf(spoken.language)} messages={spoken.words as Record<string, string>} onError={sayMissing}>
      <OrganisationProvider>
        <Layout language={spoken.language} />
      </OrganisationProvider>
    </IntlProvider>
  );
}

/** The catalogue of a language; until a newly chosen one has come, the one before it stays. */
function useSpoken(language: Language): Spoken | null {
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  const { setDirection } = useDirection();
  useEffect(() => {
    let left = false;
    void loadCatalogue(language).then((words) => {
      if (left) return;
      document.documentElement.lang = language;
      setDirection(directionOf(language));
      loadChinese(language);
      keepLanguage(language);
      setSpoken({ language, words });
    });
    return () => { left = true; };
  }, [language]);
  return spoken;
}

function sayMissing(error: Error): void {
  if (import.meta.env.DEV) console.error(error);
}
