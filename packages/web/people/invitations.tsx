/** Invitations of the last months: open, used, too old, taken back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { People } from '@throughline/contract/people/people.ts';
import { FormattedMessage } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { useRoleAtText } from './place-text.tsx';
import { Wrong } from './wrong.tsx';

export function Invitations({ rows }: { rows: People['invitations'] }) {
  const format = useFormat();
  const roleAt = useRoleAtText();
  const queries = useQueryClient();
  const withdraw = useMutation({ mutationFn: (id: string) => api.withdrawInvitation(id), onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }) });
  return (
    <>
      <ul className="people-list">
        {rows.map((row) => (
          <li key={row.id} className={row.state === 'open' ? undefined : 'quiet'}>
            <span>
              <bdi dir="ltr">{row.name}</bdi> · {roleAt(row)}
              <span className="note"><FormattedMessage id={`people.invitation-${row.state}`} values={{ time: format.moment(row.expires) }} /> · <FormattedMessage id="people.invited-by" values={{ name: row.invitedBy === 'local' ? <FormattedMessage id="account.machine" /> : <bdi>{row.invitedBy}</bdi> }} /></span>
            </span>
            {row.mayWithdraw && <button type="button" className="link-button" disabled={withdraw.isPending} onClick={() => withdraw.mutate(row.id)}><FormattedMessage id="people.withdraw" /><span className="only-heard"> {row.name}</span></button>}
          </li>
        ))}
      </ul>
      <Wrong error={withdraw.error} />
    </>
  );
}
