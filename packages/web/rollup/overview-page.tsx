/** Overview: in a minute, what the organisation achieves. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { lazy, useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Page } from '../shell/page.tsx';
import { useQuestion } from '../shell/question.ts';
import { AfterPaint } from '../ui/after-paint.tsx';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AreaLedger } from './area-ledger.tsx';
import { OwnLeft } from './own-left.tsx';
import { type AskedFigures, overviewOf, useAsked } from './asked.ts';
import { earlyFigures } from './early.ts';
import { Filters } from './filters.tsx';
import './overview.css';
import { Opening } from './opening.tsx';
import type { Asked as AskedOverview } from './overview/changes.tsx';
import { Later } from './overview/later.tsx';
import { Nearest } from './overview/nearest.tsx';
import { Owed } from './owed.tsx';
import { Pathway } from './pathway.tsx';
import { QuestionInWords } from './question-in-words.tsx';
import { Sentences } from './sentences.tsx';

const Where = lazy(() => import('./overview/where.tsx'));
const SdgMap = lazy(async () => ({ default: (await import('../tell/sdg/sdg-map.tsx')).SdgMap }));
const Money = lazy(async () => ({ default: (await import('../plan/money.tsx')).Money }));
const Changes = lazy(() => import('./overview/changes.tsx'));

export const early = earlyFigures((asked, { question }) => [overviewOf({ ...asked, accountability: question.accountability })]);

export function OverviewPage() {
  const asked = useAsked();
  const intl = useIntl();
  const title = intl.formatMessage({ id: 'overview.title' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked asked={asked} title={title} />;
}

function Asked({ asked, title }: { asked: AskedFigures; title: string }) {
  const { accountability } = useQuestion();
  const ask = useMemo(() => ({ ...asked, accountability }), [asked, accountability]);
  const answer = useQuery({ ...overviewOf(ask), placeholderData: keepPreviousData });
  const { data, error } = answer;
  return (
    <Page title={title} lead={<QuestionInWords asked={asked} asOf={data?.asOf} accountability={accountability} />}>
      <Filters asked={asked} years={data?.years ?? []} accountability />
      {error && (!data || answer.isPlaceholderData) ? (
        <Refusal error={error} again={() => void answer.refetch()} otherwise={<Nearest error={error} place={asked.place} period={asked.period} />} />
      ) : data ? (
        <>
          <Stale error={error} since={answer.dataUpdatedAt} />
          <Answer overview={data} asked={ask} waiting={answer.isPlaceholderData} />
        </>
      ) : <Waiting lines={10} height={32} />}
    </Page>
  );
}

const questionOf = ({ accountability: _only, ...asked }: AskedOverview): AskedFigures => asked;

function Answer({ overview, asked, waiting }: { overview: Overview; asked: AskedOverview; waiting: boolean }) {
  if (overview.areas.every((area) => area.figures.length === 0)) return <p className="measure"><FormattedMessage id="overview.none-here" /></p>;
  return (
    <>
      <div className={waiting ? 'answer is-waiting' : 'answer'} aria-busy={waiting}>
        <p className="coverage-line">
          <FormattedMessage id="overview.coverage" values={{ reported: overview.coverage.reported, expected: overview.coverage.expected, projects: overview.projects }} />
        </p>
        <Sentences areas={overview.areas} />
        <Pathway areas={overview.areas} flow={overview.flow} />
        <AfterPaint>
          <AreaLedger areas={overview.areas} />
          <OwnLeft of={overview} />
        </AfterPaint>
      </div>
      <Later name="where" heading="overview.where" lines={16}><Where asked={questionOf(asked)} areas={overview.areas} /></Later>
      <Later name="goals" lines={17}><SdgMap {...questionOf(asked)} /></Later>
      <Later name="money" lines={10}><Money {...questionOf(asked)} /></Later>
      <Later name="changes" heading="overview.changes" note="overview.changes-note"><Changes asked={asked} /></Later>
      <Later name="owed" lines={12}><Owed {...questionOf(asked)} limit={8} /></Later>
    </>
  );
}
