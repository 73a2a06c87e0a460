/** What is not in the total, each with its reason, and openable to its projects where projects are meant. */
import type { Money } from '@throughline/contract/plan/money.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { type Opened, type Opening, isSame, openedText } from './opened.ts';

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

type Line = { readonly id: string; readonly values: Readonly<Record<string, string | number>>; readonly why?: Opened; readonly published?: true };

function linesOf({ left, paymentsLeft, linesLeft }: Money, amount: (text: string, currency: string) => string): Line[] {
  const all: Line[] = [
    { id: 'notSplit', values: { count: left.notSplit.projects, usd: amount(left.notSplit.usd, 'USD') }, why: { list: 'projects', left: 'not-split' } },
    ...left.noRate.map((one): Line => ({ id: 'noRate', values: { count: one.count, amount: amount(one.amount, one.currency) }, why: { list: 'projects', left: 'no-rate' } })),
    { id: 'noBudget', values: { count: left.noBudget }, why: { list: 'projects', left: 'no-budget' } },
    { id: 'above', values: { count: left.above }, why: { list: 'projects', left: 'above' } },
    { id: 'notKnown', values: { count: left.notKnown }, why: { list: 'projects', left: 'not-known' } },
    ...paymentsLeft.noRate.map((one): Line => ({ id: 'payments-noRate', values: { count: one.count, amount: amount(one.amount, one.currency) }, why: { list: 'payments', left: 'no-rate' }, published: true })),
    { id: 'payments-above', values: { count: paymentsLeft.above }, published: true },
    { id: 'payments-notSplit', values: { count: paymentsLeft.notSplit }, published: true },
    { id: 'payments-notKnown', values: { count: paymentsLeft.notKnown }, published: true },
    ...linesLeft.noRate.map((one): Line => ({ id: 'lines-noRate', values: { count: one.count, amount: amount(one.amount, one.currency) }, why: { list: 'lines', left: 'no-rate' }, published: true })),
    { id: 'lines-notKnown', values: { count: linesLeft.notKnown }, published: true },
    { id: 'unread', values: { count: paymentsLeft.noAmount }, why: { list: 'payments', left: 'unread' }, published: true },
    { id: 'unread-lines', values: { count: linesLeft.noAmount }, why: { list: 'lines', left: 'unread' }, published: true },
  ];
  return all.filter(({ values }) => values['count'] !== 0);
}

function Open({ why, opened, onOpen }: Opening & { why: Opened }) {
  const here = isSame(why, opened);
  return (
    <button type="button" className="link-button" aria-expanded={here} data-opens={openedText(why)} onClick={() => onOpen(here ? null : why)}>
      <FormattedMessage id={here ? 'money.close' : 'money.which'} />
    </button>
  );
}
