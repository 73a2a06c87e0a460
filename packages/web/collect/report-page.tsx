/** One report: the sheet on which it is written, or judged, with all that stands beside it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Done, ReportPage as Page_ } from '@throughline/contract/collect/report.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Opening } from '../rollup/opening.tsx';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { WordsText, useLanguage, useWords } from '../ui/words-text.tsx';
import './collect.css';
import type { DeedName } from './deeds.tsx';
import { Elsewhere } from './filled/elsewhere.tsx';
import { SheetSection } from './sheet-section.tsx';
import { Standing } from './standing.tsx';

export function ReportPage() {
  const { code = '', period = '' } = useParams({ strict: false }) as { code?: string; period?: string };
  const { current } = useOrganisations();
  const intl = useIntl();
  if (!current) return <Page title={intl.formatMessage({ id: 'nav.work' })}><Opening /></Page>;
  return <Asked key={`${current.id} ${code} ${period}`} organisation={current.id} project={code} period={period} />;
}

function Asked({ organisation, project, period }: { organisation: string; project: string; period: string }) {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const language = useLanguage();
  const search = travelling(useQuestion()) as never;
  const queries = useQueryClient();
  const [done, setDone] = useState<{ readonly deed: DeedName; readonly done: Done } | null>(null);
  // what was taken from a file, or put back, is what is written now
  const [turn, setTurn] = useState(0);
  // what is on the screen is being written: it is asked again after a deed, never behind the writer's back
  const answer = useQuery({ queryKey: ['report', organisation, project, period, language], queryFn: () => api.report(project, period, { organisation }), staleTime: Infinity, refetchOnReconnect: false, gcTime: 0 });
  const { data, error } = answer;
  const above = (
    <p className="above"><Link to="/work" search={search}><FormattedMessage id="nav.work" /></Link>{data && <> · <Link to="/projects/$code" params={{ code: project }} search={{ ...(search as object), tab: 'reports' } as never}><WordsText words={data.title} otherwise={project} /></Link></>}</p>
  );
  const title = intl.formatMessage({ id: 'collect.report-title' }, { period: format.period(period) });
  /** First how the report stands now, then everything that it may have changed. */
  const again = async (): Promise<void> => {
    await answer.refetch();
    void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'framework' && name !== 'organisations' && name !== 'report' });
  };
  return (
    <Page title={data ? `${words(data.title)}, ${format.period(period)}` : title} heading={title} above={above} lead={data && <Lead page={data} />}>
      {done !== null && <Said key={`${done.done.version}`} done={done.done} deed={done.deed} />}
      {error && !data ? <Refusal error={error} again={() => void answer.refetch()} otherwise={<Link to="/work" search={search}><FormattedMessage id="nav.work" /></Link>} /> : data ? (
        <>
          <SheetSection key={`${data.standing} ${data.basis} ${data.submission?.number} ${turn}`} page={data} onChanged={() => void again()} onDone={(one, deed) => void again().then(() => setDone({ done: one, deed }))} />
          {data.may.enter.allowed && <Elsewhere page={data} onTaken={() => void again().then(() => setTurn(turn + 1))} />}
        </>
      ) : <Waiting lines={12} height={36} />}
    </Page>
  );
}

const Lead = ({ page }: { page: Page_ }) => (
  <>
    <p className="report-project"><WordsText words={page.title} otherwise={page.project} /></p>
    <Standing page={page} />
    <Periods page={page} />
  </>
);

/** Some before and some after the one that is open. */
function around(page: Page_): Page_['periods'] {
  const at = page.periods.findIndex((one) => one.period === page.period);
  const from = at < 0 ? page.periods.length - NEAR : Math.min(at - NEAR / 2, page.periods.length - NEAR);
  return page.periods.slice(Math.max(0, from), Math.max(0, from) + NEAR);
}
const NEAR = 8;

/** The way to the project's other periods. */
function Periods({ page }: { page: Page_ }) {
  const intl = useIntl();
  const format = useFormat();
  const search = travelling(useQuestion()) as never;
  if (page.periods.length < 2) return null;
  return (
    <nav aria-label={intl.formatMessage({ id: 'collect.periods' })}>
      <ul className="report-periods">
        {around(page).map((one) => (
          <li key={one.period}>
            <Link to="/projects/$code/report/$period" params={{ code: page.project, period: one.period }} search={search} {...(one.period === page.period ? { 'aria-current': 'page' as const } : {})}>
              <bdi>{format.period(one.period)}</bdi> <span className="note"><FormattedMessage id={`collect.standing.${one.standing}`} /></span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Said once it is done, with what comes next. */
const Said = ({ done, deed }: { done: Done; deed: DeedName }) => (
  <p className="said" role="status"><FormattedMessage id={`collect.done.${deed}-${done.standing}`} values={{ number: done.number ?? 0 }} /></p>
);
