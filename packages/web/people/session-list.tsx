/** Where one is signed in: each by device, place of the network and time, to be ended by its owner. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Sessions } from '@throughline/contract/people/me.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { deviceOf } from './device-text.ts';
import { Wrong } from './wrong.tsx';

type Session = Sessions['sessions'][number];

export function SessionList() {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['sessions'], queryFn: () => api.sessions() });
  const end = useMutation({
    mutationFn: async (ids: readonly string[]) => { for (const id of ids) await api.endSession(id); },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  if (!data) return error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={2} height={44} />;
  const others = data.sessions.filter((one) => !one.current).map((one) => one.id);
  return (
    <>
      <ul className="people-list people-sessions">
        {data.sessions.map((one) => <One key={one.id} session={one} onEnd={() => end.mutate([one.id])} />)}
      </ul>
      <Wrong error={end.error} />
      {others.length > 1 && <p className="people-note"><button type="button" className="link-button" onClick={() => end.mutate(others)}><FormattedMessage id="people.session-others" values={{ count: others.length }} /></button></p>}
    </>
  );
}

function One({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const intl = useIntl();
  const format = useFormat();
  const { browser, system } = deviceOf(session.browser);
  const device = browser === null && system === null ? intl.formatMessage({ id: 'people.device-unknown' })
    : browser === null || system === null ? (browser ?? system)! : intl.formatMessage({ id: 'people.device' }, { browser, system });
  const values = { address: <bdi dir="ltr">{session.address ?? '–'}</bdi>, seen: format.moment(session.seen), created: format.moment(session.created) };
  return (
    <li data-session={session.id}>
      <span>
        {device}{' '}{session.current && <span className="people-tag"><FormattedMessage id="people.session-this" /></span>}
        <span className="note"><FormattedMessage id={`people.by-${session.by}`} /> · <FormattedMessage id="people.session-seen" values={values} /></span>
      </span>
      {!session.current && <button type="button" className="link-button" onClick={onEnd}><FormattedMessage id="people.session-end" /><span className="only-heard"> {device}</span></button>}
    </li>
  );
}
