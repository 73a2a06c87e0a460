/**
 * Money at a place, beside its results: what was budgeted and spent, by whom, and what could not be counted. Whole budgets of the
 * projects that run in the period (decision 0010); every sum opens to its projects.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Money as MoneyBody, MoneySplit } from '@throughline/contract/plan/money.ts';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { MoneyLeft } from './money-left.tsx';
import { type AskedMoney, type Opened, type Opening, SumButton } from './money-sum.tsx';
import { MoneyRows } from './money-rows.tsx';
import { MoneyShares } from './money-shares.tsx';
import { MoneyYears } from './money-years.tsx';
import { AsOf } from './money-as-of.tsx';
import { PaymentRows } from './payment-rows.tsx';
import './money.css';

type Shown = AskedMoney & {
  /** The split that is shown. */
  split?: MoneySplit;
  /** The heading is elsewhere. */
  quiet?: boolean;
};

const MONEY = { kind: 'flow', unit: 'USD' } as const;

export function Money({ split = 'source', quiet = false, ...asked }: Shown) {
  const id = useId();
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useMoney(asked);
  return (
    <section className="money" aria-labelledby={quiet ? undefined : id}>
      {!quiet && <h2 id={id}><FormattedMessage id="money.title" /></h2>}
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? (
        <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}>
          <Stale error={error} since={dataUpdatedAt} />
          <Answer money={data} asked={asked} split={split} />
        </div>
      ) : <Waiting lines={4} height={28} />}
    </section>
  );
}

export function useMoney({ organisation, place, period, asOf }: AskedMoney) {
  const question = { organisation, place, period, asOf };
  return useQuery({ queryKey: ['money', question], queryFn: () => api.money(question), placeholderData: keepPreviousData });
}

function Answer({ money, asked, split }: { money: MoneyBody; asked: AskedMoney; split: MoneySplit }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <Sums money={money} opened={opened} onOpen={setOpened} />
      {opened?.split === undefined && opened?.left === undefined && opened?.payments === undefined && <MoneyRows asked={asked} opened={opened} onClose={close} />}
      {opened?.payments !== undefined && opened.payments.type === undefined && <PaymentRows asked={asked} opened={opened} onClose={close} />}
      {money.total !== null && (
        <>
          <MoneyShares money={money} split={split} opened={opened} onOpen={setOpened} />
          {opened?.split !== undefined && <MoneyRows asked={asked} opened={opened} onClose={close} />}
        </>
      )}
      <MoneyLeft money={money} opened={opened} onOpen={setOpened} />
      {opened?.left !== undefined && <MoneyRows asked={asked} opened={opened} onClose={close} />}
      <MoneyYears money={money} asked={asked} opened={opened} onOpen={setOpened} />
      <p className="note"><FormattedMessage id="money.beside" /> <FormattedMessage id="money.note" /> <AsOf asked={asked} /></p>
    </>
  );
}

function Sums({ money, opened, onOpen }: Opening & { money: MoneyBody }) {
  const format = useFormat();
  const intl = useIntl();
  const period = money.period === null ? '' : format.period(money.period);
  const name = intl.formatMessage({ id: money.period === null ? 'money.total-all' : 'money.total-running' }, { projects: money.projects, period });
  const spent = intl.formatMessage({ id: period === '' ? 'money.spent-all' : 'money.spent' }, { period });
  const undated = `${intl.formatMessage({ id: 'money.spent-all' })}, ${intl.formatMessage({ id: 'money.no-day' })}`;
  return (
    <dl className="money-sums">
      <div>
        <dt>{name}</dt>
        <dd>{money.total === null ? <span className="quiet"><FormattedMessage id="money.none" /></span> : <SumButton name={name} usd={money.total} of={{ name }} opened={opened} onOpen={onOpen} />}</dd>
        {money.byShare.projects > 0 && <dd className="note"><FormattedMessage id="money.by-share" values={{ usd: format.value(money.byShare.usd, MONEY), projects: money.byShare.projects }} /></dd>}
      </div>
      <div>
        <dt>{spent}</dt>
        <dd>{money.spent.usd === null ? <span className="quiet"><FormattedMessage id="money.spent-none" /></span> : <SumButton name={spent} usd={money.spent.usd} of={{ name: spent, payments: {} }} opened={opened} onOpen={onOpen} />}</dd>
        {money.spent.count > 0 && <dd className="note"><FormattedMessage id="money.spent-note" values={{ count: money.spent.count }} /></dd>}
        {money.spent.undated !== null && <dd className="note"><FormattedMessage id="money.spent-undated" values={{ usd: <SumButton name={undated} usd={money.spent.undated} of={{ name: undated, payments: { year: 'none' } }} opened={opened} onOpen={onOpen} /> }} /></dd>}
      </div>
    </dl>
  );
}
