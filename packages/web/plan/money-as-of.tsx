/** What an earlier day changes of money, and what it does not (decision 0010). */
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import type { AskedMoney } from './money-sum.tsx';

export function AsOf({ asked: { asOf } }: { asked: Pick<AskedMoney, 'asOf'> }) {
  const format = useFormat();
  return asOf === undefined ? null : <FormattedMessage id="money.as-of" values={{ day: format.day(asOf) }} />;
}
