/** Problems as the server found them: sentence, place, what was found, what is accepted; and a lost connection. */
import { ApiRefusal } from '@throughline/contract/client.ts';
import type { ProblemBody } from '@throughline/contract/ground/problem.ts';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { useFormat } from './format.ts';
import { Code } from './words-text.tsx';

export type { ProblemBody };

/** The sentence of a problem from the catalogue; the server's own sentence where the catalogue has none. */
export function problemText(problem: ProblemBody, intl: IntlShape): string {
  const id = `problem.${problem.code}`;
  if (!intl.messages[id]) return problem.text || problem.code;
  return intl.formatMessage({ id }, { found: problem.found ?? '', accepted: problem.accepted ?? '', at: problem.at });
}

export function ProblemItem({ problem }: { problem: ProblemBody }) {
  const intl = useIntl();
  return (
    <div className={`problem is-${problem.severity}`}>
      <p className="problem-text">{problemText(problem, intl)}</p>
      <dl className="problem-parts">
        {problem.at !== '' && <Part name="problem.at"><Code>{problem.at}</Code></Part>}
        {problem.line !== undefined && <Part name="problem.line">{problem.line}</Part>}
        {problem.found !== undefined && problem.found !== '' && <Part name="problem.found"><bdi>{problem.found}</bdi></Part>}
        {problem.accepted !== undefined && problem.accepted !== '' && <Part name="problem.accepted"><bdi>{problem.accepted}</bdi></Part>}
      </dl>
    </div>
  );
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div><dt><FormattedMessage id={name} /></dt><dd>{children}</dd></div>
);

/** Why a question got no answer, and what can be done. `otherwise` offers the nearest right thing. */
export function Refusal({ error, again, otherwise }: { error: Error; again?: () => void; otherwise?: ReactNode }) {
  const problems = error instanceof ApiRefusal ? error.details?.problems ?? [] : [];
  const lost = !(error instanceof ApiRefusal) || error.status === 0;
  return (
    <section className="refusal" role="alert">
      <h2><FormattedMessage id={lost ? 'connection.lost' : 'refused.title'} /></h2>
      {lost && <p><FormattedMessage id="connection.none-shown" /></p>}
      {!lost && problems.length === 0 && <p><FormattedMessage id="refused.server" /></p>}
      {problems.map((one, place) => <ProblemItem key={place} problem={one} />)}
      <div className="refusal-ways">
        {again && <Button variant="default" onClick={again}><FormattedMessage id="refused.again" /></Button>}
        {otherwise}
      </div>
    </section>
  );
}

/** Something is on the screen but could not be asked again: what stands stays, with its time. */
export function Stale({ error, since }: { error: Error | null; since: number }) {
  const format = useFormat();
  if (!error) return null;
  return <p className="stale" role="status"><FormattedMessage id="connection.stale" values={{ time: format.moment(new Date(since).toISOString()) }} /></p>;
}
