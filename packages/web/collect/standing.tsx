/** How a report stands, in a sentence or two: whose turn it is, by when, what was asked. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';

export function Standing({ page }: { page: ReportPage }) {
  const format = useFormat();
  const { submission, round } = page;
  const level = page.levels.find((one) => one.by === null)?.level ?? page.levels[0]?.level ?? 'project';
  return (
    <div className="standing measure">
      <p>
        <strong><FormattedMessage id={`collect.stands.${page.standing}`} values={{ number: submission?.number ?? 0 }} /></strong>{' '}
        {page.standing === 'submitted' && submission !== null && <FormattedMessage id="collect.stands.sent" values={{ name: <bdi>{submission.by ?? '–'}</bdi>, day: format.moment(submission.submitted), level: <FormattedMessage id={`collect.level.${level}`} /> }} />}
        {page.basis === 'reopened' && page.reason !== null && <FormattedMessage id="collect.stands.reopened" values={{ reason: <bdi>{page.reason}</bdi> }} />}
      </p>
      {page.basis === 'returned' && submission?.returned != null && <p className="standing-returned"><FormattedMessage id="collect.stands.why-returned" values={{ reason: <bdi>{submission.returned}</bdi> }} /></p>}
      {page.standing === 'submitted' && submission?.reason != null && <p className="note"><FormattedMessage id="collect.stands.why-made" values={{ reason: <bdi>{submission.reason}</bdi> }} /></p>}
      {round !== null && <p className="note"><FormattedMessage id={`collect.round.${round.state}`} values={{ opens: format.day(round.opens), due: format.day(round.due), closes: format.day(round.closes) }} /></p>}
    </div>
  );
}
