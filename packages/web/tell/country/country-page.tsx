import { useIntl } from 'react-intl';
import { Page } from '../../shell/page.tsx';

export function CountryPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.countries' })} />;
}
