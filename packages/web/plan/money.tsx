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
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { MoneyLeft } from './money-left.tsx';
import { type AskedMoney, type Opened, type Opening, SumButton } from './money-sum.tsx';
import { MoneyRows } from './money-rows.tsx';
import { MoneyShares } from './money-shares.tsx';
import { MoneyYears } from './money-years.tsx';
import './money.css';

type Shown = AskedMoney & {
  /** All splits, payments by year; without it total, spent and one split. */
  full?: boolean;
  /** The split that is shown, or shown first. */
  split?: MoneySplit;
  /** The heading is elsewhere. */
  quiet?: boolean;
};

const MONEY = { kind: 'flow', unit: 'USD' } as const;

export function Money({ full = false, split = 'source', quiet = false, ...asked }: Shown) {
  const id = useId();
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useMoney(asked);
  return (
    <section className="money" aria-labelledby={quiet ? undefined : id}>
      {!quiet && <h2 id={id}><FormattedMessage id="money.title" /></h2>}
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? (
        <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}>
          <Stale error={error} since={dataUpdatedAt} />
          <Answer money={data} asked={asked} full={full} first={split} />
        </div>
      ) : <Waiting lines={4} height={28} />}
    </section>
  );
}

export function useMoney({ organisation, place, period, asOf }: AskedMoney) {
  const question = { organisation, place, period, asOf };
  return useQuery({ queryKey: ['money', question], queryFn: () => api.money(question), placeholderData: keepPreviousData });
}

function Answer({ money, asked, full, first }: { money: MoneyBody; asked: AskedMoney; full: boolean; first: MoneySplit }) {
  const intl = useIntl();
  const [split, setSplit] = useState<MoneySplit>(first);
  const [opened, setOpened] = useState<Opened | null>(null);
  const choices = (['programme', 'source', 'country', 'goal'] as const).filter((one) => money.splits[one].length > 0).map((one) => [one, `money.split.${one}`] as const);
  return (
    <>
      <Sums money={money} opened={opened} onOpen={setOpened} />
      {opened?.split === undefined && opened?.left === undefined && <MoneyRows asked={asked} opened={opened} onClose={() => setOpened(null)} />}
      {money.total !== null && (
        <>
          {full && <SegmentedChoice name={intl.formatMessage({ id: 'money.split' })} value={split} choices={choices} onChoose={setSplit} />}
          <MoneyShares money={money} split={full ? split : first} opened={opened} onOpen={setOpened} />
          {opened?.split !== undefined && <MoneyRows asked={asked} opened={opened} onClose={() => setOpened(null)} />}
        </>
      )}
      <MoneyLeft money={money} opened={opened} onOpen={setOpened} />
      {opened?.left !== undefined && <MoneyRows asked={asked} opened={opened} onClose={() => setOpened(null)} />}
      {full && <MoneyYears money={money} />}
      <p className="note"><FormattedMessage id="money.beside" /> <FormattedMessage id="money.note" /></p>
    </>
  );
}

function Sums({ money, opened, onOpen }: Opening & { money: MoneyBody }) {
  const format = useFormat();
  const intl = useIntl();
  const period = money.period === null ? '' : format.period(money.period);
  const name = intl.formatMessage({ id: money.period === null ? 'money.total-all' : 'money.total-running' }, { projects: money.projects, period });
  return (
    <dl className="money-sums">
      <div>
        <dt>{name}</dt>
        <dd>{money.total === null ? <span className="quiet"><FormattedMessage id="money.none" /></span> : <SumButton name={name} usd={money.total} of={{ name }} opened={opened} onOpen={onOpen} />}</dd>
        {money.byShare.projects > 0 && <dd className="note"><FormattedMessage id="money.by-share" values={{ usd: format.value(money.byShare.usd, MONEY), projects: money.byShare.projects }} /></dd>}
      </div>
      <div>
        <dt>{period === '' ? <FormattedMessage id="money.spent-all" /> : <FormattedMessage id="money.spent" values={{ period }} />}</dt>
        <dd>{money.spent.usd === null ? <span className="quiet"><FormattedMessage id="money.spent-none" /></span> : <bdi className="money-sum">{format.value(money.spent.usd, MONEY)}</bdi>}</dd>
        {money.spent.count > 0 && <dd className="note"><FormattedMessage id="money.spent-note" values={{ count: money.spent.count }} /></dd>}
        {money.spent.undated !== null && <dd className="note"><FormattedMessage id="money.spent-undated" values={{ usd: format.value(money.spent.undated, MONEY) }} /></dd>}
      </div>
    </dl>
  );
}
