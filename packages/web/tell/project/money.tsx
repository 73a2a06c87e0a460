/** The project's money: its budget with the rate behind it, how it is shared out, and what its source says line by line. */
import type { ProjectMoney as Body } from '@throughline/contract/tell/project.ts';
import { type ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Record } from '../../plan/record.tsx';
import { Nothing } from '../../rollup/series.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { BudgetLines } from './money-lines.tsx';
import type { OfProject } from './of-project.ts';
import { Payments } from './payments.tsx';
import { SharedMoney } from './shared-money.tsx';
import { useProjectMoney } from './use-project.ts';

const USD = { kind: 'flow', unit: 'USD' } as const;

export function ProjectMoney({ asked }: OfProject) {
  const { data, error, refetch, dataUpdatedAt } = useProjectMoney(asked);
  return (
    <section aria-labelledby="money-name">
      <h2 id="money-name"><FormattedMessage id="project.tab.money" /></h2>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? <><Stale error={error} since={dataUpdatedAt} /><Shown of={data} asked={asked} /></> : <Waiting lines={5} height={40} />}
    </section>
  );
}

function Shown({ of, asked }: { of: Body; asked: OfProject['asked'] }) {
  const intl = useIntl();
  const own = of.budget !== null || of.budgetsTotal > 0 || of.goals.length > 0;
  const none = <Empty title={intl.formatMessage({ id: 'project.money-none' })}><p><FormattedMessage id="project.money-none-first" /></p></Empty>;
  if (!own) return <Payments asked={asked} otherwise={none} />;
  return (
    <>
      <Budget of={of} />
      <SharedMoney of={of} asked={asked} />
      <Payments asked={asked} />
      <BudgetLines of={of} />
    </>
  );
}

function Budget({ of }: { of: Body }) {
  const format = useFormat();
  const intl = useIntl();
  const { budget } = of;
  const counted = `project.counted.${of.counted}`;
  return (
    <>
      <dl className="facts project-facts">
        <Fact name="budget">{budget === null ? <Nothing /> : <><bdi className="project-sum">{format.exact(budget.amount, { kind: 'flow', unit: budget.currency })}</bdi><span className="note project-under"><Record of={budget} /></span></>}</Fact>
        {budget !== null && budget.currency !== 'USD' && (
          <Fact name="budget-usd">
            {budget.usd === null ? <FormattedMessage id="project.no-rate" /> : <bdi className="project-sum">{format.value(budget.usd, USD)}</bdi>}
            {budget.perUsd !== null && <span className="note project-under"><FormattedMessage id="project.rate" values={{ currency: budget.currency, rate: <bdi>{format.exact(budget.perUsd, { kind: 'flow', unit: null })}</bdi>, year: String(budget.year) }} /></span>}
            {budget.source !== null && <span className="note project-under"><bdi>{budget.source}</bdi></span>}
          </Fact>
        )}
        {of.supportCostRate !== null && <Fact name="support-cost"><bdi>{format.share(of.supportCostRate)}</bdi></Fact>}
      </dl>
      {budget === null && of.counted !== null && intl.messages[counted] && <p className="note"><FormattedMessage id={counted} /></p>}
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt><FormattedMessage id={`project.fact.${name}`} /></dt><dd>{children}</dd></div>;

