/**
 * Money at a place, beside its results: what was budgeted and spent, by whom, and what could not be counted. Whole budgets of the
 * projects that run in the period (decision 0010); every sum opens to its projects.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MoneySplit } from '@throughline/contract/plan/choices.ts';
import type { Money as MoneyBody } from '@throughline/contract/plan/money.ts';
import { useId } from 'react';
import { FormattedMessage } from 'react-intl';
import { api } from '../shell/api.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { MoneyLeft } from './money-left.tsx';
import { Behind } from './behind.tsx';
import { type AskedMoney, SumButton } from './money-sum.tsx';
import { MoneyShares } from './money-shares.tsx';
import { MoneyYears } from './money-years.tsx';
import { AsOf } from './money-as-of.tsx';
import { type Opening, useOpened } from './opened.ts';
import { useOpenedName } from './opened-name.ts';
import './money.css';

type Shown = AskedMoney & {
  /** The split that is shown. */
  split?: MoneySplit;
  /** The heading is elsewhere. */
  quiet?: boolean;
};

const TOTAL = { list: 'projects' } as const;
const SHARED = { list: 'projects', only: 'by-share' } as const;
const SPENT = { list: 'payments' } as const;
const UNDATED = { list: 'payments', year: 'none' } as const;

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
  const opening = useOpened();
  const behind = { money, asked, ...opening };
  return (
    <>
      <Sums money={money} {...opening} />
      <Behind {...behind} at="sums" />
      {money.total !== null && (
        <>
          <MoneyShares money={money} split={split} {...opening} />
          <Behind {...behind} at="shares" />
        </>
      )}
      <MoneyLeft money={money} {...opening} />
      <Behind {...behind} at="left" />
      <MoneyYears {...behind} />
      <p className="note"><FormattedMessage id="money.beside" /> <FormattedMessage id="money.note" /> <AsOf money={money} /></p>
    </>
  );
}

function Sums({ money, opened, onOpen }: Opening & { money: MoneyBody }) {
  const nameOf = useOpenedName(money);
  const [name, spent, undated] = [nameOf(TOTAL), nameOf(SPENT), nameOf(UNDATED)];
  return (
    <dl className="money-sums">
      <div>
        <dt>{name}</dt>
        <dd>{money.total === null ? <span className="quiet"><FormattedMessage id="money.none" /></span> : <SumButton name={name} usd={money.total} of={TOTAL} opened={opened} onOpen={onOpen} />}</dd>
        {money.byShare.projects > 0 && <dd className="note"><FormattedMessage id="money.by-share" values={{ usd: <SumButton key="usd" name={nameOf(SHARED)} usd={money.byShare.usd} of={SHARED} opened={opened} onOpen={onOpen} />, projects: money.byShare.projects }} /></dd>}
      </div>
      <div>
        <dt>{spent}</dt>
        <dd>{money.spent.usd === null ? <span className="quiet"><FormattedMessage id="money.spent-none" /></span> : <SumButton name={spent} usd={money.spent.usd} of={SPENT} opened={opened} onOpen={onOpen} />}</dd>
        {money.spent.count > 0 && <dd className="note"><FormattedMessage id="money.spent-note" values={{ count: money.spent.count }} /></dd>}
        {money.spent.undated !== null && <dd className="note"><FormattedMessage id="money.spent-undated" values={{ usd: <SumButton name={undated} usd={money.spent.undated} of={UNDATED} opened={opened} onOpen={onOpen} /> }} /></dd>}
      </div>
    </dl>
  );
}
