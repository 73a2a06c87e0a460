/** Names of dimensions and of their values: "women", "not stated"; what nobody named stands as it was given. */
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { usePlaceName } from './places.ts';

/** The value that every dimension has (figures 1). */
const NOT_STATED = 'not-stated';
/** Its values are countries (figures 3.2), named as places are. */
const COUNTRY = 'country';

export function useCellName(): { dimension: (code: string) => string; value: (dimension: string, code: string) => string } {
  const intl = useIntl();
  const place = usePlaceName();
  const named = useCallback((id: string, otherwise: string) => (intl.messages[id] ? intl.formatMessage({ id }) : otherwise), [intl]);
  return {
    dimension: (code) => named(`dimension.${code}`, code),
    value: (dimension, code) => (code === NOT_STATED ? intl.formatMessage({ id: 'cell.not-stated' }) : named(`cell.${dimension}.${code}`, dimension === COUNTRY ? place(`country:${code}`) : code)),
  };
}
