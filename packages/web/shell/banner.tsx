/** Says on every screen that the demonstration is fictional, and when the connection is lost. */
import { useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { useOrganisations } from './organisation.tsx';

export function Banner() {
  const { current } = useOrganisations();
  const online = useSyncExternalStore(listenOnline, () => navigator.onLine, () => true);
  return (
    <>
      {current?.demonstration && <p className="banner"><FormattedMessage id="demonstration.banner" /></p>}
      <div role="status" aria-live="polite">
        {!online && <p className="banner is-lost"><FormattedMessage id="connection.offline" /></p>}
      </div>
    </>
  );
}

function listenOnline(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
