import { useIntl } from 'react-intl';
import { Page } from '../../shell/page.tsx';

export function ProgrammePage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.programmes' })} />;
}
