import { useIntl } from 'react-intl';
import { Page } from '../../shell/page.tsx';

export function ProjectPage() {
  return <Page title={useIntl().formatMessage({ id: 'nav.projects' })} />;
}
