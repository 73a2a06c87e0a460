/** One file: what it is, what it holds, everything that is wrong with it. */
import { Loader } from '@mantine/core';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { ProblemList } from './problem-list.tsx';
import type { FileResult, Tried } from './use-trial.ts';

export function TriedFile({ tried, onDrop }: { tried: Tried; onDrop: () => void }) {
  const { file, state, result, error } = tried;
  const busy = state === 'waiting' || state === 'asking';
  return (
    <article className="tried" aria-busy={busy}>
      <header className="tried-head">
        <h3><bdi>{file.name}</bdi></h3>
        <p className="tried-state" role="status">
          {busy && <Loader size="xs" type="dots" color="var(--accent)" />}
          <StateText tried={tried} />
        </p>
        {!busy && <button type="button" className="link-button" onClick={onDrop}><FormattedMessage id="data.put-away" /></button>}
      </header>
      {error && <Refusal error={error} />}
      {result && <Counts result={result} />}
      {result && result.problems.length > 0 && <ProblemList name={file.name} problems={result.problems} />}
      {result && result.problems.length === 0 && <p className="quiet"><FormattedMessage id="data.no-problems" /></p>}
    </article>
  );
}

function StateText({ tried: { state, result } }: { tried: Tried }) {
  const id = state === 'tried' || state === 'kept' ? `outcome.${state}.${result?.outcome ?? 'refused'}` : `outcome.${state}`;
  return <FormattedMessage id={id} />;
}

/** What the store now holds of this file, or would hold. */
function Counts({ result }: { result: FileResult }) {
  const intl = useIntl();
  const format = useFormat();
  const counts = Object.entries(result.counts).filter(([, count]) => count > 0);
  const kind = `file-kind.${result.kind}`;
  return (
    <dl className="facts">
      <div><dt><FormattedMessage id="data.kind" /></dt><dd>{intl.messages[kind] ? intl.formatMessage({ id: kind }) : result.kind}</dd></div>
      {counts.map(([name, count]) => <div key={name}><dt><FormattedMessage id={`count.${name}`} /></dt><dd>{format.count(count)}</dd></div>)}
    </dl>
  );
}
