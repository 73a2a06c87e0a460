/** The projects behind a sum: amount as stated, rate, year, dollars, and the part that is counted. */
import { useQuery } from '@tanstack/react-query';
import type { MoneyRow } from '@throughline/contract/plan/money.ts';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { type Format, useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import type { AskedMoney, Opened } from './money-sum.tsx';

export function MoneyRows({ asked, opened, onClose }: { asked: AskedMoney; opened: Opened | null; onClose: () => void }) {
  if (!opened) return null;
  return <Rows key={`${opened.split} ${opened.key} ${opened.left}`} asked={asked} opened={opened} onClose={onClose} />;
}

function Rows({ asked: { organisation, place, period, asOf }, opened, onClose }: { asked: AskedMoney; opened: Opened; onClose: () => void }) {
  const { split, key, left, name } = opened;
  const intl = useIntl();
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const question = { organisation, place, period, asOf, split, key, left };
  const { data, error, refetch } = useQuery({ queryKey: ['money-projects', question], queryFn: () => api.moneyProjects(question) });
  const label = intl.formatMessage({ id: 'money.rows' }, { name });
  const columns = useColumns(left !== undefined);
  return (
    <div className="money-rows">
      <h3 tabIndex={-1} ref={ref}>{label}</h3>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={3} height={24} /> : (
        <>
          {data.rows.length < data.total && <p className="note"><FormattedMessage id="money.rows-more" values={{ shown: data.rows.length, all: data.total }} /></p>}
          <DataTable rows={data.rows} columns={columns} rowKey={(row) => row.project} label={label} file={`money-${place.replaceAll(':', '-')}.csv`} />
        </>
      )}
      <button type="button" className="link-button" onClick={onClose}><FormattedMessage id="money.close" /></button>
    </div>
  );
}

function useColumns(isLeft: boolean): Column<MoneyRow>[] {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const name = (id: string) => intl.formatMessage({ id: `column.${id}` });
  const usd = (text: string | null) => (text === null ? '' : format.value(text, { kind: 'flow', unit: 'USD' }));
  const number = (text: string | null) => (text === null ? null : Number(text));
  const all: (Column<MoneyRow> & { counted?: boolean })[] = [
    { key: 'project', name: name('project'), cell: (row) => <><PlaceLink place={`project:${row.project}`}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <Code>{row.project}</Code></>, text: (row) => `${row.project} ${words(row.title)}`, sort: (row) => words(row.title) || row.project },
    { key: 'budget', name: name('budget'), number: true, cell: (row) => <bdi>{row.amount === null ? '' : format.value(row.amount, { kind: 'flow', unit: row.currency })}</bdi>, text: (row) => [row.amount ?? '', row.currency ?? ''].join(' ').trim(), sort: (row) => number(row.amount) },
    { key: 'rate', name: name('rate'), number: true, cell: (row) => rateText(row, format, intl.formatMessage({ id: 'money.rate-lines' })), text: (row) => (row.rate === null ? '' : `${row.rate} (${row.rateYear}; ${row.rateSource ?? ''})`) },
    { key: 'usd', name: name('usd'), number: true, cell: (row) => <bdi>{usd(row.usd)}</bdi>, text: (row) => row.usd ?? '', sort: (row) => number(row.usd) },
    { key: 'part', name: name('part-of'), number: true, counted: true, cell: (row) => (row.share === null ? '' : format.share(row.share)), text: (row) => row.share ?? '', sort: (row) => number(row.share) },
    { key: 'counted', name: name('counted'), number: true, counted: true, cell: (row) => <bdi>{usd(row.counted)}</bdi>, text: (row) => row.counted ?? '', sort: (row) => number(row.counted) },
    { key: 'sources', name: name('sources'), cell: (row) => format.list(row.sources), text: (row) => row.sources.join('; ') },
  ];
  return all.filter((one) => !isLeft || !one.counted);
}

function rateText(row: MoneyRow, format: Format, byLines: string): string {
  if (row.rate !== null) return `${format.exact(row.rate, { kind: 'flow', unit: null })} (${row.rateYear})`;
  return row.currency === 'USD' || row.usd === null ? '' : byLines;
}
