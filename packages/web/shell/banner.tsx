/** Says on every screen that the demonstration is fictional, when the connection is lost, and when the address asks for a language that is not spoken here. */
import { useEffect, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { LANGUAGES, OWN_NAMES, isLanguage } from './language.ts';
import { ORGANISATIONS, useOrganisations } from './organisation.tsx';
import { isLost, queries } from './queries.ts';
import { useChangeQuestion, useQuestion } from './question.ts';

export function Banner() {
  const { current } = useOrganisations();
  const online = useSyncExternalStore(listenOnline, () => navigator.onLine, () => true);
  const gone = useSyncExternalStore(listenQueries, isServerGone, () => false);
  const wrong = useQuestion().lang;
  useEffect(() => (gone ? askUntilBack() : undefined), [gone]);
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

/** How often a server that is gone is looked for, in milliseconds. */
const LOOK_AGAIN = 5_000;

/** One small question until it is answered; only then is asked again what found no server, so that nothing on the screen flickers. */
function askUntilBack(): () => void {
  const timer = setInterval(() => {
    void queries.fetchQuery({ ...ORGANISATIONS, staleTime: 0, retry: false })
      .then(() => queries.refetchQueries({ type: 'active', predicate: ({ state }) => isLost(state.error) }), () => undefined);
  }, LOOK_AGAIN);
  return () => clearInterval(timer);
}

/** What stands on the screen stays; that it may be old is said as soon as any question finds no server. */
const isServerGone = (): boolean => queries.getQueryCache().getAll().some(({ state }) => isLost(state.error));
const listenQueries = (changed: () => void): (() => void) => queries.getQueryCache().subscribe(() => queueMicrotask(changed));

function listenOnline(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
