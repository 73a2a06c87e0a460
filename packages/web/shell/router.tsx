/** Routes. Overview comes with the first load; every other screen brings its own part. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { OverviewPage } from '../rollup/overview-page.tsx';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { parseSearch, readQuestion, stringifySearch } from './question.ts';
import { Root } from './root.tsx';

const root = createRootRoute({ component: Root, validateSearch: readQuestion, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage });
const indicators = createRoute({
  getParentRoute: () => root,
  path: '/indicators',
  component: lazyRouteComponent(() => import('../framework/indicators-page.tsx'), 'IndicatorsPage'),
});
const indicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/$code',
  component: lazyRouteComponent(() => import('../rollup/indicator-page.tsx'), 'IndicatorPage'),
});
const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('../transfer/data-page.tsx'), 'DataPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([overview, indicators, indicator, data]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}
