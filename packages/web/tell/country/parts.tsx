/** What a long page holds, in the order it holds it: each part is a jump away. */
import { FormattedMessage, useIntl } from 'react-intl';

/** `at` is the id of the part's heading, `name` the key of its words. */
export type Part = { readonly at: string; readonly name: string };

export function Parts({ parts }: { parts: readonly Part[] }) {
  const intl = useIntl();
  const go = (at: string) => {
    const heading = document.getElementById(at);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  };
  return (
    <nav className="parts" aria-label={intl.formatMessage({ id: 'country.parts' })}>
      <ul className="in-line">
        {parts.map(({ at, name }) => (
          <li key={at}><button type="button" className="link-button" onClick={() => go(at)}><FormattedMessage id={name} /></button></li>
        ))}
      </ul>
    </nav>
  );
}
