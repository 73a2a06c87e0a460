/** My work: what a person owes with its days, what waits for somebody else, what happens next, and the rounds that ask for it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Duty, MyWork } from '@throughline/contract/collect/rounds.ts';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Opening } from '../rollup/opening.tsx';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText } from '../ui/words-text.tsx';
import './collect.css';
import { RoundsSection } from './rounds-section.tsx';

const SHOWN = 200;
const SORTS = ['fix', 'decide', 'verify', 'report', 'close'] as const;

export function WorkPage() {
  const title = useIntl().formatMessage({ id: 'nav.work' });
  const { current } = useOrganisations();
  if (!current) return <Page title={title}><Opening /></Page>;
  return <Asked organisation={current.id} title={title} />;
}

function Asked({ organisation, title }: { organisation: string; title: string }) {
  const answer = useQuery({ queryKey: ['my-work', organisation], queryFn: () => api.myWork({ organisation, limit: SHOWN }), refetchOnMount: 'always' });
  const { data, error } = answer;
  return (
    <Page title={title} lead={<p className="measure work-lead"><FormattedMessage id="collect.work-lead" /></p>}>
      {error && !data ? <Refusal error={error} again={() => void answer.refetch()} /> : data ? <><Stale error={error} since={answer.dataUpdatedAt} /><Work work={data} /></> : <Waiting lines={8} height={40} />}
      <RoundsSection organisation={organisation} />
    </Page>
  );
}

function Work({ work }: { work: MyWork }) {
  const asked = SORTS.filter((one) => work.counts[one] > 0);
  return (
    <>
      {asked.length === 0 && <section className="empty"><h2><FormattedMessage id="collect.nothing-owed" /></h2><p className="measure"><FormattedMessage id={work.next.length > 0 ? 'collect.nothing-owed-next' : 'collect.nothing-owed-text'} /></p></section>}
      {asked.map((sort) => (
        <section key={sort} className="duties" aria-labelledby={`duties-${sort}`}>
          <h2 id={`duties-${sort}`}><FormattedMessage id={`collect.to.${sort}`} /> <span className="count">{work.counts[sort]}</span></h2>
          <ul>{work.duties.filter((one) => one.to === sort).map((one) => <DutyItem key={keyOf(one)} duty={one} />)}</ul>
        </section>
      ))}
      {work.more > 0 && <p className="note"><FormattedMessage id="collect.more-duties" values={{ more: work.more }} /></p>}
      {work.waiting.length > 0 && <WaitingFor work={work} />}
      {work.next.length > 0 && <Next work={work} />}
    </>
  );
}

const keyOf = (one: Duty): string => (one.to === 'close' ? `close ${one.round}` : `${one.to} ${one.project} ${one.period}`);

function DutyItem({ duty }: { duty: Duty }) {
  const format = useFormat();
  if (duty.to === 'close') return <Item due={<Due duty={duty} />} name={<><FormattedMessage id="collect.round-of" values={{ period: <bdi>{format.period(duty.period)}</bdi> }} /></>} next={<FormattedMessage id="collect.next.close" />} />;
  const way = <ReportLink project={duty.project} period={duty.period}><WordsText words={duty.title} otherwise={duty.project} />, <bdi>{format.period(duty.period)}</bdi></ReportLink>;
  return <Item due={<Due duty={duty} />} name={<><Code>{duty.project}</Code> {way}</>} next={<Hint duty={duty} />} />;
}

const Item = ({ due, name, next }: { due: ReactNode; name: ReactNode; next: ReactNode }) => (
  <li className="duty"><p className="duty-name">{name}</p><p className="duty-due">{due}</p><p className="note">{next}</p></li>
);

function Hint({ duty }: { duty: Exclude<Duty, { to: 'close' }> }) {
  const format = useFormat();
  switch (duty.to) {
    case 'report': return <FormattedMessage id={duty.begun ? 'collect.next.go-on' : 'collect.next.report'} values={{ lines: duty.lines }} />;
    case 'fix': return <><FormattedMessage id="collect.next.fix" values={{ comments: duty.comments }} />{duty.reason !== null && <> <bdi>{duty.reason}</bdi></>}</>;
    default: return <FormattedMessage id={`collect.next.${duty.to}`} values={{ name: <bdi>{duty.by ?? '–'}</bdi>, day: format.shortDay(duty.since), level: <FormattedMessage id={`collect.level.${duty.level}`} /> }} />;
  }
}

function Due({ duty }: { duty: Duty }) {
  const format = useFormat();
  if (duty.due === null) return <span className="quiet"><FormattedMessage id="collect.no-day" /></span>;
  const late = duty.daysLate ?? 0;
  return (
    <span className={late > 0 ? 'is-late' : undefined}>
      <bdi>{format.shortDay(duty.due)}</bdi> <span className="note"><FormattedMessage id={late > 0 ? 'collect.late' : 'collect.left'} values={{ days: Math.abs(late) }} /></span>
    </span>
  );
}

export function ReportLink({ project, period, children }: { project: string; period: string; children: ReactNode }) {
  const search = travelling(useQuestion()) as never;
  return <Link to="/projects/$code/report/$period" params={{ code: project, period }} search={search}>{children}</Link>;
}

function WaitingFor({ work }: { work: MyWork }) {
  const format = useFormat();
  return (
    <section className="duties" aria-labelledby="waiting-name">
      <h2 id="waiting-name"><FormattedMessage id="collect.waiting" /> <span className="count">{work.waiting.length}</span></h2>
      <ul>
        {work.waiting.map((one) => (
          <Item
            key={`${one.project} ${one.period}`} due={<bdi>{format.shortDay(one.since)}</bdi>} next={<FormattedMessage id="collect.waiting-for" values={{ level: <FormattedMessage id={`collect.level.${one.level ?? 'project'}`} /> }} />}
            name={<><Code>{one.project}</Code> <ReportLink project={one.project} period={one.period}><WordsText words={one.title} otherwise={one.project} />, <bdi>{format.period(one.period)}</bdi></ReportLink></>}
          />
        ))}
      </ul>
    </section>
  );
}

function Next({ work }: { work: MyWork }) {
  const format = useFormat();
  return (
    <section className="duties" aria-labelledby="next-name">
      <h2 id="next-name"><FormattedMessage id="collect.happens-next" /></h2>
      <ul className="next-days">
        {work.next.map((one) => <li key={`${one.round} ${one.event}`}><bdi>{format.day(one.day)}</bdi> <FormattedMessage id={`collect.event.${one.event}`} values={{ period: <bdi>{format.period(one.period)}</bdi> }} />{one.place !== 'organisation' && <> <Code>{one.place}</Code></>}</li>)}
      </ul>
    </section>
  );
}
