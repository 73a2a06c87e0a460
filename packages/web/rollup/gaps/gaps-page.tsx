/** Gaps: where data is missing, late, carried, not understood, unmapped; each count opens to its rows. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Gaps } from '@throughline/contract/rollup/gaps.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { Page } from '../../shell/page.tsx';
import { type Question, readQuestion, travelling, useQuestion } from '../../shell/question.ts';
import { AfterPaint } from '../../ui/after-paint.tsx';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { type AskedFigures, useAsked } from '../asked.ts';
import { earlyFigures } from '../early.ts';
import { Filters } from '../filters.tsx';
import { Opening } from '../opening.tsx';
import { Nearest } from '../overview/nearest.tsx';
import { Owed } from '../owed.tsx';
import { QuestionInWords } from '../question-in-words.tsx';
import { CoverageByYear } from './coverage.tsx';
import './gaps.css';
import { Carried, NotUnderstood } from './lists.tsx';

/** Rows of a list that is shown whole. */
const WHOLE = 5000;

export const early = earlyFigures((asked) => [gapsOf(asked)]);

export function GapsPage() {
  const asked = useAsked();
  const title = useIntl().formatMessage({ id: 'nav.gaps' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked asked={asked} title={title} />;
}

const gapsOf = (asked: AskedFigures) => ({ queryKey: ['gaps', asked], queryFn: () => api.gaps({ ...asked, owed: WHOLE }) });

function Asked({ asked, title }: { asked: AskedFigures; title: string }) {
  const answer = useQuery({ ...gapsOf(asked), placeholderData: keepPreviousData });
  const { data, error } = answer;
  return (
    <Page title={title} lead={<QuestionInWords asked={asked} asOf={data?.asOf} />}>
      <Filters asked={asked} years={data?.years ?? []} />
      {error && (!data || answer.isPlaceholderData) ? (
        <Refusal error={error} again={() => void answer.refetch()} otherwise={<Nearest error={error} place={asked.place} period={asked.period} />} />
      ) : data ? (
        <div className={answer.isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={answer.isPlaceholderData}>
          <Stale error={error} since={answer.dataUpdatedAt} />
          <Counts gaps={data} />
          <Opened gaps={data} />
          <AfterPaint><CoverageByYear asked={asked} /></AfterPaint>
        </div>
      ) : <Waiting lines={10} height={32} />}
    </Page>
  );
}

const SORTS = ['owed', 'carried', 'not-understood', 'unmapped'] as const;
type Sort = (typeof SORTS)[number];

const useSort = (): Sort => {
  const { gap } = useQuestion();
  return SORTS.find((one) => one === gap) ?? 'owed';
};

function Counts({ gaps }: { gaps: Gaps }) {
  const intl = useIntl();
  const sort = useSort();
  const { owed, late, carried, notUnderstood, unmapped } = gaps.counts;
  const counts: Record<Sort, number> = { owed, carried, 'not-understood': notUnderstood, unmapped: unmapped.legacy + unmapped.indicators };
  return (
    <nav aria-label={intl.formatMessage({ id: 'gaps.counts' })}>
      <ul className="gap-counts">
        {SORTS.map((one) => (
          <li key={one}>
            <Link
              to="." search={((before: Question) => readQuestion({ ...before, gap: one, select: undefined })) as never} resetScroll={false} data-count={counts[one]}
              className={one === sort ? 'gap-count is-open' : 'gap-count'} activeProps={{ 'aria-current': undefined }} {...(one === sort ? { 'aria-current': 'true' as const } : {})}
            >
              <FormattedMessage id={`gaps.${one}`} values={{ count: counts[one] }} />
            </Link>
            <p className="note"><FormattedMessage id={`gaps.${one}-note`} values={{ late, legacy: unmapped.legacy, indicators: unmapped.indicators }} /></p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Opened({ gaps }: { gaps: Gaps }) {
  const sort = useSort();
  if (sort === 'owed') return <Owed of={gaps.owed} />;
  if (sort === 'carried') return <Carried gaps={gaps} />;
  return sort === 'not-understood' ? <NotUnderstood gaps={gaps} /> : <Unmapped gaps={gaps} />;
}

function Unmapped({ gaps }: { gaps: Gaps }) {
  const search = travelling(useQuestion());
  const { legacy, indicators } = gaps.counts.unmapped;
  return (
    <section className="gap-list" aria-labelledby="gap-list-name">
      <h2 id="gap-list-name"><FormattedMessage id="gaps.unmapped-title" /></h2>
      <p className="measure"><FormattedMessage id="gaps.unmapped-text" /></p>
      <p className="gap-way"><Link to="/mapping" search={{ ...search, ...(legacy + indicators > 0 ? { state: 'open' } : {}) } as never} className="button-link"><FormattedMessage id="gaps.to-mapping" /></Link></p>
    </section>
  );
}
