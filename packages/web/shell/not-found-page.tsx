import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { Page } from './page.tsx';
import { travelling, useQuestion } from './question.ts';
import { SCREENS } from './screens.ts';
import { near } from '@throughline/core/ground/near.ts';

/** No screen stands at this address: says so and offers the nearest first. */
export function NotFoundPage() {
  const intl = useIntl();
  const search = travelling(useQuestion()) as never;
  const nearest = near(window.location.pathname, SCREENS, (one) => one.to);
  return (
    <Page title={intl.formatMessage({ id: 'not-found.title' })}>
      <p className="measure"><FormattedMessage id="not-found.text" values={{ address: <bdi dir="ltr">{window.location.pathname}</bdi> }} /></p>
      <ul className="plain-links">
        {nearest.map((one) => <li key={one.to}><Link to={one.to} search={search}><FormattedMessage id={one.name} /></Link></li>)}
      </ul>
    </Page>
  );
}
