/** The root of every screen: the words of its language, then the organisation, then the layout. */
import { useDirection } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { FrameworkProvider } from '../framework/use-framework.ts';
import { knowMe } from '../people/me.ts';
import { loadChinese } from './fonts.ts';
import { Layout } from './layout.tsx';
import { isSpoken, speak, useCatalogue } from './catalogue.ts';
import { type Language, directionOf, keepLanguage, languageOf, localeOf } from './language.ts';
import { OrganisationProvider, useOrganisations } from './organisation.tsx';
import { useQuestion } from './question.ts';

export function Root() {
  const language = languageOf(useQuestion().lang);
  const spoken = useSpoken(language);
  return spoken && <Spoken language={spoken} />;
}

function Spoken({ language }: { language: Language }) {
  const words = useCatalogue(language);
  return (
    <IntlProvider locale={localeOf(language)} messages={words as Record<string, string>} onError={sayMissing}>
      <OrganisationProvider>
        <FrameworkProvider><Known><Layout language={language} /></Known></FrameworkProvider>
      </OrganisationProvider>
    </IntlProvider>
  );
}

/** Whose figures these are, and that they are a demonstration, stands at the top from the first paint on. */
const Known = ({ children }: { children: ReactNode }) => (useOrganisations().pending ? null : children);

/** The catalogue of a language; until a newly chosen one has come, the one before it stays. */
function useSpoken(language: Language): Language | null {
  const [spoken, setSpoken] = useState<Language | null>(() => (isSpoken(language) ? language : null));
  const { setDirection } = useDirection();
  useEffect(() => {
    let left = false;
    void Promise.all([speak(language), knowMe()]).then(() => {
      if (left) return;
      document.documentElement.lang = language;
      setDirection(directionOf(language));
      loadChinese(language);
      keepLanguage(language);
      setSpoken(language);
    });
    return () => { left = true; };
  }, [language]);
  return spoken;
}

function sayMissing(error: Error): void {
  if (import.meta.env.DEV) console.error(error);
}
