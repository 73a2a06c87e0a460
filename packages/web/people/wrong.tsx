/** Why a deed was refused, in a line or two beside its button; what was typed stays. */
import { ApiRefusal } from '@throughline/contract/client.ts';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { problemText } from '../ui/problems.tsx';

export const codeOf = (error: Error | null): string | null => (error instanceof ApiRefusal ? error.details?.code ?? null : null);

export function Wrong({ error }: { error: Error | null }) {
  const intl = useIntl();
  if (!error) return null;
  const problems = error instanceof ApiRefusal ? error.details?.problems ?? [] : [];
  const wait = problems.find((one) => one.code === 'try-again-later');
  return (
    <div className="people-wrong">
      <div role="alert" className={wait ? 'only-heard' : undefined}>
        {problems.map((one, place) => <p key={place}>{problemText(one, intl)}</p>)}
        {problems.length === 0 && <p><FormattedMessage id={error instanceof ApiRefusal && error.status !== 0 ? 'refused.server' : 'connection.lost'} /></p>}
      </div>
      {wait && <Countdown key={error.message} seconds={Number(wait.accepted ?? 0)} />}
    </div>
  );
}

/** Counts for the eye; the ear was told once. */
function Countdown({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const ends = Date.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((ends - Date.now()) / 1000))), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return <p aria-hidden="true">{left > 0 ? <FormattedMessage id="problem.try-again-later" values={{ seconds: left }} /> : <FormattedMessage id="people.try-now" />}</p>;
}
