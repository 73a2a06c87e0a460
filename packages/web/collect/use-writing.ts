/** What is written, as the screen draws it: one line, or the whole. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Typed } from '@throughline/core/collect/draft.ts';
import type { Writing } from './writing.ts';

export function useTyped(writing: Writing, code: string): Typed {
  const listen = useCallback((changed: () => void) => writing.listen(code, changed), [writing, code]);
  return useSyncExternalStore(listen, () => writing.of(code));
}

/** Draws again at every change. */
export const useChanges = (writing: Writing): number => useSyncExternalStore(writing.listenAll, writing.changes);
