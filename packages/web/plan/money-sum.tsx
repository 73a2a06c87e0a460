/** A sum of money that opens to what is behind it. */
import { useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { type Opened, type Opening, isSame, openedText } from './opened.ts';

export type AskedMoney = { organisation: string; place: string; period?: string | undefined; asOf?: string | undefined };

const SAYS = { projects: 'money.open', payments: 'money.open-payments', lines: 'money.open-lines' } as const;

export function SumButton({ name, usd, of, opened, onOpen }: { name: string; usd: string; of: Opened } & Opening) {
  const format = useFormat();
  const intl = useIntl();
  const here = isSame(of, opened);
  const text = format.value(usd, { kind: 'flow', unit: 'USD' });
  return (
    <button type="button" className="money-sum is-open" aria-expanded={here} aria-label={intl.formatMessage({ id: SAYS[of.list] }, { name, usd: text })} data-usd={usd} data-opens={openedText(of)} onClick={() => onOpen(here ? null : of)}>
      <bdi>{text}</bdi>
    </button>
  );
}
