/** Indicator: one figure to trust and compare, with its definition beside it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { IndicatorPage as Body } from '@throughline/contract/rollup/pages.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { Page } from '../shell/page.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { AfterPaint } from '../ui/after-paint.tsx';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { useAreaName, useStageName } from './areas.ts';
import { type AskedFigures, useAsked } from './asked.ts';
import { earlyFigures } from './early.ts';
import { Breakdowns } from './breakdowns.tsx';
import { Cells } from './cells.tsx';
import { Filters } from './filters.tsx';
import './indicator.css';
import { IndicatorMultiples } from './indicator-multiples.tsx';
import { Opening } from './opening.tsx';
import { Otherwise } from './indicator-otherwise.tsx';
import { Passport } from './passport.tsx';
import { QuestionInWords } from './question-in-words.tsx';
import { Series } from './series.tsx';
import { TheFigure } from './the-figure.tsx';

const indicatorOf = (code: string, asked: AskedFigures) => ({ queryKey: ['indicator', code, asked], queryFn: () => api.indicator(code, asked) });

export const early = earlyFigures((asked, { params }) => [indicatorOf(params['code']!, asked)]);

export function IndicatorPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const asked = useAsked();
  if (!asked) return <Page title={code} heading={<Code>{code}</Code>}><Opening /></Page>;
  return <Asked key={code} code={code} asked={asked} />;
}

function Asked({ code, asked }: { code: string; asked: AskedFigures }) {
  const words = useWords();
  const answer = useQuery({ ...indicatorOf(code, asked), placeholderData: keepPreviousData });
  const { data, error } = answer;
  const name = data ? words(data.indicator.name) || code : code;
  return (
    <Page
      title={name}
      pending={!data && !error}
      heading={data ? <WordsText words={data.indicator.name} otherwise={code} /> : <Code>{code}</Code>}
      above={data ? <Where of={data} /> : <p className="where">{'\u00A0'}</p>}
      lead={<QuestionInWords asked={asked} asOf={data?.asOf} />}
    >
      <Filters asked={asked} years={data?.years ?? []} />
      {error && (!data || answer.isPlaceholderData) ? <Refusal error={error} again={() => void answer.refetch()} otherwise={<Otherwise error={error} asked={asked} />} />
        : data ? <><Stale error={error} since={answer.dataUpdatedAt} /><Answer body={data} asked={asked} waiting={answer.isPlaceholderData} /></>
          : <Waiting lines={8} height={40} />}
    </Page>
  );
}

function Where({ of: { indicator } }: { of: Body }) {
  const area = useAreaName();
  const stage = useStageName();
  const { place: _place, ...search } = travelling(useQuestion());
  return (
    <p className="where">
      {indicator.area !== null && <>{area(indicator.area)} · </>}
      {indicator.stage !== null && <>{stage(indicator.stage)} · </>}
      <Code>{indicator.code}</Code>
      {' · '}<Link to="/compare" search={{ ...search, compare: indicator.code } as never}><FormattedMessage id="indicator.compare" /></Link>
    </p>
  );
}

function Answer({ body, asked, waiting }: { body: Body; asked: AskedFigures; waiting: boolean }) {
  const intl = useIntl();
  return (
    <div className={waiting ? 'answer is-waiting indicator' : 'answer indicator'} aria-busy={waiting}>
      <div className="indicator-main">
        <TheFigure body={body} asked={asked} />
        <Series body={body} />
      </div>
      <aside className="indicator-aside" aria-label={intl.formatMessage({ id: 'passport.title' })}><Passport body={body} /></aside>
      <div className="indicator-wide">
        <AfterPaint>
          <IndicatorMultiples body={body} asked={asked} />
          <Breakdowns body={body} />
          {body.dimensions.length > 0 && <Cells body={body} asked={asked} />}
        </AfterPaint>
      </div>
    </div>
  );
}
