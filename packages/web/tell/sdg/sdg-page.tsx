/** One goal or target: what was achieved there, by which projects, where, with which share of the money. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ApiRefusal } from '@throughline/contract/client.ts';
import type { SdgPage as Body } from '@throughline/contract/tell/sdg.ts';
import { near } from '@throughline/core/ground/near.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFramework } from '../../framework/use-framework.ts';
import { Money } from '../../plan/money.tsx';
import { type AskedFigures, useAsked } from '../../rollup/asked.ts';
import { earlyFigures } from '../../rollup/early.ts';
import { Opening } from '../../rollup/opening.tsx';
import { QuestionInWords } from '../../rollup/question-in-words.tsx';
import { api } from '../../shell/api.ts';
import { Page } from '../../shell/page.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { AfterPaint } from '../../ui/after-paint.tsx';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { WorldMap } from '../../ui/world-map/world-map.tsx';
import { SdgContext } from './sdg-context.tsx';
import { SdgFigures } from './sdg-figures.tsx';
import { SdgMultiples } from './sdg-multiples.tsx';
import { SdgProjects } from './sdg-projects.tsx';
import { TargetList } from './target-list.tsx';
import './sdg.css';

const sdgOf = (code: string, { organisation, period, asOf }: Omit<AskedFigures, 'place'>) => {
  const question = { organisation, period, asOf };
  return { queryKey: ['sdg', code, question], queryFn: () => api.sdg(code, question) };
};

export const early = earlyFigures((asked, { params }) => [sdgOf(params['code']!, asked)]);

export function SdgPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const asked = useAsked();
  const title = useIntl().formatMessage({ id: 'sdg.title' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked key={code} code={code} asked={asked} />;
}

function Asked({ code, asked: { organisation, period, asOf } }: { code: string; asked: AskedFigures }) {
  const intl = useIntl();
  const words = useWords();
  const place = `sdg:${code}`;
  const question = { organisation, period, asOf };
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useQuery({ ...sdgOf(code, question), placeholderData: keepPreviousData });
  const isUnknown = error instanceof ApiRefusal && (error.details?.problems ?? []).some((one) => one.at === 'place');
  if (isUnknown) return <Unknown code={code} />;
  const title = data === undefined ? intl.formatMessage({ id: 'place.sdg' }, { code })
    : intl.formatMessage({ id: data.name ? 'sdg.target-title' : 'sdg.goal-title' }, { code, name: words(data.name ?? data.goal.name) });
  return (
    <Page title={title} pending={!data && !error} above={<p><AllGoals /> {data?.name && <PlaceLink place={`sdg:${data.goal.code}`}><SdgMark target={data.goal.code} /> {words(data.goal.name)}</PlaceLink>}</p>} heading={data === undefined ? title : <><SdgMark target={code} /> {words(data.name ?? data.goal.name)}</>} lead={<QuestionInWords asked={{ organisation, place, period, asOf }} asOf={data?.asOf} />}>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={10} height={32} /> : (
        <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}>
          <Stale error={error} since={dataUpdatedAt} />
          <Answer page={data} />
          <AfterPaint><Money organisation={organisation} place={place} period={period} asOf={asOf} split="country" /></AfterPaint>
        </div>
      )}
    </Page>
  );
}

function Answer({ page }: { page: Body }) {
  const intl = useIntl();
  const navigate = useNavigate();
  const search = travelling(useQuestion());
  const targets = intl.formatMessage({ id: 'sdg.targets-of' }, { code: page.goal.code });
  const countries = page.countries.filter(({ place }) => place !== 'country:none');
  return (
    <>
      <p className="coverage-line"><FormattedMessage id="sdg.coverage" values={{ ...page.coverage, projects: page.projects.length }} /></p>
      {page.name && <p className="note"><FormattedMessage id="sdg.own-label" /></p>}
      <SdgFigures page={page} />
      {page.targets.length > 0 && <section className="sdg-section" aria-labelledby="targets-name"><h2 id="targets-name">{targets}</h2><TargetList targets={page.targets} label={targets} /></section>}
      <AfterPaint>
        <SdgMultiples page={page} />
        <SdgProjects page={page} />
        {countries.length > 0 && (
          <section className="sdg-section" aria-labelledby="countries-name">
            <h2 id="countries-name"><FormattedMessage id="sdg.countries" /></h2>
            <WorldMap
              title={intl.formatMessage({ id: 'sdg.countries' })} quiet onOpen={(iso3) => void navigate({ to: '/countries/$iso3', params: { iso3 }, search: search as never })}
              rows={countries.map((one) => ({ iso3: one.place.slice(8), figure: null, projects: one.projects }))}
            />
          </section>
        )}
        <SdgContext page={page} />
      </AfterPaint>
    </>
  );
}

function AllGoals() {
  const search = travelling(useQuestion()) as never;
  return <Link to="/sdgs" search={search}><FormattedMessage id="sdg.all-goals" /></Link>;
}

/** Nearest goals by number and name. */
function Unknown({ code }: { code: string }) {
  const intl = useIntl();
  const words = useWords();
  const goals = useFramework()?.sdgs ?? [];
  const goal = goals.find((one) => one.code === code.split('.')[0]);
  const found = [...(goal ? [goal] : []), ...near(code, goals, (one) => `${one.code} ${words(one.name)}`)].filter((one, at, all) => all.indexOf(one) === at).slice(0, 5);
  return (
    <Page title={intl.formatMessage({ id: 'sdg.unknown' }, { code })}>
      <p className="measure"><FormattedMessage id="sdg.unknown-text" /></p>
      <ul className="plain-links">
        {found.map((one) => <li key={one.code}><PlaceLink place={`sdg:${one.code}`}><SdgMark target={one.code} /> {words(one.name)}</PlaceLink></li>)}
        <li><AllGoals /></li>
      </ul>
    </Page>
  );
}
