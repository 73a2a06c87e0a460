/** Programme: what was achieved in it, against its own targets too; its projects, countries, goals and sources. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Programme } from '@throughline/contract/tell/programme.ts';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { type AskedFigures, overviewOf } from '../../rollup/asked.ts';
import { earlyFigures } from '../../rollup/early.ts';
import { Filters } from '../../rollup/filters.tsx';
import { Money } from '../../plan/money.tsx';
import { Opening } from '../../rollup/opening.tsx';
import { Owed } from '../../rollup/owed.tsx';
import { QuestionInWords } from '../../rollup/question-in-words.tsx';
import { api } from '../../shell/api.ts';
import { Page } from '../../shell/page.tsx';
import { AfterPaint } from '../../ui/after-paint.tsx';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { useAlong, useAskedAt } from '../country/asked.ts';
import '../country/country.css';
import { CoverageYears } from '../country/coverage-years.tsx';
import { Courses } from '../country/courses.tsx';
import { Donors } from '../country/donors.tsx';
import { Goals } from '../country/goals.tsx';
import { Lead } from '../country/lead.tsx';
import { PageAnswer, isUnknown } from '../country/page-answer.tsx';
import { type Part, Parts } from '../country/parts.tsx';
import { ProjectTable } from '../country/project-table.tsx';
import { Results } from '../country/results.tsx';
import { OwnTargets } from './own-targets.tsx';
import { ProgrammeCountries } from './programme-countries.tsx';
import { UnknownProgramme } from './unknown-programme.tsx';

const programmeOf = (code: string, { organisation, period, asOf }: AskedFigures) => ({ queryKey: ['programme', code, organisation, period, asOf], queryFn: () => api.programme(code, { organisation, period, asOf }) });

export const early = earlyFigures((asked, { params }) => [programmeOf(params['code']!, asked), overviewOf(asked)], ({ params }) => `programme:${params['code']!}`);

export function ProgrammePage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string };
  const asked = useAskedAt(`programme:${code}`);
  const title = useIntl().formatMessage({ id: 'column.programme' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked key={code} asked={asked} code={code} />;
}

function Asked({ asked, code }: { asked: AskedFigures; code: string }) {
  const intl = useIntl();
  const words = useWords();
  const programme = useQuery({ ...programmeOf(code, asked), placeholderData: keepPreviousData });
  const unknown = isUnknown(programme.error);
  const overview = useQuery({ ...overviewOf(asked), placeholderData: keepPreviousData, enabled: !unknown });
  const { elsewhere } = useAlong(asked.place);
  const name = unknown ? intl.formatMessage({ id: 'country.unknown-programme' }) : words(programme.data?.name) || code;
  return (
    <Page
      title={name}
      above={(
        <p className="page-above">
          <Link to="/programmes" search={elsewhere}><FormattedMessage id="nav.programmes" /></Link>
          {programme.data && <span className="place-kind"><FormattedMessage id={`country.kind-${programme.data.kind}`} /></span>}
        </p>
      )}
      lead={unknown ? undefined : <QuestionInWords asked={asked} asOf={programme.data?.asOf} />}
    >
      {!unknown && <Filters asked={asked} years={programme.data?.years ?? []} places={false} />}
      <PageAnswer answer={programme} unknown={<UnknownProgramme text={code} />}>
        {(body) => <Answer programme={body} overview={overview.data} failed={overview.error} again={() => void overview.refetch()} asked={asked} code={code} name={name} />}
      </PageAnswer>
    </Page>
  );
}

type Told = { programme: Programme; overview: Overview | undefined; failed: Error | null; again: () => void; asked: AskedFigures; code: string };

function Answer({ programme, overview, failed, again, asked, code, name }: Told & { name: string }) {
  const intl = useIntl();
  const told = overview !== undefined && overview.areas.length > 0;
  return (
    <div className="place-page">
      <Parts parts={partsOf(programme, told)} />
      {told && <Lead overview={overview} />}
      <AfterPaint>
        {overview ? <Results overview={overview} /> : failed ? <Refusal error={failed} again={again} /> : <Waiting lines={8} height={32} />}
        {told && <Courses rows={overview.areas.flatMap((area) => area.figures)} place={programme.place} name={name} period={overview.period} />}
        <OwnTargets programme={programme} />
        {programme.projects > 0 && <CoverageYears asked={asked} />}
        <Owed {...asked} />
        <section className="row-cards" aria-labelledby="projects-name">
          <h2 id="projects-name"><FormattedMessage id="country.projects-of" /> <span className="count">{programme.projects}</span></h2>
          {programme.projects === 0
            ? <p className="measure"><FormattedMessage id="country.no-projects-of" /></p>
            : <ProjectTable rows={programme.rows} label={intl.formatMessage({ id: 'country.projects-of' })} file={`projects-${code}.csv`} left={programme.left} all={{ programme: code }} show={['countries', 'budget']} />}
        </section>
        <ProgrammeCountries programme={programme} />
        <Goals goals={programme.goals} />
        <Money {...asked} split="source" />
        <section aria-labelledby="donors-name">
          <h2 id="donors-name"><FormattedMessage id="country.donors" /></h2>
          <Donors donors={programme.donors} />
        </section>
      </AfterPaint>
    </div>
  );
}

function partsOf(programme: Programme, told: boolean): Part[] {
  const all: readonly (readonly [boolean, string, string])[] = [
    [told, 'lead-name', 'country.lead'], [told, 'results-name', 'country.results'], [told, 'courses-name', 'country.courses'],
    [programme.targets.length > 0, 'own-targets-name', 'country.own-targets'], [programme.projects > 0, 'coverage-name', 'country.coverage'],
    [true, 'projects-name', 'country.projects-of'], [programme.countries.length > 0, 'countries-name', 'country.countries'],
    [true, 'goals-name', 'country.goals'], [true, 'donors-name', 'country.donors'],
  ];
  return all.filter(([stands]) => stands).map(([, at, name]) => ({ at, name }));
}
