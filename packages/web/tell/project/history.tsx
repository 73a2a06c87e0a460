/** What happened to the project: every import that touched it and every deed of the trail, last first. */
import type { ProjectHistory as Body } from '@throughline/contract/tell/project.ts';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { type Format, useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import type { OfProject } from './of-project.ts';
import { useProjectHistory } from './use-project.ts';

type Entry = Body['entries'][number];

export function ProjectHistory({ asked }: OfProject) {
  const { data, error, refetch, dataUpdatedAt } = useProjectHistory(asked);
  return (
    <section aria-labelledby="history-name">
      <h2 id="history-name"><FormattedMessage id="project.history" /></h2>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? (
        <>
          <Stale error={error} since={dataUpdatedAt} />
          {data.entries.length === 0 ? <p className="quiet"><FormattedMessage id="project.history-none" /></p> : <ol className="project-history">{data.entries.map((one, at) => <li key={at}><Told of={one} /></li>)}</ol>}
        </>
      ) : <Waiting lines={4} />}
    </section>
  );
}

function Told({ of }: { of: Entry }) {
  const format = useFormat();
  const intl = useIntl();
  const verb = `verb.${of.verb}`;
  return (
    <>
      <p><bdi className="project-when">{format.moment(of.at)}</bdi> <strong>{intl.messages[verb] ? intl.formatMessage({ id: verb }) : of.verb}</strong>{of.file !== null && <> <bdi>{of.file}</bdi></>}{of.import !== null && <span className="quiet"> <FormattedMessage id="working.submission" values={{ number: of.import }} /></span>}</p>
      <p className="note"><FormattedMessage id="project.by-actor" values={{ actor: <bdi>{of.actor}</bdi> }} />{of.reason !== null && <> · <bdi>{of.reason}</bdi></>}{of.undone !== null && <> · <FormattedMessage id="history.undone" values={{ time: format.moment(of.undone) }} /></>}</p>
      {of.changes.length > 0 && <p className="note">{format.list(of.changes.map((one) => changeText(one, format, intl)))}</p>}
    </>
  );
}

/** "Reports: 4 made, 1 changed". */
function changeText({ subject, made, changed }: Entry['changes'][number], format: Format, intl: IntlShape): string {
  const id = `project.subject.${subject}`;
  const what = [...(made > 0 ? [intl.formatMessage({ id: 'project.made' }, { made })] : []), ...(changed > 0 ? [intl.formatMessage({ id: 'project.changed' }, { changed })] : [])];
  return intl.formatMessage({ id: 'project.change-of' }, { subject: intl.messages[id] ? intl.formatMessage({ id }) : subject, what: format.list(what) });
}
