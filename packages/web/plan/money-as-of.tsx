/** What an earlier day changes of money, and what it does not (decision 0010). */
import type { Money } from '@throughline/contract/plan/money.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';

export function AsOf({ money: { asOf, heldSince } }: { money: Pick<Money, 'asOf' | 'heldSince'> }) {
  const format = useFormat();
  if (heldSince === null) return null;
  return <FormattedMessage id={asOf < heldSince ? 'money.as-of-before' : 'money.as-of'} values={{ day: format.day(asOf), since: format.day(heldSince) }} />;
}
