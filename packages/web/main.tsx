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
import { knowMe } from './people/me.ts';
import { speak } from './shell/catalogue.ts';
import { languageOf } from './shell/language.ts';
import { ORGANISATIONS } from './shell/organisation.tsx';
import { queries } from './shell/queries.ts';
import { router } from './shell/router.tsx';
import { theme } from './shell/theme.ts';


// The styles of all screens come in one file: together they weigh less than their requests would cost.
import.meta.glob('./{assure,collect,design,framework,people,plan,rollup,shell,tell,transfer,ui}/**/*.css', { eager: true });

// Everything the first screen is drawn from is asked for at once, and drawn once. What fails is said by whoever needs it.
// (Not awaited at the top: screens import from this very file, and would wait for it while it waits for them.)
void Promise.allSettled([
  speak(languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined)),
  knowMe(),
  queries.prefetchQuery(ORGANISATIONS),
  router.load(),
]).then(() => {
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
});
