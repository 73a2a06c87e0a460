/** Country: what was achieved there, and whether it is true; who works there, with what, and what others publish of it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Country } from '@throughline/contract/tell/country.ts';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { type AskedFigures, overviewOf } from '../../rollup/asked.ts';
import { earlyFigures } from '../../rollup/early.ts';
import { Filters } from '../../rollup/filters.tsx';
import { Money } from '../../plan/money.tsx';
import { Opening } from '../../rollup/opening.tsx';
import { Owed } from '../../rollup/owed.tsx';
import { usePlaceName } from '../../rollup/places.ts';
import { QuestionInWords } from '../../rollup/question-in-words.tsx';
import { api } from '../../shell/api.ts';
import { Page } from '../../shell/page.tsx';
import { AfterPaint } from '../../ui/after-paint.tsx';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { useAlong, useAskedAt } from './asked.ts';
import { Context } from './context.tsx';
import { CoverageYears } from './coverage-years.tsx';
import './country.css';
import { Goals } from './goals.tsx';
import { Groups } from './groups.tsx';
import { Lead } from './lead.tsx';
import { Nearby } from './nearby.tsx';
import { PageAnswer, isUnknown } from './page-answer.tsx';
import { type Part, Parts } from './parts.tsx';
import { Partnership } from './partnership.tsx';
import { CountryProjects } from './country-projects.tsx';
import { PlaceMap } from './place-map.tsx';
import { Results } from './results.tsx';
import { UnknownCountry } from './unknown-country.tsx';

const countryOf = (iso3: string, { organisation, period, asOf }: AskedFigures) => ({ queryKey: ['country', iso3, organisation, period, asOf], queryFn: () => api.country(iso3, { organisation, period, asOf }) });

export const early = earlyFigures((asked, { params }) => [countryOf(params['iso3']!, asked), overviewOf(asked)], ({ params }) => `country:${params['iso3']!}`);

export function CountryPage() {
  const { iso3 = '' } = useParams({ strict: false }) as { iso3?: string };
  const asked = useAskedAt(`country:${iso3}`);
  const title = useIntl().formatMessage({ id: 'column.country' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked key={iso3} asked={asked} iso3={iso3} />;
}

function Asked({ asked, iso3 }: { asked: AskedFigures; iso3: string }) {
  const intl = useIntl();
  const words = useWords();
  const placeName = usePlaceName();
  const { organisation } = asked;
  const country = useQuery({ ...countryOf(iso3, asked), placeholderData: keepPreviousData });
  const overview = useQuery({ ...overviewOf(asked), placeholderData: keepPreviousData, enabled: !isUnknown(country.error) });
  const { elsewhere } = useAlong(asked.place);
  const unknown = isUnknown(country.error);
  const name = unknown ? intl.formatMessage({ id: 'country.unknown' }) : words(country.data?.name) || placeName(asked.place);
  return (
    <Page
      title={name}
      above={<p className="page-above"><Link to="/countries" search={elsewhere}><FormattedMessage id="nav.countries" /></Link></p>}
      lead={unknown ? undefined : <QuestionInWords name={name} asked={asked} asOf={country.data?.asOf} />}
    >
      {!unknown && <Filters asked={asked} years={country.data?.years ?? []} places={false} />}
      <PageAnswer answer={country} unknown={<UnknownCountry text={iso3} organisation={organisation} />}>
        {(body) => <Answer country={body} overview={overview.data} failed={overview.error} again={() => void overview.refetch()} asked={asked} name={name} />}
      </PageAnswer>
    </Page>
  );
}

type Told = { country: Country; overview: Overview | undefined; failed: Error | null; again: () => void; asked: AskedFigures; name: string };

function Answer({ country, overview, failed, again, asked, name }: Told) {
  const isNone = country.groups.length === 0 && country.name === null;
  const empty = country.projects === 0;
  const told = overview !== undefined && overview.areas.length > 0;
  const map = isNone ? null : <PlaceMap organisation={asked.organisation} period={asked.period} asOf={asked.asOf} selected={country.place.slice('country:'.length)} />;
  return (
    <div className="place-page">
      <Parts parts={partsOf(country, told)} />
      {empty && !isNone && <NoProjects country={country} name={name} />}
      {told ? <Lead overview={overview} beside={map} /> : overview === undefined && !failed ? <Waiting lines={8} height={32} /> : map}
      <AfterPaint>
        {!(empty && overview?.areas.length === 0) && <Figures overview={overview} failed={failed} again={again} />}
        {!empty && <CoverageYears asked={asked} />}
        {!empty && <Owed {...asked} />}
        <CountryProjects country={country} name={name} />
        {!empty && <Partnership country={country} overview={overview} />}
        {!empty && <Goals goals={country.goals} />}
        {(!empty || country.regional.length > 0) && <Money {...asked} />}
        {!isNone && <Context statistics={country.context} country={name} />}
        <Groups country={country} />
        {!empty && <Nearby country={country} />}
      </AfterPaint>
    </div>
  );
}

/** Results first, then how much is known of them, who works with what; what others publish, and the groups, at the end. */
function partsOf(country: Country, told: boolean): Part[] {
  const [here, regional] = [country.projects > 0, country.regional.length > 0];
  const all: readonly (readonly [boolean, string, string])[] = [
    [told, 'lead-name', 'country.lead'], [told, 'results-name', 'country.results'], [here, 'coverage-name', 'country.coverage'],
    [here, 'projects-name', country.name === null ? 'country.projects-none' : 'country.projects'], [regional, 'regional-name', 'country.regional-part'],
    [here, 'partnership-name', 'country.partnership'], [here, 'goals-name', 'country.goals'],
    [country.name !== null, 'context-name', 'country.context-part'], [country.groups.length > 0, 'groups-name', 'country.groups'],
  ];
  return all.filter(([stands]) => stands).map(([, at, name]) => ({ at, name }));
}

function Figures({ overview, failed, again }: Pick<Told, 'overview' | 'failed' | 'again'>) {
  const intl = useIntl();
  if (!overview) return failed ? <Refusal error={failed} again={again} /> : <Waiting lines={8} height={32} />;
  const regional = overview.areas.some((area) => area.figures.some(({ figure }) => figure.includesRegional));
  return <Results overview={overview} {...(regional ? { note: intl.formatMessage({ id: 'country.regional-note' }) } : {})} />;
}

/** Known to ISO 3166-1, and nothing of the organisation stands there: not an error. */
function NoProjects({ country, name }: { country: Country; name: string }) {
  return (
    <section className="empty" aria-labelledby="no-projects">
      <h2 id="no-projects"><FormattedMessage id="country.no-projects" values={{ country: name }} /></h2>
      <p className="measure"><FormattedMessage id="country.no-projects-text" values={{ regional: country.regional.length + country.left.regional }} /></p>
      <Nearby country={country} />
    </section>
  );
}
