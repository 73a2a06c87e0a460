/** Portfolio: find projects among thousands, narrow them, take what is seen along. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Projects } from '@throughline/contract/design/projects.ts';
import { useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Opening } from '../rollup/opening.tsx';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { useChangeQuestion } from '../shell/question.ts';
import type { Opened } from '../shell/screen.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { type AskedProjects, NOTHING_CHOSEN, serverOf, useAskedProjects } from './asked-projects.ts';
import { ChosenFacets } from './chosen.tsx';
import { useColumns } from './columns.tsx';
import { FacetDrawer, Facets } from './facets.tsx';
import { NothingFound, NothingHeld } from './nothing.tsx';
import './portfolio.css';
import { ProjectTable } from './project-table.tsx';
import { SearchField } from './search-field.tsx';
import { Tools } from './tools.tsx';
import { firstPageOf, useFirstPage } from './use-pages.ts';
import { WrongParts } from './wrong-parts.tsx';

export const early = ({ organisation, question, language }: Opened) => [firstPageOf(serverOf(organisation, question, language))];

export function PortfolioPage() {
  const intl = useIntl();
  const asked = useAskedProjects();
  const title = intl.formatMessage({ id: 'portfolio.title' });
  return asked ? <Asked asked={asked} title={title} /> : <Page title={title}><Opening /></Page>;
}

function Asked({ asked, title }: { asked: AskedProjects; title: string }) {
  const change = useChangeQuestion();
  const answer = useFirstPage(asked);
  const { data, error } = answer;
  const whole = <button type="button" className="link-button" onClick={() => change({ ...NOTHING_CHOSEN, period: undefined, asOf: undefined, sort: undefined })}><FormattedMessage id="portfolio.show-all" /></button>;
  if (data?.all === 0) return <Page title={title}><NothingHeld /></Page>;
  return (
    <Page title={title} pending={!data && !error} lead={data && <InWords data={data} />}>
      <Question asked={asked} />
      {error && (!data || answer.isPlaceholderData) ? <Refusal error={error} again={() => void answer.refetch()} otherwise={whole} />
        : data ? <><Stale error={error} since={answer.dataUpdatedAt} /><Answer asked={asked} data={data} waiting={answer.isPlaceholderData} /></>
          : <Waiting lines={12} height={40} />}
    </Page>
  );
}

function InWords({ data }: { data: Projects }) {
  const format = useFormat();
  const values = { found: data.found, all: data.all, count: format.count(data.found), of: format.count(data.all), day: format.day(data.asOf), period: format.period(data.period) };
  return (
    <>
      <p className="in-words" role="status"><FormattedMessage id={data.found === data.all ? 'portfolio.all' : 'portfolio.found'} values={values} /></p>
      {!data.live && <p className="note"><FormattedMessage id="portfolio.not-live" values={values} /></p>}
    </>
  );
}

/** Search, the years in which reports are counted, the day. */
function Question({ asked }: { asked: AskedProjects }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { current } = useOrganisations();
  const { period, asOf } = asked.server as { period?: string; asOf?: string };
  const years = useMemo(() => {
    const [first, last] = [current?.firstYear ?? null, Math.max(current?.lastYear ?? 0, new Date().getFullYear())];
    return first === null ? [] : Array.from({ length: last - first + 1 }, (_one, at) => String(last - at));
  }, [current]);
  const offered = period === undefined || years.includes(period) ? years : [period, ...years];
  const format = useFormat();
  return (
    <form className="filters portfolio-question" role="search" aria-label={intl.formatMessage({ id: 'portfolio.find' })} onSubmit={(event) => event.preventDefault()}>
      <SearchField find={asked.find} />
      {offered.length > 0 && (
        <NativeSelect label={intl.formatMessage({ id: 'portfolio.years' })} value={period ?? ''} onChange={(event) => change({ period: event.currentTarget.value })}>
          {offered.map((year) => <option key={year} value={year}>{format.period(year)}</option>)}
        </NativeSelect>
      )}
      <TextInput type="date" label={intl.formatMessage({ id: 'filter.as-of' })} value={asOf ?? ''} onChange={(event) => change({ asOf: event.currentTarget.value || undefined }, { replace: true })} />
    </form>
  );
}

function Answer({ asked, data, waiting }: { asked: AskedProjects; data: Projects; waiting: boolean }) {
  const narrow = useMediaQuery('(max-width: 60rem)', window.matchMedia('(max-width: 60rem)').matches);
  const [opened, setOpened] = useState(false);
  const columns = useColumns(data.facets);
  const shown = asked.columns.map((key) => columns.get(key)!);
  return (
    <div className={waiting ? 'portfolio answer is-waiting' : 'portfolio answer'} aria-busy={waiting}>
      {!narrow && <Facets asked={asked} facets={data.facets ?? []} />}
      {narrow && opened && <FacetDrawer asked={asked} facets={data.facets ?? []} found={data.found} onClose={() => setOpened(false)} />}
      <div className="portfolio-found">
        <WrongParts asked={asked} data={data} />
        <ChosenFacets asked={asked} facets={data.facets ?? []} />
        <Tools asked={asked} data={data} columns={columns} onFacets={narrow ? () => setOpened(true) : null} />
        {data.found === 0 ? <NothingFound asked={asked} data={data} /> : <ProjectTable asked={asked} data={data} columns={shown} held={waiting} />}
      </div>
    </div>
  );
}
