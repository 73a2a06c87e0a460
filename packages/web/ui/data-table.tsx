/** A table that sorts, keeps the number of its rows on the screen small however long it is, and gives itself as CSV. */
import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { saveCsv } from './csv.ts';
import './data-table.css';
import { useWindow } from './window.ts';

export type Column<Row> = {
  key: string;
  name: string;
  cell: (row: Row) => ReactNode;
  /** What a spreadsheet gets: plain decimal text, codes, dates. */
  text: (row: Row) => string;
  /** What is sorted by; a column without it does not sort. Null comes last both ways. */
  sort?: (row: Row) => string | number | null;
  number?: boolean;
};

type Asked<Row> = { rows: readonly Row[]; columns: readonly Column<Row>[]; rowKey: (row: Row) => string; label: string; file?: string };
type Order = { key: string; down: boolean };

/** Longer ones show a window of rows. */
const LONG = 60;
const ROW = 44;

export function DataTable<Row>({ rows, columns, rowKey, label, file }: Asked<Row>) {
  const [order, setOrder] = useState<Order | null>(null);
  const sorted = useMemo(() => sort(rows, columns, order), [rows, columns, order]);
  const long = rows.length > LONG;
  const { ref, first, last } = useWindow(rows.length, ROW, long);
  const shown = sorted.slice(first, last);
  return (
    <div className="data-table">
      <div className={long ? 'data-table-scroll is-long' : 'data-table-scroll'} ref={ref} tabIndex={long ? 0 : undefined} role={long ? 'region' : undefined} aria-label={long ? label : undefined}>
        <table aria-label={label} aria-rowcount={rows.length + 1}>
          <thead><tr>{columns.map((column) => <Head key={column.key} column={column} order={order} onOrder={setOrder} />)}</tr></thead>
          <tbody>
            {first > 0 && <Spacer rows={first} columns={columns.length} />}
            {shown.map((row, place) => (
              <tr key={rowKey(row)} aria-rowindex={first + place + 2}>
                {columns.map((column, index) => index === 0
                  ? <th key={column.key} scope="row">{column.cell(row)}</th>
                  : <td key={column.key} className={column.number ? 'is-number' : undefined} data-name={column.name}>{column.cell(row)}</td>)}
              </tr>
            ))}
            {last < rows.length && <Spacer rows={rows.length - last} columns={columns.length} />}
          </tbody>
        </table>
      </div>
      {file && (
        <button type="button" className="link-button data-table-csv" onClick={() => saveCsv(file, [columns.map((one) => one.name), ...sorted.map((row) => columns.map((one) => one.text(row)))])}>
          <FormattedMessage id="table.csv" />
        </button>
      )}
    </div>
  );
}

function Head<Row>({ column, order, onOrder }: { column: Column<Row>; order: Order | null; onOrder: (order: Order) => void }) {
  const intl = useIntl();
  const here = order?.key === column.key;
  const name = column.number ? 'is-number' : undefined;
  if (!column.sort) return <th scope="col" className={name}>{column.name}</th>;
  return (
    <th scope="col" className={name} aria-sort={here ? (order.down ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton className="sort" onClick={() => onOrder({ key: column.key, down: here ? !order.down : column.number === true })} title={intl.formatMessage({ id: 'table.sort' }, { column: column.name })}>
        {column.name}<span aria-hidden="true" className="sort-mark">{here ? (order.down ? '↓' : '↑') : ''}</span>
      </UnstyledButton>
    </th>
  );
}

const Spacer = ({ rows, columns }: { rows: number; columns: number }) => (
  <tr aria-hidden="true"><td colSpan={columns} className="data-table-space" style={{ height: rows * ROW }} /></tr>
);

function sort<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | null): readonly Row[] {
  const by = columns.find((one) => one.key === order?.key)?.sort;
  if (!by || !order) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [by(a), by(b)];
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    return sign * (typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other)));
  });
}
