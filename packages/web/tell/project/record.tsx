/** One submission opened: every value as it was entered, what it counts as, its parts, and its place in the file. */
import { ApiRefusal } from '@throughline/contract/client.ts';
import type { ProjectRecord } from '@throughline/contract/tell/project.ts';
import { useEffect, useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { EvidenceOfSubmission } from '../../collect/evidence/of-submission.tsx';
import { useChangeQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { RecordLink } from './grid-cell.tsx';
import { RecordValues } from './record-values.tsx';
import { Source } from './source.tsx';
import { SubmissionState } from './submission-state.tsx';
import { type AskedProject, useProjectRecord } from './use-project.ts';

type Asked = { asked: AskedProject; report: string; submission: string | undefined };

export function RecordSection({ asked, report, submission }: Asked) {
  const { data, error, refetch, dataUpdatedAt } = useProjectRecord(asked, report, submission);
  if (error && !data) return <Refusal error={error} {...(isMissing(error) ? {} : { again: () => void refetch() })} otherwise={<Others error={error} report={report} />} />;
  if (!data) return <Waiting lines={6} height={40} />;
  return <><Stale error={error} since={dataUpdatedAt} /><Shown of={data} organisation={asked.organisation} /></>;
}

const isMissing = (error: Error): boolean => error instanceof ApiRefusal && error.status === 404;

/** A report or submission that is not there: those that are. */
function Others({ error, report }: { error: Error; report: string }) {
  const change = useChangeQuestion();
  const problem = error instanceof ApiRefusal ? error.details?.problems[0] : undefined;
  const accepted = (problem?.accepted ?? '').split(', ').filter(Boolean);
  return (
    <>
      {problem?.code === 'unknown-report' && accepted.map((period) => <button key={period} type="button" className="link-button" onClick={() => change({ report: period, submission: undefined })}><bdi>{period}</bdi></button>)}
      {problem?.code === 'unknown-submission' && accepted.map((number) => <RecordLink key={number} report={{ period: report, number: Number(number) }} />)}
      <button type="button" className="link-button" onClick={() => change({ report: undefined, submission: undefined, tab: 'reports' })}><FormattedMessage id="project.record-close" /></button>
    </>
  );
}

function Shown({ of, organisation }: { of: ProjectRecord; organisation: string }) {
  const format = useFormat();
  const change = useChangeQuestion();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { heading.current?.focus({ preventScroll: true }); heading.current?.scrollIntoView({ block: 'nearest' }); }, []);
  const period = of.rollsUp ? format.period(of.period) : `${format.shortDay(of.starts)} – ${format.shortDay(of.ends)}`;
  return (
    <section className="project-record" aria-labelledby="record-name">
      <h2 id="record-name" tabIndex={-1} ref={heading}><FormattedMessage id="project.record" values={{ period: <bdi>{period}</bdi>, number: of.number, total: of.numbers.length }} /></h2>
      <div className="project-record-head">
        <p><SubmissionState of={of} /></p>
        <p className="note"><Source of={of.source} /></p>
        <p className="project-record-ways">
          {of.numbers.filter((one) => one !== of.number).map((number) => <RecordLink key={number} report={{ period: of.period, number }} />)}
          <button type="button" className="link-button" onClick={() => change({ report: undefined, submission: undefined, tab: 'reports' })}><FormattedMessage id="project.record-close" /></button>
        </p>
      </div>
      {!of.rollsUp && <p className="note"><FormattedMessage id="project.no-total" /></p>}
      {of.state !== 'verified' && <p className="note"><FormattedMessage id="project.not-counting" /></p>}
      <RecordValues of={of} />
      {of.submittedBy !== null && <EvidenceOfSubmission organisation={organisation} project={of.project} period={of.period} submission={of.number} />}
    </section>
  );
}
