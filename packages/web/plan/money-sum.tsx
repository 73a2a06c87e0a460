/** A sum of money that opens to its projects. */
import type { MoneySplit } from '@throughline/contract/plan/money.ts';
import { useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';

export type AskedMoney = { organisation: string; place: string; period?: string | undefined; asOf?: string | undefined };

/** What was opened: the total, a part of a split, or something left out. */
export type Opened = { readonly name: string; readonly split?: MoneySplit; readonly key?: string; readonly left?: 'above' | 'no-budget' | 'no-rate' | 'not-split' };
export type Opening = { opened: Opened | null; onOpen: (opened: Opened | null) => void };

export function SumButton({ name, usd, of, opened, onOpen }: { name: string; usd: string; of: Opened } & Opening) {
  const format = useFormat();
  const intl = useIntl();
  const here = opened !== null && opened.split === of.split && opened.key === of.key && opened.left === of.left;
  const text = format.value(usd, { kind: 'flow', unit: 'USD' });
  return (
    <button type="button" className="money-sum is-open" aria-expanded={here} aria-label={intl.formatMessage({ id: 'money.open' }, { name, usd: text })} data-usd={usd} onClick={() => onOpen(here ? null : of)}>
      <bdi>{text}</bdi>
    </button>
  );
}
