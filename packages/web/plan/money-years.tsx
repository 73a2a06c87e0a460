/**
 * Published budget lines and payments, year by year: each kind a column of its own, for they are never added up. Every sum of
 * payments opens to them.
 */
import type { Money } from '@throughline/contract/plan/money.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { saveCsv } from '../ui/csv.ts';
import { useFormat } from '../ui/format.ts';
import { type AskedMoney, type Opening, SumButton } from './money-sum.tsx';
import { PaymentRows } from './payment-rows.tsx';
import { usePaymentType } from './payment-type.ts';

type Flow = Money['payments'][number];
type Asked = Opening & { money: Money; asked: AskedMoney };

/** Earlier years are asked for. */
const SHOWN = 10;

export function MoneyYears({ money, asked, opened, onOpen }: Asked) {
  const intl = useIntl();
  const all = [...money.lines, ...money.payments];
  const [whole, setWhole] = useState(false);
  if (all.length === 0) return null;
  const years = [...new Set(all.map((one) => one.year))].sort((a, b) => (a ?? 9999) - (b ?? 9999));
  const shown = whole ? years : years.slice(-SHOWN);
  return (
    <div className="money-years">
      <h3><FormattedMessage id="money.years" /></h3>
      <p className="note"><FormattedMessage id="money.years-note" /></p>
      <Table money={money} years={shown} opened={opened} onOpen={onOpen} />
      <p className="money-ways">
        {shown.length < years.length && <button type="button" className="link-button" onClick={() => setWhole(true)}><FormattedMessage id="money.all-years" values={{ count: years.length }} /></button>}
        <button type="button" className="link-button" onClick={() => saveCsv(`money-years-${money.place.replaceAll(':', '-')}.csv`, [['type', 'year', 'usd', 'count'], ...all.map((one) => [one.type, one.year === null ? '' : String(one.year), one.usd, String(one.count)])])}>{intl.formatMessage({ id: 'table.csv' })}</button>
      </p>
      {opened?.payments?.type !== undefined && <PaymentRows asked={asked} opened={opened} onClose={() => onOpen(null)} />}
    </div>
  );
}

function Table({ money, years, opened, onOpen }: Opening & { money: Money; years: readonly (number | null)[] }) {
  const intl = useIntl();
  const name = usePaymentType();
  const kinds = [...columnsOf(money.lines, false), ...columnsOf(money.payments, true)];
  const title = intl.formatMessage({ id: 'money.years' });
  return (
    <div className="data-table-scroll" tabIndex={kinds.length > 1 ? 0 : undefined} role={kinds.length > 1 ? 'region' : undefined} aria-label={title}>
      <table aria-label={title}>
        <thead><tr><th scope="col"><FormattedMessage id="column.year" /></th>{kinds.map(({ type }) => <th key={type} scope="col" className="is-number">{name(type)}</th>)}</tr></thead>
        <tbody>
          {years.map((year) => (
            <tr key={year ?? 'none'}>
              <th scope="row">{year ?? <FormattedMessage id="money.no-year" />}</th>
              {kinds.map(({ type, sums, opens }) => <td key={type} className="is-number"><Sum of={sums.find((one) => one.year === year)} opens={opens} opened={opened} onOpen={onOpen} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const columnsOf = (sums: readonly Flow[], opens: boolean) =>
  [...Map.groupBy(sums, (one) => one.type)].map(([type, of]) => ({ type, sums: of, opens }));

function Sum({ of, opens, opened, onOpen }: Opening & { of: Flow | undefined; opens: boolean }) {
  const intl = useIntl();
  const format = useFormat();
  const typeName = usePaymentType();
  if (of === undefined) return <span className="quiet"><span aria-hidden="true">–</span><span className="only-heard">{intl.formatMessage({ id: 'table.nothing' })}</span></span>;
  if (!opens) return <bdi>{format.value(of.usd, { kind: 'flow', unit: 'USD' })}</bdi>;
  const name = `${typeName(of.type)}, ${of.year ?? intl.formatMessage({ id: 'money.no-day' })}`;
  return <SumButton name={name} usd={of.usd} of={{ name, payments: { type: of.type, year: of.year ?? 'none' } }} opened={opened} onOpen={onOpen} />;
}
