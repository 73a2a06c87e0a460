import { useIntl } from 'react-intl';
import { Page } from '../shell/page.tsx';

export function PortfolioPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.projects' })} />;
}
