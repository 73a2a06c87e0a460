/** What lists of payments and of budget lines both show: the project, the amount as published, rate, dollars, the part that counts, the record. */
import type { BudgetLineRow, PaymentRow } from '@throughline/contract/plan/payments.ts';
import { useIntl } from 'react-intl';
import { PlaceLink } from '../shell/place-link.tsx';
import type { Column } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { Record, recordText } from './record.tsx';

type Row = BudgetLineRow | PaymentRow;

const number = (text: string | null) => (text === null ? null : Number(text));

/** `project` and `counted` are empty at a project: all is its own and whole. */
export function usePublishedColumns(place: string): { readonly project: Column<Row>[]; readonly money: Column<Row>[]; readonly record: Column<Row> } {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const elsewhere = !place.startsWith('project:');
  const name = (id: string) => intl.formatMessage({ id: `column.${id}` });
  const usd = (text: string | null) => (text === null ? intl.formatMessage({ id: 'money.no-rate' }) : format.value(text, { kind: 'flow', unit: 'USD' }));
  const project: Column<Row> = { key: 'project', name: name('project'), cell: (row) => <><PlaceLink place={`project:${row.project}`}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <Code>{row.project}</Code></>, text: (row) => `${row.project} ${words(row.title)}`, sort: (row) => words(row.title) || row.project };
  const part: Column<Row>[] = [
    { key: 'part', name: name('part-of'), number: true, cell: (row) => format.share(row.share), text: (row) => row.share, sort: (row) => number(row.share) },
    { key: 'counted', name: name('counted'), number: true, cell: (row) => <bdi>{usd(row.counted)}</bdi>, text: (row) => row.counted ?? '', sort: (row) => number(row.counted) },
  ];
  const stated: Column<Row>[] = [
    { key: 'amount', name: name('amount'), number: true, cell: (row) => <bdi>{row.amount === null ? intl.formatMessage({ id: 'money.unread' }) : format.value(row.amount, { kind: 'flow', unit: row.currency })}</bdi>, text: (row) => [row.amount ?? '', row.currency ?? ''].join(' ').trim(), sort: (row) => number(row.amount) },
    { key: 'rate', name: name('rate'), number: true, cell: (row) => (row.rate === null ? '' : <><bdi>{format.exact(row.rate, { kind: 'flow', unit: null })}</bdi> ({row.rateYear}){row.rateSource !== null && <span className="note payment-said"><bdi>{row.rateSource}</bdi></span>}</>), text: (row) => (row.rate === null ? '' : `${row.rate} (${row.rateYear}; ${row.rateSource ?? ''})`) },
    { key: 'usd', name: name('usd'), number: true, cell: (row) => <bdi>{usd(row.usd)}</bdi>, text: (row) => row.usd ?? '', sort: (row) => number(row.usd) },
  ];
  const record: Column<Row> = { key: 'record', name: name('record'), cell: (row) => <Record of={row} />, text: (row) => recordText(row) };
  return { project: elsewhere ? [project] : [], money: [...stated, ...(elsewhere ? part : [])], record };
}
