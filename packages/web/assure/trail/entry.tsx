/** One entry: time, deed and subject in a line, who and from where beneath, then what was before and after. */
import { Link } from '@tanstack/react-router';
import { changesOf } from '@throughline/core/assure/changes.ts';
import type { TrailEntry } from '@throughline/contract/assure/trail.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { Code } from '../../ui/words-text.tsx';
import { Changes } from './changes.tsx';
import { Subject } from './subject.tsx';
import { type Counted, useMadeText } from './made-text.ts';
import { verbText } from './verb-text.ts';

type Data = { readonly partOf?: string; readonly file?: string; readonly made?: Counted; readonly changed?: Counted } & Readonly<Record<string, unknown>>;

export function Entry({ entry, ofProject }: { entry: TrailEntry; ofProject: boolean }) {
  const intl = useIntl();
  const { partOf, file, made, changed, ...rest } = (entry.data ?? {}) as Data;
  const whatWasMade = useMadeText(made, changed);
  const changes = changesOf(entry.before, entry.after);
  return (
    <article className="trail-entry">
      <p className="trail-time"><time dateTime={entry.at}>{useTimeOfDay(entry.at)}</time></p>
      <div className="trail-told">
        <p className="trail-deed">
          <strong>{verbText(intl, entry.verb)}</strong>{' '}
          {ofProject && partOf !== undefined ? <Subject subject={partOf} /> : <Subject subject={entry.subject} />}
          {file !== undefined && <> · <bdi className="trail-file">{file}</bdi></>}
          {!ofProject && entry.project !== null && entry.subject !== `project:${entry.project}` && <> · <OfProject code={entry.project} /></>}
        </p>
        <p className="note"><Who entry={entry} /></p>
        {entry.reason !== null && <p className="trail-reason"><span className="only-heard"><FormattedMessage id="trail.reason" /> </span><bdi>{entry.reason}</bdi></p>}
        {whatWasMade !== '' && <p className="note">{whatWasMade}</p>}
        {changes.length > 0 && <Changes changes={changes} />}
        <Proof entry={entry} rest={rest} />
      </div>
    </article>
  );
}

function useTimeOfDay(at: string): string {
  // the day above is that of UTC, so is the time: one place for all readers of a trail
  return useIntl().formatDate(at, { timeStyle: 'medium', timeZone: 'UTC' });
}

function Who({ entry }: { entry: TrailEntry }) {
  const from = entry.from === 'terminal' ? <FormattedMessage id="trail.terminal" /> : <Code>{entry.from ?? ''}</Code>;
  if (entry.from === null) return <FormattedMessage id="trail.by" values={{ actor: <bdi>{entry.actor}</bdi> }} />;
  return <FormattedMessage id="trail.by-from" values={{ actor: <bdi>{entry.actor}</bdi>, from }} />;
}

function OfProject({ code }: { code: string }) {
  const search = travelling(useQuestion()) as never;
  return <FormattedMessage id="trail.of-project" values={{ project: <Link to="/projects/$code" params={{ code }} search={search}><Code>{code}</Code></Link> }} />;
}

/** Where it stands in its chain and under which hash; and what else belongs to the deed. */
function Proof({ entry, rest }: { entry: TrailEntry; rest: Readonly<Record<string, unknown>> }) {
  const format = useFormat();
  const more = changesOf(null, rest);
  return (
    <details className="trail-proof note">
      <summary><FormattedMessage id={entry.store ? 'trail.number-store' : entry.project === null ? 'trail.number' : 'trail.number-of'} values={{ number: format.count(entry.number), project: <Code>{entry.project ?? ''}</Code> }} /></summary>
      <dl>
        <div><dt><FormattedMessage id="trail.hash" /></dt><dd><Code>{entry.hash}</Code></dd></div>
        <div><dt><FormattedMessage id="trail.moment" /></dt><dd><Code>{entry.at}</Code></dd></div>
      </dl>
      {more.length > 0 && <Changes changes={more} />}
    </details>
  );
}
