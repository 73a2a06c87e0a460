/** Reports that projects owe, most overdue first: what lies there, what is missing, since when. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Owed, OwedRow } from '@throughline/contract/rollup/owed.ts';
import { type ReactNode, useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import type { AskedFigures } from './asked.ts';
import './owed.css';

/** `limit`: rows shown; the way to Gaps, which shows all of them, stands below. `of`: what was asked already, shown whole. */
export type OwedAsked = (AskedFigures & { limit?: number; of?: undefined }) | { of: Owed };

export const OwedTable = (asked: OwedAsked) => (asked.of === undefined ? <AskedFor {...asked} /> : <Section><Rows owed={asked.of} whole /></Section>);

function AskedFor({ organisation, place, period, asOf, limit = 10 }: AskedFigures & { limit?: number }) {
  const asked = { organisation, place, period, asOf, limit };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['owed', asked], queryFn: () => api.owed(asked), placeholderData: keepPreviousData,
  });
  return (
    <Section>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={4} /> : (
        <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}><Rows owed={data} whole={false} /></div>
      )}
    </Section>
  );
}

const Section = ({ children }: { children: ReactNode }) => (
  <section className="owed" aria-labelledby="owed-name">
    <h2 id="owed-name"><FormattedMessage id="owed.title" /></h2>
    {children}
  </section>
);

function Rows({ owed, whole }: { owed: Owed; whole: boolean }) {
  const intl = useIntl();
  const columns = useColumns();
  const { reports, unreported, projects, expected } = owed.total;
  const search = { ...travelling(useQuestion()), place: owed.place === 'organisation' ? undefined : owed.place, period: owed.period };
  if (reports === 0) return <p className="measure"><FormattedMessage id={expected === 0 ? 'owed.nothing-expected' : 'owed.none'} /></p>;
  return (
    <>
      <p className="measure"><FormattedMessage id="owed.summary" values={{ reports, projects, unreported, partial: reports - unreported }} /></p>
      <DataTable rows={owed.rows} columns={columns} rowKey={(row) => `${row.project} ${row.period}`} label={intl.formatMessage({ id: 'owed.table' })} file={`owed-${owed.place.replaceAll(':', '-')}-${owed.period}.csv`} />
      {owed.rows.length < reports && (whole
        ? <p className="note"><FormattedMessage id="owed.cut" values={{ shown: owed.rows.length, reports }} /></p>
        : <p><Link to="/gaps" search={search as never}><FormattedMessage id="owed.all" values={{ reports }} /></Link></p>)}
    </>
  );
}

function useColumns(): Column<OwedRow>[] {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
    const stateOf = (row: OwedRow) => say(`owed.state-${row.state}`);
    const none = (id: string) => <span className="quiet">{say(id)}</span>;
    return [
      {
        key: 'project', name: say('column.project'), sort: (row) => words(row.title) || row.project, text: (row) => row.project,
        cell: (row) => <><PlaceLink place={`project:${row.project}`}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <Code>{row.project}</Code></>,
      },
      { key: 'period', name: say('owed.period'), sort: (row) => row.period, text: (row) => row.period, cell: (row) => <Period row={row} /> },
      {
        key: 'state', name: say('owed.state'), sort: stateOf, text: stateOf,
        cell: (row) => (row.submission === null ? none('owed.state-nothing')
          : <PlaceLink place={`project:${row.project}`} search={{ report: row.period, submission: String(row.submission) }}>{stateOf(row)}</PlaceLink>),
      },
      {
        key: 'missing', name: say('owed.missing'), sort: (row) => row.expected - row.answered, text: (row) => row.missing.join(' '),
        cell: (row) => <span title={row.missing.join(', ')}>{say('owed.missing-of', { missing: row.expected - row.answered, expected: row.expected })}</span>,
      },
      {
        key: 'last', name: say('owed.last'), sort: (row) => row.lastVerified?.period ?? null, text: (row) => row.lastVerified?.period ?? '',
        cell: (row) => (row.lastVerified ? format.period(row.lastVerified.period) : none('owed.last-none')),
      },
      { key: 'due', name: say('owed.due'), sort: (row) => row.due, text: (row) => row.due ?? '', cell: (row) => (row.due ? format.shortDay(row.due) : none('owed.due-none')) },
      {
        key: 'late', name: say('owed.late'), number: true, sort: (row) => row.daysLate, text: (row) => (row.daysLate === null ? '' : String(row.daysLate)),
        cell: (row) => (row.daysLate === null ? <span aria-hidden="true">·</span> : row.daysLate > 0 ? format.count(row.daysLate) : none('owed.not-due')),
      },
    ];
  }, [intl, words, format]);
}

function Period({ row }: { row: OwedRow }) {
  const format = useFormat();
  return <>{format.period(row.period)}{!row.ended && <span className="note"> <FormattedMessage id="owed.running" /></span>}</>;
}
