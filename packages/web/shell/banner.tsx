/** Says on every screen that the demonstration is fictional, when the connection is lost, and when the address asks for a language that is not spoken here. */
import { useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { ApiRefusal } from '@throughline/contract/client.ts';
import { LANGUAGES, OWN_NAMES, isLanguage } from './language.ts';
import { useOrganisations } from './organisation.tsx';
import { queries } from './queries.ts';
import { useChangeQuestion, useQuestion } from './question.ts';

export function Banner() {
  const { current } = useOrganisations();
  const online = useSyncExternalStore(listenOnline, () => navigator.onLine, () => true);
  const gone = useSyncExternalStore(listenQueries, isServerGone, () => false);
  const wrong = useQuestion().lang;
  return (
    <>
      {current?.demonstration && <p className="banner"><FormattedMessage id="demonstration.banner" /></p>}
      <div role="status" aria-live="polite">
        {(!online || gone) && <p className="banner is-lost"><FormattedMessage id={online ? 'connection.gone' : 'connection.offline'} /></p>}
        {wrong !== undefined && !isLanguage(wrong) && <UnknownLanguage asked={wrong} />}
      </div>
    </>
  );
}

/** The address asks for a language that the screens do not speak: says so and offers the six. */
function UnknownLanguage({ asked }: { asked: string }) {
  const change = useChangeQuestion();
  return (
    <p className="banner">
      <FormattedMessage id="language.unknown" values={{ asked: <bdi>{asked}</bdi> }} />{' '}
      {LANGUAGES.map((one) => <button key={one} type="button" lang={one} className="link-button banner-way" onClick={() => change({ lang: one }, { replace: true })}>{OWN_NAMES[one]}</button>)}
    </p>
  );
}

/** What stands on the screen stays; that it may be old is said as soon as any question finds no server. */
const isServerGone = (): boolean => queries.getQueryCache().getAll().some(({ state }) => state.error instanceof ApiRefusal && (state.error.status === 0 || state.error.status >= 502));
const listenQueries = (changed: () => void): (() => void) => queries.getQueryCache().subscribe(() => queueMicrotask(changed));

function listenOnline(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
