/** Whether the trail is whole: what is sealed, what the last look at all of it found, and a button for another. */
import { Button } from '@mantine/core';
import type { TrailState, Verification } from '@throughline/contract/assure/trail.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { ProblemItem, Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, useLanguage } from '../../ui/words-text.tsx';
import { useTrailState } from './use-trail.ts';

export function Wholeness({ organisation }: { organisation: string }) {
  const { state, verify, isRunning } = useTrailState(organisation, useLanguage());
  const data = state.data;
  return (
    <section className="trail-whole" aria-labelledby="trail-whole-name">
      <h2 id="trail-whole-name"><FormattedMessage id="trail.whole-title" /></h2>
      {state.error && !data ? <Refusal error={state.error} again={() => void state.refetch()} /> : !data ? <Waiting lines={3} height={24} /> : (
        <>
          <Standing state={data} />
          <div aria-live="polite"><Look look={data.verification} /></div>
          {verify.error && <Refusal error={verify.error} />}
          <p className="trail-ways"><Button variant="default" disabled={isRunning} onClick={() => verify.mutate()}><FormattedMessage id={isRunning ? 'trail.verifying' : 'trail.verify'} /></Button></p>
        </>
      )}
    </section>
  );
}

/** How much there is, the last seal, and what stood before there were chains. */
function Standing({ state: { chains, entries, unsealed, seal, adopted } }: { state: TrailState }) {
  const format = useFormat();
  return (
    <>
      <p className="in-words"><FormattedMessage id="trail.standing" values={{ entries, chains }} />{' '}
        {seal === null ? <FormattedMessage id="trail.no-seal" /> : <FormattedMessage id="trail.sealed" values={{ number: format.count(seal.number), time: format.moment(seal.at), unsealed }} />}
      </p>
      {seal !== null && <p className="note"><FormattedMessage id="trail.seal-hash" values={{ hash: <Code>{seal.hash}</Code> }} /></p>}
      {adopted !== null && <p className="note measure"><FormattedMessage id="trail.adopted" values={{ entries: adopted.entries, time: format.moment(adopted.at) }} /></p>}
    </>
  );
}

function Look({ look }: { look: Verification | null }) {
  const format = useFormat();
  const intl = useIntl();
  if (look === null) return <p className="measure"><FormattedMessage id="trail.not-looked" /></p>;
  const { state, checked, of, ended, entries, chains, seals, problems, elsewhere } = look;
  if (state === 'running') {
    return (
      <p className="trail-progress">
        <progress value={checked} max={Math.max(of, 1)} aria-label={intl.formatMessage({ id: 'trail.verifying' })} />
        <FormattedMessage id="trail.progress" values={{ checked: format.count(checked), of: format.count(of) }} />
      </p>
    );
  }
  const time = format.moment(ended ?? look.began);
  if (state === 'failed') return <p className="measure"><FormattedMessage id="trail.failed" values={{ time }} /></p>;
  if (state === 'whole') return <p className="measure trail-verdict"><Mark d="M3 8.5l3.5 3.5L13 4.5" /> <FormattedMessage id="trail.is-whole" values={{ time, entries, chains, seals }} /></p>;
  return (
    <>
      <p className="measure trail-verdict"><Mark d="M4 4l8 8M12 4l-8 8" /> <FormattedMessage id="trail.is-broken" values={{ time, places: problems.length }} /></p>
      <ol className="trail-problems">{problems.map((one, place) => <li key={place}><ProblemItem problem={one} /></li>)}</ol>
      {elsewhere > 0 && <p className="note"><FormattedMessage id="trail.elsewhere" values={{ count: elsewhere }} /></p>}
    </>
  );
}

/** A tick or a cross: a shape beside the word, in ink (colour is for verdicts of figures alone). */
const Mark = ({ d }: { d: string }) => <svg className="trail-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d={d} fill="none" stroke="currentColor" strokeWidth="2" /></svg>;
