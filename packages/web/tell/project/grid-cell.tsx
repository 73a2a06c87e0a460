/** A cell of the sheet: the figure, what it was to be, and in a shape and a word what became of the report. */
import type { GridCell } from '@throughline/contract/tell/project.ts';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { type Question, readQuestion } from '../../shell/question.ts';
import { FigureLink, hasNumber } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateMark, type Marked } from './state-mark.tsx';

export function CellContent({ cell, name }: { cell: GridCell; name: string }) {
  const { figure } = cell;
  const silent = cell.state === 'not-expected' && !hasNumber(figure) && figure.target === null && cell.waiting === null;
  if (silent) return <State state="not-expected" quiet />;
  const carried = figure.coverage.carried > 0;
  const state: Marked | null = carried && ['missing', 'not-reported', 'to-come'].includes(cell.state) ? 'carried' : cell.state === 'reported' ? null : cell.state;
  return (
    <>
      <FigureLink figure={figure} name={name} unit={false} />
      <Under cell={cell} />
      {state !== null && <State state={state} reason={cell.reason} />}
      {cell.waiting !== null && <Waiting cell={cell} />}
    </>
  );
}

/** Target of the period and the way to the record. */
function Under({ cell }: { cell: GridCell }) {
  const format = useFormat();
  const { figure, report } = cell;
  if (figure.target === null && report === null) return null;
  return (
    <span className="grid-under">
      {figure.target !== null && <FormattedMessage id="target.only" values={{ target: <bdi>{format.value(figure.target, figure)}</bdi> }} />}
      {figure.target !== null && report !== null && ' · '}
      {report !== null && <RecordLink report={report} />}
    </span>
  );
}

export function RecordLink({ report }: { report: { period: string; number: number } }) {
  const intl = useIntl();
  const format = useFormat();
  return (
    <Link
      to="." resetScroll={false} activeProps={PLAIN}
      search={((before: Question) => readQuestion({ ...before, tab: 'reports', report: report.period, submission: String(report.number) })) as never}
      aria-label={intl.formatMessage({ id: 'project.open-record' }, { number: report.number, period: format.period(report.period) })}
    >
      <FormattedMessage id="working.submission" values={{ number: report.number }} />
    </Link>
  );
}
/** A record is no page of its own: the link is not marked as the current one. */
const PLAIN = { className: '', 'aria-current': undefined } as const;

function Waiting({ cell }: { cell: GridCell }) {
  const waiting = cell.waiting!;
  return <span className="grid-state"><StateMark state="waiting" /> <FormattedMessage id={`project.waiting.${waiting.state}`} /> <RecordLink report={waiting} /></span>;
}

function State({ state, reason = null, quiet = false }: { state: Marked; reason?: string | null; quiet?: boolean }) {
  return (
    <span className={quiet ? 'grid-state is-quiet' : 'grid-state'} title={reason ?? undefined}>
      <StateMark state={state} /> <FormattedMessage id={`project.state.${state}`} />
      {reason !== null && <span className="grid-reason"><bdi>{reason}</bdi></span>}
    </span>
  );
}
