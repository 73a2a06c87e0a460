/** The restatements of a snapshot: which figure, what it said and says, the difference, why, and who answers for it. */
import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Restatements, SnapshotPage } from '@throughline/contract/rollup/snapshots.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Approve } from './approve.tsx';
import { RestatedTable } from './restated-table.tsx';

const SORTS = ['organisation', 'programme', 'country', 'sdg', 'project'] as const;
const PART = 200;

export function Restated({ body }: { body: SnapshotPage }) {
  const { with: other, among = 'organisation' } = useQuestion();
  const [limit, setLimit] = useState(PART);
  const { organisation, snapshot } = body;
  const asked = { organisation, with: other, among: among === 'all' ? undefined : among, limit };
  const { data, error, refetch, isPlaceholderData, dataUpdatedAt } = useQuery({
    queryKey: ['restatements', snapshot.id, asked], queryFn: () => api.restatements(snapshot.id, asked), placeholderData: keepPreviousData,
  });
  return (
    <section className="snap-restated" aria-labelledby="snap-restated-name">
      <h2 id="snap-restated-name"><FormattedMessage id="snapshots.restated" /></h2>
      <With body={body} />
      {error && (!data || isPlaceholderData) ? <Refusal error={error} again={() => void refetch()} /> : data ? (
        <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}>
          <Stale error={error} since={dataUpdatedAt} />
          <Found body={data} page={body} onMore={() => setLimit(limit + PART)} />
        </div>
      ) : <><p className="note" role="status"><FormattedMessage id="snapshots.comparing" /></p><Waiting lines={6} height={36} /></>}
    </section>
  );
}

/** With what it is compared: the figures of today, or another snapshot. */
function With({ body }: { body: SnapshotPage }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { with: other } = useQuestion();
  const { organisation, snapshot } = body;
  const others = useQuery({ queryKey: ['snapshots', organisation], queryFn: () => api.snapshots({ organisation }) }).data?.snapshots.filter((one) => one.id !== snapshot.id) ?? [];
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <NativeSelect label={intl.formatMessage({ id: 'snapshots.with' })} value={other ?? 'live'} onChange={(event) => change({ with: event.currentTarget.value === 'live' ? undefined : event.currentTarget.value }, { replace: true })}>
        <option value="live">{intl.formatMessage({ id: 'snapshots.with-live' })}</option>
        {other !== undefined && other !== 'live' && !others.some((one) => one.id === other) && <option value={other}>{other}</option>}
        {others.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
      </NativeSelect>
    </form>
  );
}

function Found({ body, page, onMore }: { body: Restatements; page: SnapshotPage; onMore: () => void }) {
  const format = useFormat();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = Object.values(body.counts).reduce((sum, one) => sum + one, 0);
  const what = { compared: body.compared, count: all, day: format.day(body.asOf), approved: body.approved };
  if (all === 0) return <p className="measure"><FormattedMessage id="snapshots.restated-none" values={what} /></p>;
  const answering = body.with === null && page.snapshot.status === 'published';
  return (
    <>
      <p className="measure"><FormattedMessage id="snapshots.restated-counts" values={what} /></p>
      <Among body={body} all={all} />
      {body.restatements.length === 0 ? <p className="measure"><FormattedMessage id="snapshots.restated-elsewhere" /></p>
        : <RestatedTable body={body} chosen={answering ? chosen : null} onChoose={setChosen} />}
      {body.total > body.restatements.length && <button type="button" className="link-button" onClick={onMore}><FormattedMessage id="snapshots.more" values={{ more: body.total - body.restatements.length }} /></button>}
      {answering && body.restatements.length > 0 && <Approve body={body} may={page.may.approve} chosen={chosen} onDone={() => setChosen(new Set())} />}
      {body.with === null && !answering && <p className="note"><FormattedMessage id="snapshots.approve-not-yet" /></p>}
    </>
  );
}

/** Which places: the sorts that have any, with their number. */
function Among({ body, all }: { body: Restatements; all: number }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { among = 'organisation' } = useQuestion();
  const choices = [...SORTS.filter((one) => one === among || (body.byPlace[one] ?? 0) > 0), 'all'] as const;
  return (
    <fieldset className="choice snap-among">
      <legend className="only-heard">{intl.formatMessage({ id: 'snapshots.among' })}</legend>
      {choices.map((one) => (
        <label key={one} className={one === among ? 'is-chosen' : undefined}>
          <input type="radio" className="only-heard" name="among" checked={one === among} onChange={() => change({ among: one === 'organisation' ? undefined : one }, { replace: true })} />
          <FormattedMessage id={`snapshots.among-${one}`} /> <span className="count">{one === 'all' ? all : body.byPlace[one] ?? 0}</span>
        </label>
      ))}
    </fieldset>
  );
}
