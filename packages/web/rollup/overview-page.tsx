/** Overview: in a minute, what the organisation achieves. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { Page } from '../shell/page.tsx';
import { useChangeQuestion } from '../shell/question.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AreaLedger } from './area-ledger.tsx';
import type { AskedFigures } from './asked.ts';
import { useAsked } from './asked.ts';
import { Filters } from './filters.tsx';
import './overview.css';
import { Opening } from './opening.tsx';
import { Pathway } from './pathway.tsx';
import { QuestionInWords } from './question-in-words.tsx';
import { Sentences } from './sentences.tsx';

export function OverviewPage() {
  const asked = useAsked();
  const intl = useIntl();
  const title = intl.formatMessage({ id: 'overview.title' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked asked={asked} title={title} />;
}

function Asked({ asked, title }: { asked: AskedFigures; title: string }) {
  const change = useChangeQuestion();
  const answer = useQuery({ queryKey: ['overview', asked], queryFn: () => api.overview(asked), placeholderData: keepPreviousData });
  const { data, error } = answer;
  const whole = () => change({ place: undefined, period: undefined, asOf: undefined });
  return (
    <Page title={title} lead={<QuestionInWords asked={asked} asOf={data?.asOf} />}>
      <Filters asked={asked} years={data?.years ?? []} />
      {error && (!data || answer.isPlaceholderData) ? (
        <Refusal error={error} again={() => void answer.refetch()} otherwise={<button type="button" className="link-button" onClick={whole}><FormattedMessage id="refused.whole" /></button>} />
      ) : data ? (
        <>
          <Stale error={error} since={answer.dataUpdatedAt} />
          <Answer overview={data} waiting={answer.isPlaceholderData} />
        </>
      ) : <Waiting lines={10} height={32} />}
    </Page>
  );
}

function Answer({ overview, waiting }: { overview: Overview; waiting: boolean }) {
  if (overview.areas.every((area) => area.figures.length === 0)) return <p className="measure"><FormattedMessage id="overview.none-here" /></p>;
  return (
    <div className={waiting ? 'answer is-waiting' : 'answer'} aria-busy={waiting}>
      <p className="coverage-line">
        <FormattedMessage id="overview.coverage" values={{ reported: overview.coverage.reported, expected: overview.coverage.expected, projects: overview.projects }} />
      </p>
      <Sentences areas={overview.areas} />
      <Pathway areas={overview.areas} />
      <AreaLedger areas={overview.areas} />
    </div>
  );
}
