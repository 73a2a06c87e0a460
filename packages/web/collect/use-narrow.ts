/** Whether a line of the sheet takes two rows of signs. */
import { useSyncExternalStore } from 'react';

const query = '(max-width: 47.99rem)';
const listen = (changed: () => void): (() => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

export const useNarrow = (): boolean => useSyncExternalStore(listen, () => window.matchMedia(query).matches, () => false);
