/** What became of a submission: its state, the days of it, and why it was made or sent back. */
import type { SubmissionRow } from '@throughline/contract/tell/project.ts';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';

type Of = Pick<SubmissionRow, 'number' | 'state' | 'submitted' | 'verified' | 'due' | 'reason' | 'submittedBy' | 'verifiedBy'>;

const SHAPES: Record<Of['state'], ReactNode> = {
  verified: <path d="M1 6.5 4.6 10 11 2.4" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  submitted: <path d="M6 11V2M2.5 5.5 6 2l3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  returned: <path d="M10.5 9.5v-5h-8M5 2 2.2 4.5 5 7" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  withdrawn: <path d="M2 6h8" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  draft: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2 1.6" />,
};

export function SubmissionState({ of }: { of: Of }) {
  const format = useFormat();
  // what a person did has its time, what a file states its day
  const when = (moment: string, by: string | null): string => (by !== null && moment.length > 10 ? format.moment(moment) : format.shortDay(moment));
  // A correction is no late report.
  const late = of.number === 1 && of.due !== null && of.submitted.slice(0, 10) > of.due;
  return (
    <>
      <span className={of.state === 'verified' ? 'project-state is-verified' : 'project-state'}>
        <svg className="state-mark" viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">{SHAPES[of.state]}</svg> <FormattedMessage id={`project.submission.${of.state}`} />
      </span>
      <span className="note project-under"><FormattedMessage id="working.submitted" values={{ day: when(of.submitted, of.submittedBy) }} />{of.submittedBy !== null && <> · <bdi>{of.submittedBy}</bdi></>}{late && <> · <FormattedMessage id="project.late" values={{ due: format.shortDay(of.due!) }} /></>}</span>
      {of.verified !== null && <span className="note project-under"><FormattedMessage id="working.verified" values={{ day: when(of.verified, of.verifiedBy) }} />{of.verifiedBy !== null && <> · <bdi>{of.verifiedBy}</bdi></>}</span>}
      {of.reason !== null && <span className="project-under"><FormattedMessage id="project.reason" values={{ reason: <bdi>{of.reason}</bdi> }} /></span>}
    </>
  );
}
