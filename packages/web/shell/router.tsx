/** Routes. Overview comes with the first load; every other screen brings its own part of program and words. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { OverviewPage } from '../rollup/overview-page.tsx';
import { loadPart } from './catalogue.ts';
import { ErrorPage } from './error-page.tsx';
import { languageOf } from './language.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { parseSearch, readQuestion, stringifySearch } from './question.ts';
import { Root } from './root.tsx';
import { screen } from './screen.ts';

const root = createRootRoute({ component: Root, validateSearch: readQuestion, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });
const below = { getParentRoute: () => root } as const;

const overview = createRoute({
  ...below, path: '/', component: OverviewPage,
  loader: () => loadPart('overview', languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined)),
});
const framework = createRoute({ ...below, path: '/framework', component: screen('framework', () => import('../framework/framework-page.tsx'), 'FrameworkPage') });
const indicators = createRoute({ ...below, path: '/indicators', component: screen('framework', () => import('../framework/indicators-page.tsx'), 'IndicatorsPage') });
const indicator = createRoute({ ...below, path: '/indicators/$code', component: screen('indicator', () => import('../rollup/indicator-page.tsx'), 'IndicatorPage') });
const compare = createRoute({ ...below, path: '/compare', component: screen('indicator', () => import('../rollup/compare-page.tsx'), 'ComparePage') });
const projects = createRoute({ ...below, path: '/projects', component: screen('portfolio', () => import('../design/portfolio-page.tsx'), 'PortfolioPage') });
const project = createRoute({ ...below, path: '/projects/$code', component: screen('project', () => import('../tell/project/project-page.tsx'), 'ProjectPage') });
const report = createRoute({ ...below, path: '/projects/$code/report/$period', component: screen('collect', () => import('../collect/report-page.tsx'), 'ReportPage') });
const work = createRoute({ ...below, path: '/work', component: screen('collect', () => import('../collect/work-page.tsx'), 'WorkPage') });
const countries = createRoute({ ...below, path: '/countries', component: screen('country', () => import('../tell/country/countries-page.tsx'), 'CountriesPage') });
const country = createRoute({ ...below, path: '/countries/$iso3', component: screen('country', () => import('../tell/country/country-page.tsx'), 'CountryPage') });
const programmes = createRoute({ ...below, path: '/programmes', component: screen('country', () => import('../tell/programme/programmes-page.tsx'), 'ProgrammesPage') });
const programme = createRoute({ ...below, path: '/programmes/$code', component: screen('country', () => import('../tell/programme/programme-page.tsx'), 'ProgrammePage') });
const sdgs = createRoute({ ...below, path: '/sdgs', component: screen('sdg', () => import('../tell/sdg/sdgs-page.tsx'), 'SdgsPage') });
const sdg = createRoute({ ...below, path: '/sdgs/$code', component: screen('sdg', () => import('../tell/sdg/sdg-page.tsx'), 'SdgPage') });
const gaps = createRoute({ ...below, path: '/gaps', component: screen('gaps', () => import('../rollup/gaps/gaps-page.tsx'), 'GapsPage') });
const mapping = createRoute({ ...below, path: '/mapping', component: screen('gaps', () => import('../assure/mapping-page.tsx'), 'MappingPage') });
const snapshots = createRoute({ ...below, path: '/snapshots', component: screen('snapshots', () => import('../rollup/snapshots/snapshots-page.tsx'), 'SnapshotsPage') });
const snapshot = createRoute({ ...below, path: '/snapshots/$id', component: screen('snapshots', () => import('../rollup/snapshots/snapshot-page.tsx'), 'SnapshotPage') });
const data = createRoute({ ...below, path: '/data', component: screen(null, () => import('../transfer/data-page.tsx'), 'DataPage') });
const trail = createRoute({ ...below, path: '/trail', component: screen('trail', () => import('../assure/trail/trail-page.tsx'), 'TrailPage') });
const signIn = createRoute({ ...below, path: '/sign-in', component: screen('people', () => import('../people/sign-in-page.tsx'), 'SignInPage') });
const welcome = createRoute({ ...below, path: '/welcome', component: screen('people', () => import('../people/welcome-page.tsx'), 'WelcomePage') });
const account = createRoute({ ...below, path: '/account', component: screen('people', () => import('../people/account-page.tsx'), 'AccountPage') });
const people = createRoute({ ...below, path: '/people', component: screen('people', () => import('../people/people-page.tsx'), 'PeoplePage') });
const person = createRoute({ ...below, path: '/people/$id', component: screen('people', () => import('../people/person-page.tsx'), 'PersonPage') });

const all = [
  overview, framework, indicators, indicator, compare, projects, project, report, work, countries, country, programmes, programme, sdgs, sdg, gaps, mapping, snapshots, snapshot, data, trail,
  signIn, welcome, account, people, person,
];

export const router = createRouter({
  routeTree: root.addChildren(all),
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
