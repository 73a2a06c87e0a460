/** The people of the demonstration, to be switched between: offered on this machine alone. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Me } from '@throughline/contract/people/me.ts';
import { FormattedMessage } from 'react-intl';
import { api } from '../shell/api.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useRoleAtText } from './place-text.tsx';
import { Wrong } from './wrong.tsx';

export function CastList({ current, onIn }: { current: string | null; onIn: (me: Me) => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['cast'], queryFn: () => api.cast() });
  const become = useMutation({ mutationFn: (id: string) => api.becomeOfCast(id), onSuccess: onIn });
  const roleAt = useRoleAtText();
  if (data?.cast.length === 0) return null;
  return (
    <section className="people-cast" aria-labelledby="people-cast-name">
      <h2 id="people-cast-name"><FormattedMessage id="people.cast" /></h2>
      <p className="note"><FormattedMessage id="people.cast-note" /></p>
      {error ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={5} height={40} /> : (
        <ul>
          {data.cast.map((one) => (
            <li key={one.id}>
              <button type="button" className="people-cast-one" aria-current={one.id === current ? 'true' : undefined} disabled={become.isPending} onClick={() => become.mutate(one.id)}>
                <bdi lang={one.language} className="people-cast-who">{one.displayName}</bdi>
                <span className="note">{one.grants.map(roleAt).join(' · ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Wrong error={become.error} />
    </section>
  );
}
