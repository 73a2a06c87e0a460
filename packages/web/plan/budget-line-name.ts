/** What a published budget line is: its type and status, in words where they are known. */
import { useIntl } from 'react-intl';

export function useBudgetLineName(): (line: { readonly type: string | null; readonly status: string | null }) => string {
  const intl = useIntl();
  const named = (id: string, code: string | null) => (code === null ? '' : intl.messages[`${id}.${code}`] ? intl.formatMessage({ id: `${id}.${code}` }) : code);
  return ({ type, status }) => [named('money.budget-type', type), named('money.budget-status', status)].filter(Boolean).join(' · ');
}
