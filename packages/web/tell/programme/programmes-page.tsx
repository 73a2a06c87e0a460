import { useIntl } from 'react-intl';
import { Page } from '../../shell/page.tsx';

export function ProgrammesPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.programmes' })} />;
}
