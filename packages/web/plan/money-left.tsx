/** What is not in the total, each with its reason, and openable to its projects where projects are meant. */
import type { Money } from '@throughline/contract/plan/money.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import type { Opened, Opening } from './money-sum.tsx';

type Asked = Opening & { money: Money };

/** With `published` only what is left out of payments and lines: at a project its budget stands apart. */
export function MoneyLeft({ money, published = false, opened, onOpen }: Asked & { published?: boolean }) {
  const format = useFormat();
  const lines = linesOf(money, (amount, currency) => (currency === '' ? amount : format.value(amount, { kind: 'flow', unit: currency }))).filter((one) => !published || one.published);
  if (lines.length === 0) return null;
  return (
    <div className="money-left">
      <h3><FormattedMessage id="money.left" /></h3>
      <ul>
        {lines.map(({ id, values, why }, place) => (
          <li key={place}><FormattedMessage id={`money.left.${id}`} values={values} /> {why && <Open why={why} opened={opened} onOpen={onOpen} />}</li>
        ))}
      </ul>
    </div>
  );
}

type Line = { readonly id: string; readonly values: Readonly<Record<string, string | number>>; readonly why?: NonNullable<Opened['left']>; readonly published?: true };

function linesOf({ left, paymentsLeft, linesLeft }: Money, amount: (text: string, currency: string) => string): Line[] {
  const unread = paymentsLeft.noAmount + linesLeft.noAmount;
  const all: Line[] = [
    { id: 'notSplit', values: { count: left.notSplit.projects, usd: amount(left.notSplit.usd, 'USD') }, why: 'not-split' },
    ...left.noRate.map((one): Line => ({ id: 'noRate', values: { count: one.count, amount: amount(one.amount, one.currency) }, why: 'no-rate' })),
    { id: 'noBudget', values: { count: left.noBudget }, why: 'no-budget' },
    { id: 'above', values: { count: left.above }, why: 'above' },
    ...paymentsLeft.noRate.map((one): Line => ({ id: 'payments-noRate', values: { count: one.count, amount: amount(one.amount, one.currency) }, published: true })),
    { id: 'payments-above', values: { count: paymentsLeft.above }, published: true },
    { id: 'payments-notSplit', values: { count: paymentsLeft.notSplit }, published: true },
    ...linesLeft.noRate.map((one): Line => ({ id: 'lines-noRate', values: { count: one.count, amount: amount(one.amount, one.currency) }, published: true })),
    { id: 'unread', values: { count: unread }, published: true },
  ];
  return all.filter(({ values }) => values['count'] !== 0);
}

function Open({ why, opened, onOpen }: Opening & { why: NonNullable<Opened['left']> }) {
  const intl = useIntl();
  const here = opened?.left === why;
  return (
    <button type="button" className="link-button" aria-expanded={here} onClick={() => onOpen(here ? null : { name: intl.formatMessage({ id: 'money.left' }), left: why })}>
      <FormattedMessage id={here ? 'money.close' : 'money.which'} />
    </button>
  );
}
