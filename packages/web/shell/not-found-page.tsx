import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { Page } from './page.tsx';
import { travelling, useQuestion } from './question.ts';

/** No screen stands at this address: says so and offers those that do. */
export function NotFoundPage() {
  const intl = useIntl();
  const search = travelling(useQuestion()) as never;
  return (
    <Page title={intl.formatMessage({ id: 'not-found.title' })}>
      <p className="measure"><FormattedMessage id="not-found.text" values={{ address: window.location.pathname }} /></p>
      <ul className="plain-links">
        <li><Link to="/" search={search}><FormattedMessage id="nav.overview" /></Link></li>
        <li><Link to="/indicators" search={search}><FormattedMessage id="nav.indicators" /></Link></li>
        <li><Link to="/data" search={search}><FormattedMessage id="nav.data" /></Link></li>
      </ul>
    </Page>
  );
}
