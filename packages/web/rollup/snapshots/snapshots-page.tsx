/** Snapshots: figures frozen with their working, each cited by a name; and the taking of another one. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SnapshotHead, Snapshots } from '@throughline/contract/rollup/snapshots.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { useOrganisations } from '../../shell/organisation.tsx';
import { Page } from '../../shell/page.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Opening } from '../opening.tsx';
import './snapshots.css';
import { TakeSnapshot } from './take.tsx';

export function SnapshotsPage() {
  const title = useIntl().formatMessage({ id: 'nav.snapshots' });
  const { current } = useOrganisations();
  return (
    <Page title={title} lead={<p className="measure lead-note"><FormattedMessage id="snapshots.lead" /></p>}>
      {current && current.lastYear !== null ? <All key={current.id} organisation={current.id} /> : <Opening />}
    </Page>
  );
}

function All({ organisation }: { organisation: string }) {
  const { data, error, refetch, dataUpdatedAt } = useQuery({ queryKey: ['snapshots', organisation], queryFn: () => api.snapshots({ organisation }) });
  if (error && !data) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={8} height={32} />;
  return (
    <>
      <Stale error={error} since={dataUpdatedAt} />
      <List body={data} />
      <TakeSnapshot body={data} />
    </>
  );
}

function List({ body }: { body: Snapshots }) {
  const intl = useIntl();
  const columns = useColumns();
  return (
    <section className="snap-list" aria-labelledby="snap-list-name">
      <h2 id="snap-list-name"><FormattedMessage id="snapshots.all" /></h2>
      {body.snapshots.length === 0 ? <p className="measure"><FormattedMessage id="snapshots.none" /></p>
        : <DataTable rows={body.snapshots} columns={columns} rowKey={(one) => one.id} label={intl.formatMessage({ id: 'snapshots.all' })} file="snapshots.csv" />}
    </section>
  );
}

function useColumns(): Column<SnapshotHead>[] {
  const intl = useIntl();
  const format = useFormat();
  const search = travelling(useQuestion()) as never;
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    return [
      { key: 'name', name: head('snapshots.name'), sort: (one) => one.name, text: (one) => one.name, cell: (one) => <Link to="/snapshots/$id" params={{ id: one.id }} search={search}><bdi>{one.name}</bdi></Link> },
      { key: 'cutoff', name: head('snapshots.cutoff'), sort: (one) => one.asOf, text: (one) => one.asOf, cell: (one) => format.shortDay(one.asOf) },
      { key: 'status', name: head('snapshots.status'), sort: (one) => one.status, text: (one) => one.status, cell: (one) => <SnapshotStatus of={one} /> },
      { key: 'figures', name: head('snapshots.figures'), number: true, sort: (one) => one.figures, text: (one) => String(one.figures), cell: (one) => format.count(one.figures) },
      { key: 'made', name: head('snapshots.made'), sort: (one) => one.at, text: (one) => `${one.actor} ${one.at}`, cell: (one) => <FormattedMessage id="snapshots.by" values={{ actor: <bdi>{one.actor}</bdi>, day: format.shortDay(one.at) }} /> },
    ];
  }, [intl]);
}

/** A disc that is full once it is published, with the word. */
export function SnapshotStatus({ of }: { of: Pick<SnapshotHead, 'status'> }) {
  return (
    <span className="snap-status">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="4.6" className={of.status === 'published' ? 'is-full' : 'is-open'} /></svg>
      <FormattedMessage id={`snapshots.status-${of.status}`} />
    </span>
  );
}
