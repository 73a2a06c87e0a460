/** Entries of the trail, day by day, last first. The Trail screen and a project's History tab show this. */
import type { TrailEntry } from '@throughline/contract/assure/trail.ts';
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Entry } from './entry.tsx';
import './trail.css';
import { type TrailFilters, useTrail } from './use-trail.ts';

export function TrailList({ filters }: { filters: TrailFilters }) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, dataUpdatedAt } = useTrail(filters);
  if (error && !data) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={8} height={44} />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="quiet measure" role="status"><FormattedMessage id={isFiltered(filters) ? 'trail.none-here' : 'trail.none'} /></p>;
  const days = [...Map.groupBy(entries, (one) => one.at.slice(0, 10))];
  return (
    <>
      <Stale error={error} since={dataUpdatedAt} />
      {days.map(([day, all]) => <Day key={day} day={day} entries={all} ofProject={filters.project !== undefined} />)}
      {hasNextPage && <button type="button" className="link-button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}><FormattedMessage id="trail.more" /></button>}
    </>
  );
}

const isFiltered = ({ organisation: _of, ...rest }: TrailFilters): boolean => Object.values(rest).some((one) => one !== undefined);

function Day({ day, entries, ofProject }: { day: string; entries: readonly TrailEntry[]; ofProject: boolean }) {
  const id = useId();
  const format = useFormat();
  return (
    <section className="trail-day" aria-labelledby={id}>
      <h3 id={id}><FormattedMessage id="trail.day" values={{ day: format.day(day) }} /></h3>
      <ol>{entries.map((one) => <li key={one.hash}><Entry entry={one} ofProject={ofProject} /></li>)}</ol>
    </section>
  );
}
