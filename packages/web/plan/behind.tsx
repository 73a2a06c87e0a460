/** The list behind an opened sum: its projects, payments or budget lines, with the sum that they make. */
import type { Money } from '@throughline/contract/plan/money.ts';
import { BudgetLineRows } from './budget-line-rows.tsx';
import { MoneyRows } from './money-rows.tsx';
import type { AskedMoney } from './money-sum.tsx';
import { type Opened, type Opening, openedText } from './opened.ts';
import { PaymentRows } from './payment-rows.tsx';

/** Where in the section a list stands: right below what opened it. */
export function placeOf(opened: Opened): 'sums' | 'shares' | 'left' | 'years' {
  if (opened.left !== undefined) return 'left';
  if (opened.list === 'projects') return opened.split === undefined ? 'sums' : 'shares';
  return opened.type === undefined ? 'sums' : 'years';
}

type Asked = Opening & { money: Money; asked: AskedMoney; at: ReturnType<typeof placeOf> };

export function Behind({ money, asked, at, opened, onOpen }: Asked) {
  if (opened === null || placeOf(opened) !== at) return null;
  const key = openedText(opened);
  const of = { money, asked, onClose: () => onOpen(null) };
  if (opened.list === 'projects') return <MoneyRows key={key} {...of} opened={opened} />;
  return opened.list === 'payments' ? <PaymentRows key={key} {...of} opened={opened} /> : <BudgetLineRows key={key} {...of} opened={opened} />;
}
