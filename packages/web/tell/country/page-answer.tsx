/** What the page of a place does while its answer comes, when it is refused, and when only an old one stands. */
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiRefusal } from '@throughline/contract/client.ts';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { useChangeQuestion } from '../../shell/question.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';

/** Whether a refusal says that nothing stands at the address. */
export const isUnknown = (error: Error | null): boolean => error instanceof ApiRefusal && error.status === 404;

type Asked<Body> = { answer: UseQueryResult<Body>; children: (body: Body) => ReactNode; unknown?: ReactNode };

export function PageAnswer<Body>({ answer, children, unknown }: Asked<Body>) {
  const { data, error, isPlaceholderData } = answer;
  const change = useChangeQuestion();
  const plain = () => change({ period: undefined, asOf: undefined });
  if (error && (!data || isPlaceholderData)) {
    if (unknown !== undefined && isUnknown(error)) return <>{unknown}</>;
    const otherwise = <button type="button" className="link-button" onClick={plain}><FormattedMessage id="country.refused-plain" /></button>;
    return <Refusal error={error} again={() => void answer.refetch()} otherwise={otherwise} />;
  }
  if (!data) return <Waiting lines={10} height={32} />;
  return (
    <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}>
      <Stale error={error} since={answer.dataUpdatedAt} />
      {children(data)}
    </div>
  );
}
