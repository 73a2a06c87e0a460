/** A sum of money that opens to its projects. */
import type { MoneySplit } from '@throughline/contract/plan/money.ts';
import { useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';

export type AskedMoney = { organisation: string; place: string; period?: string | undefined; asOf?: string | undefined };

/** What was opened: the total, a part of a split, or something left out, with its projects; or a sum of payments (of a type and year, else what was spent). */
export type Opened = {
  readonly name: string; readonly split?: MoneySplit; readonly key?: string; readonly left?: 'above' | 'no-budget' | 'no-rate' | 'not-split';
  readonly payments?: { readonly type?: string; readonly year?: number | 'none' };
};
export type Opening = { opened: Opened | null; onOpen: (opened: Opened | null) => void };

/** Whether one is what is open. */
export const isSame = (a: Opened, b: Opened | null): boolean =>
  b !== null && a.split === b.split && a.key === b.key && a.left === b.left && (a.payments === undefined) === (b.payments === undefined)
  && a.payments?.type === b.payments?.type && a.payments?.year === b.payments?.year;

export function SumButton({ name, usd, of, opened, onOpen }: { name: string; usd: string; of: Opened } & Opening) {
  const format = useFormat();
  const intl = useIntl();
  const here = isSame(of, opened);
  const says = of.payments === undefined ? 'money.open' : 'money.open-payments';
  const text = format.value(usd, { kind: 'flow', unit: 'USD' });
  return (
    <button type="button" className="money-sum is-open" aria-expanded={here} aria-label={intl.formatMessage({ id: says }, { name, usd: text })} data-usd={usd} onClick={() => onOpen(here ? null : of)}>
      <bdi>{text}</bdi>
    </button>
  );
}
