/** Reports with their versions: who said what when, what each later submission changed, and the one that is opened. */
import type { ProjectReports, SubmissionRow } from '@throughline/contract/tell/project.ts';
import { useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Nothing } from '../../rollup/series.tsx';
import { useQuestion } from '../../shell/question.ts';
import { Empty } from '../../ui/empty.tsx';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { RecordLink } from './grid-cell.tsx';
import { RecordSection } from './record.tsx';
import { PeriodName } from './period-name.tsx';
import { Entered } from './said.tsx';
import type { OfProject } from './of-project.ts';
import { Source } from './source.tsx';
import { SubmissionState } from './submission-state.tsx';
import { useProjectReports } from './use-project.ts';
import { Wide } from './wide.tsx';

export function Reports({ of, asked }: OfProject) {
  const intl = useIntl();
  const { report, submission } = useQuestion();
  const { data, error, refetch, dataUpdatedAt } = useProjectReports(asked);
  return (
    <>
      {report !== undefined && <RecordSection key={`${report} ${submission}`} asked={asked} report={report} submission={submission} />}
      {of.counts.submissions === 0 ? <Empty title={intl.formatMessage({ id: 'project.reports-none' })}><p><FormattedMessage id="project.reports-none-first" /></p></Empty> : (
        <section aria-labelledby="reports-name">
          <h2 id="reports-name"><FormattedMessage id="project.reports" /></h2>
          <p className="note"><FormattedMessage id="project.reports-note" /></p>
          {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? <><Stale error={error} since={dataUpdatedAt} /><Table body={data} /></> : <Waiting lines={6} height={44} />}
        </section>
      )}
    </>
  );
}

/** The latest are read most; older ones on demand. */
const SHOWN = 60;

function Table({ body }: { body: ProjectReports }) {
  const [all, setAll] = useState(false);
  const reports = useMemo(() => [...body.reports].reverse(), [body]);
  const shown = all ? reports : reports.slice(0, SHOWN);
  return (
    <>
      <Wide labelledBy="reports-name">
        <table aria-labelledby="reports-name" className="project-reports">
          <thead>
            <tr>
              <th scope="col"><FormattedMessage id="column.period" /></th>
              <th scope="col"><FormattedMessage id="column.submission" /></th>
              <th scope="col"><FormattedMessage id="project.column.state" /></th>
              <th scope="col" className="is-number"><FormattedMessage id="project.column.values" /></th>
              <th scope="col"><FormattedMessage id="project.column.changed" /></th>
              <th scope="col"><FormattedMessage id="column.source" /></th>
            </tr>
          </thead>
          {shown.map((one) => <Report key={one.period} report={one} body={body} />)}
        </table>
      </Wide>
      {!all && reports.length > SHOWN && <button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="project.reports-more" values={{ count: reports.length - SHOWN }} /></button>}
    </>
  );
}

type Report = ProjectReports['reports'][number];

function Report({ report, body }: { report: Report; body: ProjectReports }) {
  return (
    <tbody>
      {report.submissions.map((one, at) => (
        <tr key={one.number}>
          {at === 0 && <th scope="rowgroup" rowSpan={report.submissions.length}><PeriodName of={report} /></th>}
          <td><RecordLink report={{ period: report.period, number: one.number }} /></td>
          <td><SubmissionState of={one} /></td>
          <td className="is-number"><bdi>{one.values}</bdi></td>
          <td><Changes of={one} first={at === 0} indicators={body.indicators} /></td>
          <td><Source of={one.source} /></td>
        </tr>
      ))}
    </tbody>
  );
}

function Changes({ of, first, indicators }: { of: SubmissionRow; first: boolean; indicators: ProjectReports['indicators'] }) {
  if (first) return <Nothing />;
  return (
    <>
      {of.changes.length === 0 ? <span className="quiet"><FormattedMessage id="project.changed-nothing" /></span> : (
        <ul className="project-changes">
          {of.changes.map((one) => {
            const indicator = indicators.find((each) => each.code === one.indicator);
            const shape = { kind: indicator?.kind ?? 'flow', unit: indicator?.unit ?? null };
            return (
              <li key={one.indicator}>
                <WordsText words={indicator?.name} otherwise={one.indicator} /> <Code>{one.indicator}</Code>
                <span className="project-change">
                  {one.before === null ? <FormattedMessage id="project.changed-new" values={{ after: <Entered said={one.after} {...shape} /> }} />
                    : <FormattedMessage id="project.became" values={{ before: <Entered said={one.before} {...shape} />, after: <Entered said={one.after} {...shape} /> }} />}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {of.same > 0 && <p className="note"><FormattedMessage id="project.same" values={{ count: of.same }} /></p>}
    </>
  );
}
