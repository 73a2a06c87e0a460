import { useIntl } from 'react-intl';
import { Page } from '../shell/page.tsx';

export function MappingPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.mapping' })} />;
}
