/** Answering for restatements: those chosen, one reason in words, as they are seen here. Stays in sight below the list. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Restatements } from '@throughline/contract/rollup/snapshots.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { Refusal } from '../../ui/problems.tsx';
import { keyOf } from './restated-table.tsx';

type Asked = { body: Restatements; may: boolean; chosen: ReadonlySet<string>; onDone: () => void };

export function Approve({ body, may, chosen, onDone }: Asked) {
  const intl = useIntl();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const here = body.restatements.filter((one) => chosen.has(keyOf(one)));
  const approve = useMutation({
    mutationFn: () => api.approveRestatements(body.snapshot.id, {
      reason, asOf: body.asOf,
      restatements: here.map((one) => ({ indicator: one.indicator, place: one.place, period: one.period, seen: { value: one.now?.value ?? null, label: one.now?.label ?? null } })),
    }, { organisation: body.organisation }),
    onSuccess: async () => { setReason(''); onDone(); await queries.invalidateQueries(); },
  });
  const why = !may ? 'snapshots.why-reader' : here.length === 0 ? 'snapshots.why-none' : reason.trim() === '' ? 'snapshots.why-reason' : null;
  return (
    <section className="snap-approve" aria-labelledby="snap-approve-name">
      <h3 id="snap-approve-name"><FormattedMessage id="snapshots.approve" values={{ count: here.length }} /></h3>
      {approve.data && here.length === 0 && <p className="done" role="status"><FormattedMessage id="snapshots.approved" values={{ count: approve.data.restatements }} /></p>}
      <form className="snap-fields" onSubmit={(event) => { event.preventDefault(); if (why === null) approve.mutate(); }}>
        <TextInput className="snap-name" label={intl.formatMessage({ id: 'snapshots.approve-reason' })} maxLength={2000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <p className="snap-go">
          <Button type="submit" disabled={why !== null} loading={approve.isPending} aria-describedby="snap-approve-why"><FormattedMessage id="snapshots.approve-go" /></Button>{' '}
          <span className="note" id="snap-approve-why">{why !== null && <FormattedMessage id={why} />}</span>
        </p>
      </form>
      {approve.error && <Refusal error={approve.error} otherwise={<button type="button" className="link-button" onClick={() => { approve.reset(); void queries.invalidateQueries(); }}><FormattedMessage id="snapshots.again" /></button>} />}
    </section>
  );
}
