/**
 * Published budget lines and payments, year by year: each kind a column of its own, for they are never added up. Every sum
 * opens to its payments or lines.
 */
import type { Money } from '@throughline/contract/plan/money.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { saveCsv } from '../ui/csv.ts';
import { Behind } from './behind.tsx';
import { type AskedMoney, SumButton } from './money-sum.tsx';
import type { Opening } from './opened.ts';
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
      <Behind money={money} asked={asked} at="years" opened={opened} onOpen={onOpen} />
    </div>
  );
}

function Table({ money, years, opened, onOpen }: Opening & { money: Money; years: readonly (number | null)[] }) {
  const intl = useIntl();
  const name = usePaymentType();
  const kinds = [...columnsOf(money.lines, 'lines'), ...columnsOf(money.payments, 'payments')];
  const title = intl.formatMessage({ id: 'money.years' });
  return (
    <div className="data-table-scroll" tabIndex={kinds.length > 1 ? 0 : undefined} role={kinds.length > 1 ? 'region' : undefined} aria-label={title}>
      <table aria-label={title}>
        <thead><tr><th scope="col"><FormattedMessage id="column.year" /></th>{kinds.map(({ type, list }) => <th key={`${list} ${type}`} scope="col" className="is-number">{name(type)}</th>)}</tr></thead>
        <tbody>
          {years.map((year) => (
            <tr key={year ?? 'none'}>
              <th scope="row">{year ?? <FormattedMessage id="money.no-year" />}</th>
              {kinds.map(({ type, sums, list }) => <td key={`${list} ${type}`} className="is-number"><Sum of={sums.find((one) => one.year === year)} list={list} opened={opened} onOpen={onOpen} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type List = 'payments' | 'lines';
const columnsOf = (sums: readonly Flow[], list: List) =>
  [...Map.groupBy(sums, (one) => one.type)].map(([type, of]) => ({ type, sums: of, list }));

function Sum({ of, list, opened, onOpen }: Opening & { of: Flow | undefined; list: List }) {
  const intl = useIntl();
  const typeName = usePaymentType();
  if (of === undefined) return <span className="quiet"><span aria-hidden="true">–</span><span className="only-heard">{intl.formatMessage({ id: 'table.nothing' })}</span></span>;
  const name = `${typeName(of.type)}, ${of.year ?? intl.formatMessage({ id: list === 'lines' ? 'money.no-year' : 'money.no-day' })}`;
  return <SumButton name={name} usd={of.usd} of={{ list, type: of.type, year: of.year ?? 'none' }} opened={opened} onOpen={onOpen} />;
}
