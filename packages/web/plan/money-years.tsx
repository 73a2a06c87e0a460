/** Published budget lines and payments, year by year: each kind a column of its own, for they are never added up. */
import type { Money } from '@throughline/contract/plan/money.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { saveCsv } from '../ui/csv.ts';
import { useFormat } from '../ui/format.ts';

type Flow = Money['payments'][number];

export function MoneyYears({ money }: { money: Money }) {
  const intl = useIntl();
  const format = useFormat();
  const all = [...money.lines, ...money.payments];
  const [whole, setWhole] = useState(false);
  if (all.length === 0) return null;
  const types = [...new Set(all.map((one) => one.type))];
  const years = [...new Set(all.map((one) => one.year))].sort((a, b) => (a ?? 9999) - (b ?? 9999));
  const shown = whole ? years : years.slice(-10);
  const name = (type: string) => (intl.messages[`money.type.${type}`] ? intl.formatMessage({ id: `money.type.${type}` }) : intl.formatMessage({ id: 'money.type-other' }, { code: type }));
  const at = (type: string, year: number | null): Flow | undefined => all.find((one) => one.type === type && one.year === year);
  return (
    <div className="money-years">
      <h3><FormattedMessage id="money.years" /></h3>
      <p className="note"><FormattedMessage id="money.years-note" /></p>
      <div className="data-table-scroll" tabIndex={types.length > 1 ? 0 : undefined} role={types.length > 1 ? 'region' : undefined} aria-label={intl.formatMessage({ id: 'money.years' })}>
        <table aria-label={intl.formatMessage({ id: 'money.years' })}>
          <thead><tr><th scope="col"><FormattedMessage id="column.year" /></th>{types.map((type) => <th key={type} scope="col" className="is-number">{name(type)}</th>)}</tr></thead>
          <tbody>
            {shown.map((year) => (
              <tr key={year ?? 'none'}>
                <th scope="row">{year ?? <FormattedMessage id="money.no-year" />}</th>
                {types.map((type) => <td key={type} className="is-number">{at(type, year) ? <bdi>{format.value(at(type, year)!.usd, { kind: 'flow', unit: 'USD' })}</bdi> : <span className="quiet"><span aria-hidden="true">–</span><span className="only-heard">{intl.formatMessage({ id: 'table.nothing' })}</span></span>}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="money-ways">
        {shown.length < years.length && <button type="button" className="link-button" onClick={() => setWhole(true)}><FormattedMessage id="money.all-years" values={{ count: years.length }} /></button>}
        <button type="button" className="link-button" onClick={() => saveCsv('money-years.csv', [['type', 'year', 'usd', 'count'], ...all.map((one) => [one.type, one.year === null ? '' : String(one.year), one.usd, String(one.count)])])}><FormattedMessage id="table.csv" /></button>
      </p>
    </div>
  );
}
