/** The first of a long list; the others when asked for, all at once. */
import { type ReactNode, useState } from 'react';
import { FormattedMessage } from 'react-intl';

/** `words`: the key of "Show all", where the part `country` is not loaded. */
type Long<One> = { of: readonly One[]; first: number; words?: string; children: (shown: readonly One[]) => ReactNode };

export function FirstOf<One>({ of, first, words = 'country.show-all', children }: Long<One>) {
  const [all, setAll] = useState(false);
  // one more line says less than the line that would offer it
  const isLong = of.length > first + 1;
  return (
    <>
      {children(isLong && !all ? of.slice(0, first) : of)}
      {isLong && !all && <button type="button" className="link-button show-all" onClick={() => setAll(true)}><FormattedMessage id={words} values={{ count: of.length }} /></button>}
    </>
  );
}
