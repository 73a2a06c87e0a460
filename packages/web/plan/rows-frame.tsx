/** A list behind a sum: its name, its table with CSV, what the rows add to, and the way back. */
import type { Money } from '@throughline/contract/plan/money.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import type { AskedMoney } from './money-sum.tsx';
import type { Opened } from './opened.ts';
import { sumOf, useOpenedName } from './opened-name.ts';

export type Shown<Of extends Opened> = { money: Money; asked: AskedMoney; opened: Of; onClose: () => void };
type Answered<Row> = { data: { rows: readonly Row[]; total: number } | undefined; error: Error | null; refetch: () => unknown };
type Asked<Row> = Omit<Shown<Opened>, 'asked'> & { says: string; query: Answered<Row>; columns: readonly Column<Row>[]; rowKey: (row: Row) => string; file: string };

export function RowsFrame<Row>({ money, opened, onClose, says, query: { data, error, refetch }, columns, rowKey, file }: Asked<Row>) {
  const intl = useIntl();
  const format = useFormat();
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const label = intl.formatMessage({ id: says }, { name: useOpenedName(money)(opened) });
  const sum = sumOf(money, opened);
  return (
    <div className="money-rows">
      <h3 tabIndex={-1} ref={ref}>{label}</h3>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={3} height={24} /> : (
        <>
          {data.rows.length < data.total && <Note><FormattedMessage id="money.rows-more" values={{ shown: data.rows.length, all: data.total }} /></Note>}
          {data.total === 0 ? <Note><FormattedMessage id="money.rows-none" /></Note> : <DataTable rows={data.rows} columns={columns} rowKey={rowKey} label={label} file={`${file}-${money.place.replaceAll(':', '-')}.csv`} />}
          {sum !== null && <p className="money-together" data-sum={sum}><FormattedMessage id="money.together" values={{ count: data.total, usd: <bdi key="usd">{format.exact(sum, { kind: 'flow', unit: 'USD' })}</bdi> }} /></p>}
        </>
      )}
      <button type="button" className="link-button" onClick={onClose}><FormattedMessage id="money.close" /></button>
    </div>
  );
}

const Note = ({ children }: { children: ReactNode }) => <p className="note">{children}</p>;
