import { useIntl } from 'react-intl';
import { Page } from '../../shell/page.tsx';

export function SdgPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.sdgs' })} />;
}
