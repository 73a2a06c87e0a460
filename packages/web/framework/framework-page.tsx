import { useIntl } from 'react-intl';
import { Page } from '../shell/page.tsx';

export function FrameworkPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.framework' })} />;
}
