/** The published budget lines behind a sum, one by one: days, type, amount as published, rate, dollars, and where the source says it. */
import { useQuery } from '@tanstack/react-query';
import type { BudgetLineRow } from '@throughline/contract/plan/payments.ts';
import { useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import type { Column } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { useBudgetLineName } from './budget-line-name.ts';
import type { OpenedPublished } from './opened.ts';
import { usePublishedColumns } from './published-columns.tsx';
import { RowsFrame, type Shown } from './rows-frame.tsx';

export function BudgetLineRows({ money, asked: { organisation, place, asOf }, opened, onClose }: Shown<OpenedPublished>) {
  const { type, year, left } = opened;
  const question = { organisation, place, asOf, type, year, left };
  const query = useQuery({ queryKey: ['money-lines', question], queryFn: () => api.moneyLines(question) });
  return <RowsFrame money={money} opened={opened} onClose={onClose} says="money.lines-behind" query={query} columns={useColumns(place)} rowKey={(row) => `${row.project} ${row.number}`} file="budget-lines" />;
}

function useColumns(place: string): Column<BudgetLineRow>[] {
  const intl = useIntl();
  const format = useFormat();
  const lineName = useBudgetLineName();
  const { project, money, record } = usePublishedColumns(place);
  const days = (row: BudgetLineRow) => [row.starts, row.ends].map((day) => (day === null ? '' : format.shortDay(day)));
  return [
    { key: 'days', name: intl.formatMessage({ id: 'column.period' }), cell: (row) => (row.starts === null && row.ends === null ? intl.formatMessage({ id: 'money.no-day' }) : <bdi>{days(row).join(' – ')}</bdi>), text: (row) => [row.starts ?? '', row.ends ?? ''].join('..'), sort: (row) => row.starts },
    ...project as Column<BudgetLineRow>[],
    { key: 'type', name: intl.formatMessage({ id: 'column.budget-line' }), cell: (row) => lineName(row), text: (row) => [row.type ?? '', row.status ?? ''].join(' ').trim(), sort: (row) => row.type },
    ...money as Column<BudgetLineRow>[],
    record as Column<BudgetLineRow>,
  ];
}
