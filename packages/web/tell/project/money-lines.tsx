/** The budget lines of a source, one by one. */
import type { ProjectMoney } from '@throughline/contract/tell/project.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useBudgetLineName } from '../../plan/budget-line-name.ts';
import { Record } from '../../plan/record.tsx';
import { Nothing } from '../../rollup/series.tsx';
import { useFormat } from '../../ui/format.ts';
import { Wide } from './wide.tsx';

const USD = { kind: 'flow', unit: 'USD' } as const;

const HEADS = ['column.period', 'project.column.type', 'project.column.amount', 'project.column.usd', 'project.column.rate', 'column.source'] as const;
const NUMBERS: readonly string[] = ['project.column.amount', 'project.column.usd', 'project.column.rate'];

export function BudgetLines({ of }: { of: ProjectMoney }) {
  if (of.budgets.length === 0) return null;
  return (
    <section aria-labelledby="budgets-name">
      <h3 id="budgets-name"><FormattedMessage id="project.budgets" /></h3>
      <Wide labelledBy="budgets-name">
        <table aria-labelledby="budgets-name">
          <thead><tr>{HEADS.map((one) => <th key={one} scope="col" className={NUMBERS.includes(one) ? 'is-number' : undefined}><FormattedMessage id={one} /></th>)}</tr></thead>
          <tbody>{of.budgets.map((one, at) => <Line key={at} of={one} file={of.budgetsFile} />)}</tbody>
        </table>
      </Wide>
      {of.budgetsTotal > of.budgets.length && <p className="note"><FormattedMessage id="working.cut" values={{ shown: of.budgets.length, total: of.budgetsTotal }} /></p>}
    </section>
  );
}

function Line({ of, file }: { of: ProjectMoney['budgets'][number]; file: string | null }) {
  const format = useFormat();
  const intl = useIntl();
  const type = useBudgetLineName()(of);
  const days = of.starts === null ? null : intl.formatMessage({ id: 'project.days' }, { from: format.shortDay(of.starts), to: of.ends === null ? '' : format.shortDay(of.ends) });
  return (
    <tr>
      <th scope="row">{days ?? <Nothing />}</th>
      <td>{type}</td>
      <td className="is-number">{of.amount === null ? <Nothing /> : <bdi>{format.value(of.amount, { kind: 'flow', unit: of.currency })}</bdi>}</td>
      <td className="is-number">{of.usd === null ? <FormattedMessage id="project.no-rate" /> : <bdi>{format.value(of.usd, USD)}</bdi>}</td>
      <td className="is-number">{of.perUsd === null || of.perUsd === '1' ? <Nothing /> : <><bdi>{format.exact(of.perUsd, { kind: 'flow', unit: null })}</bdi><span className="note project-under">{of.year}{of.source !== null && <> · <bdi>{of.source}</bdi></>}</span></>}</td>
      <td><Record of={{ file, line: of.line }} /></td>
    </tr>
  );
}
