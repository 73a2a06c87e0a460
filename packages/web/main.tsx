/** The web app: providers that never change, then the router. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './shell/mantine.ts';
import './shell/fonts.ts';
import './shell/tokens.css';
import './shell/base.css';
import './shell/layout.css';
import './shell/print.css';
import { speak } from './shell/catalogue.ts';
import { languageOf } from './shell/language.ts';
import { ORGANISATIONS } from './shell/organisation.tsx';
import { queries } from './shell/queries.ts';
import { router } from './shell/router.tsx';
import { theme } from './shell/theme.ts';

void queries.prefetchQuery(ORGANISATIONS);
void speak(languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined));

const dir = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    {/* Styles come from files alone (no style element is written at run time), so a strict content security policy holds. */}
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <DirectionProvider initialDirection={dir} detectDirection={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </DirectionProvider>
    </MantineProvider>
  </StrictMode>,
);
