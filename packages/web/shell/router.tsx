/** Routes. Every screen brings its own part of program and words (tools/web/early.ts reads this file, to fetch those of the first screen at once). */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { parseSearch, readQuestion, stringifySearch } from './question.ts';
import { Root } from './root.tsx';
import { screen } from './screen.ts';

const root = createRootRoute({ component: Root, validateSearch: readQuestion, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });
const below = { getParentRoute: () => root } as const;

const overview = createRoute({ ...below, path: '/', ...screen('overview', () => import('../rollup/overview-page.tsx'), 'OverviewPage') });
const framework = createRoute({ ...below, path: '/framework', ...screen('framework', () => import('../framework/framework-page.tsx'), 'FrameworkPage') });
const indicators = createRoute({ ...below, path: '/indicators', ...screen('framework', () => import('../framework/indicators-page.tsx'), 'IndicatorsPage') });
const indicator = createRoute({ ...below, path: '/indicators/$code', ...screen('indicator', () => import('../rollup/indicator-page.tsx'), 'IndicatorPage') });
const compare = createRoute({ ...below, path: '/compare', ...screen('indicator', () => import('../rollup/compare-page.tsx'), 'ComparePage') });
const projects = createRoute({ ...below, path: '/projects', ...screen('portfolio', () => import('../design/portfolio-page.tsx'), 'PortfolioPage') });
const project = createRoute({ ...below, path: '/projects/$code', ...screen('project', () => import('../tell/project/project-page.tsx'), 'ProjectPage') });
const report = createRoute({ ...below, path: '/projects/$code/report/$period', ...screen('collect', () => import('../collect/report-page.tsx'), 'ReportPage') });
const work = createRoute({ ...below, path: '/work', ...screen('collect', () => import('../collect/work-page.tsx'), 'WorkPage') });
const countries = createRoute({ ...below, path: '/countries', ...screen('country', () => import('../tell/country/countries-page.tsx'), 'CountriesPage') });
const country = createRoute({ ...below, path: '/countries/$iso3', ...screen('country', () => import('../tell/country/country-page.tsx'), 'CountryPage') });
const programmes = createRoute({ ...below, path: '/programmes', ...screen('country', () => import('../tell/programme/programmes-page.tsx'), 'ProgrammesPage') });
const programme = createRoute({ ...below, path: '/programmes/$code', ...screen('country', () => import('../tell/programme/programme-page.tsx'), 'ProgrammePage') });
const sdgs = createRoute({ ...below, path: '/sdgs', ...screen('sdg', () => import('../tell/sdg/sdgs-page.tsx'), 'SdgsPage') });
const sdg = createRoute({ ...below, path: '/sdgs/$code', ...screen('sdg', () => import('../tell/sdg/sdg-page.tsx'), 'SdgPage') });
const gaps = createRoute({ ...below, path: '/gaps', ...screen('gaps', () => import('../rollup/gaps/gaps-page.tsx'), 'GapsPage') });
const mapping = createRoute({ ...below, path: '/mapping', ...screen('gaps', () => import('../assure/mapping-page.tsx'), 'MappingPage') });
const snapshots = createRoute({ ...below, path: '/snapshots', ...screen('snapshots', () => import('../rollup/snapshots/snapshots-page.tsx'), 'SnapshotsPage') });
const snapshot = createRoute({ ...below, path: '/snapshots/$id', ...screen('snapshots', () => import('../rollup/snapshots/snapshot-page.tsx'), 'SnapshotPage') });
const data = createRoute({ ...below, path: '/data', ...screen(null, () => import('../transfer/data-page.tsx'), 'DataPage') });
const trail = createRoute({ ...below, path: '/trail', ...screen('trail', () => import('../assure/trail/trail-page.tsx'), 'TrailPage') });
const signIn = createRoute({ ...below, path: '/sign-in', ...screen('people', () => import('../people/sign-in-page.tsx'), 'SignInPage') });
const welcome = createRoute({ ...below, path: '/welcome', ...screen('people', () => import('../people/welcome-page.tsx'), 'WelcomePage') });
const account = createRoute({ ...below, path: '/account', ...screen('people', () => import('../people/account-page.tsx'), 'AccountPage') });
const people = createRoute({ ...below, path: '/people', ...screen('people', () => import('../people/people-page.tsx'), 'PeoplePage') });
const person = createRoute({ ...below, path: '/people/$id', ...screen('people', () => import('../people/person-page.tsx'), 'PersonPage') });

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
