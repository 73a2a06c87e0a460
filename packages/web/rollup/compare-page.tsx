import { useIntl } from 'react-intl';
import { Page } from '../shell/page.tsx';

export function ComparePage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.compare' })} />;
}
