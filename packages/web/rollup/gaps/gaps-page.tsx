import { useIntl } from 'react-intl';
import { Page } from '../../shell/page.tsx';

export function GapsPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.gaps' })} />;
}
