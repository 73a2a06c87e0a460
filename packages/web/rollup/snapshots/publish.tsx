/** Publishing a snapshot: by somebody else than its author; there is no way back, which is said before. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SnapshotPage } from '@throughline/contract/rollup/snapshots.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { Refusal } from '../../ui/problems.tsx';

export function Publish({ body }: { body: SnapshotPage }) {
  const intl = useIntl();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { snapshot, may, organisation } = body;
  const publish = useMutation({ mutationFn: () => api.publishSnapshot(snapshot.id, reason, { organisation }), onSuccess: () => queries.invalidateQueries() });
  if (snapshot.status === 'published') return publish.isSuccess ? <p className="done" role="status"><FormattedMessage id="snapshots.published-now" /></p> : null;
  const why = !may.publish ? intl.formatMessage({ id: 'snapshots.why-reader' }) : may.why === null ? null : intl.formatMessage({ id: `problem.${may.why}` }, { found: snapshot.actor, accepted: '', at: '' });
  return (
    <section className="snap-publish" aria-labelledby="snap-publish-name">
      <h2 id="snap-publish-name"><FormattedMessage id="snapshots.publish" /></h2>
      <p className="measure note"><FormattedMessage id="snapshots.publish-text" /></p>
      <form className="snap-fields" onSubmit={(event) => { event.preventDefault(); if (why === null) publish.mutate(); }}>
        <TextInput className="snap-name" label={intl.formatMessage({ id: 'snapshots.publish-reason' })} maxLength={2000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <p className="snap-go">
          <Button type="submit" variant="default" disabled={why !== null} loading={publish.isPending} aria-describedby="snap-publish-why"><FormattedMessage id="snapshots.publish-go" /></Button>{' '}
          <span className="note" id="snap-publish-why">{why}</span>
        </p>
      </form>
      {publish.error && <Refusal error={publish.error} />}
    </section>
  );
}
