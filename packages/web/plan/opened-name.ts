/** What an opened sum is called above its list. */
import type { Money } from '@throughline/contract/plan/money.ts';
import { useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { usePartName } from './money-parts.ts';
import type { Opened } from './opened.ts';
import { usePaymentType } from './payment-type.ts';

/** The sum itself where it is shown; null where what is opened is in no sum. */
export function sumOf(money: Money, opened: Opened): string | null {
  if (opened.left !== undefined) return null;
  if (opened.list === 'projects') {
    if (opened.only !== undefined) return money.byShare.usd;
    return opened.split === undefined ? money.total : (money.splits[opened.split].find((one) => one.key === opened.key)?.usd ?? null);
  }
  if (opened.type === undefined) return opened.year === 'none' ? money.spent.undated : money.spent.usd;
  const year = opened.year === 'none' ? null : opened.year;
  return money[opened.list].find((one) => one.type === opened.type && one.year === year)?.usd ?? null;
}

export function useOpenedName(money: Money): (opened: Opened) => string {
  const intl = useIntl();
  const format = useFormat();
  const partName = usePartName();
  const typeName = usePaymentType();
  const say = (id: string, values: Record<string, string | number> = {}) => intl.formatMessage({ id }, values);
  const period = money.period === null ? '' : format.period(money.period);
  return (opened) => {
    if (opened.left !== undefined) return say('money.left');
    if (opened.list === 'projects') {
      if (opened.only !== undefined) return say('money.by-stated-shares');
      if (opened.split === undefined) return say(period === '' ? 'money.total-all' : 'money.total-running', { projects: money.projects, period });
      const part = money.splits[opened.split].find((one) => one.key === opened.key);
      return part === undefined ? (opened.key ?? '') : partName(opened.split, part);
    }
    if (opened.type === undefined && opened.year === 'none') return `${say('money.spent-all')}, ${say('money.no-day')}`;
    if (opened.type === undefined) return say(period === '' ? 'money.spent-all' : 'money.spent', { period });
    const none = opened.list === 'lines' ? 'money.no-year' : 'money.no-day';
    return `${typeName(opened.type)}, ${opened.year === 'none' || opened.year === undefined ? say(none) : opened.year}`;
  };
}
