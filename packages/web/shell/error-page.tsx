import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { Page } from './page.tsx';

/** The screen itself broke (or its part could not be fetched after a new version): says so and offers to load it again. */
export function ErrorPage({ error }: ErrorComponentProps) {
  const intl = useIntl();
  return (
    <Page title={intl.formatMessage({ id: 'broken.title' })}>
      <p className="measure"><FormattedMessage id="broken.text" /></p>
      <p><Button onClick={() => window.location.reload()}><FormattedMessage id="broken.reload" /></Button></p>
      <details className="measure">
        <summary><FormattedMessage id="broken.detail" /></summary>
        <pre dir="ltr">{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </Page>
  );
}
