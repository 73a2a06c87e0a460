import type { IntlShape } from 'react-intl';

/** What was done, in words; its code where the catalogue has none (a verb of a later version). */
export function verbText(intl: IntlShape, verb: string): string {
  const id = `verb.${verb}`;
  return intl.messages[id] ? intl.formatMessage({ id }) : verb;
}
