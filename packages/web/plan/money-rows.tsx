/** The projects behind a sum: amount as stated, rate, year, dollars, and the part that is counted. */
import { useQuery } from '@tanstack/react-query';
import type { MoneyRow } from '@throughline/contract/plan/money.ts';
import { useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import type { Column } from '../ui/data-table.tsx';
import { type Format, useFormat } from '../ui/format.ts';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import type { OpenedProjects } from './opened.ts';
import { Record, recordText } from './record.tsx';
import { RowsFrame, type Shown } from './rows-frame.tsx';

export function MoneyRows({ money, asked: { organisation, place, period, asOf }, opened, onClose }: Shown<OpenedProjects>) {
  const { split, key, left, only } = opened;
  const question = { organisation, place, period, asOf, split, key, left, only };
  const query = useQuery({ queryKey: ['money-projects', question], queryFn: () => api.moneyProjects(question) });
  return <RowsFrame money={money} opened={opened} onClose={onClose} says="money.rows" query={query} columns={useColumns(left !== undefined)} rowKey={(row) => row.project} file="money" />;
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
    { key: 'record', name: name('record'), cell: (row) => <Record of={row} />, text: (row) => recordText(row) },
    { key: 'sources', name: name('sources'), cell: (row) => format.list(row.sources), text: (row) => row.sources.join('; ') },
  ];
  return all.filter((one) => !isLeft || !one.counted);
}

function rateText(row: MoneyRow, format: Format, byLines: string): string {
  if (row.rate !== null) return `${format.exact(row.rate, { kind: 'flow', unit: null })} (${row.rateYear})`;
  return row.currency === 'USD' || row.usd === null ? '' : byLines;
}
