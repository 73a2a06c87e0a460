/** What a type of published payments or lines is called. */
import { useIntl } from 'react-intl';

export function usePaymentType(): (type: string) => string {
  const intl = useIntl();
  return (type) => {
    if (type === '') return intl.formatMessage({ id: 'money.type-none' });
    return intl.messages[`money.type.${type}`] ? intl.formatMessage({ id: `money.type.${type}` }) : intl.formatMessage({ id: 'money.type-other' }, { code: type });
  };
}
