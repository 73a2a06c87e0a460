/** The focus goes to what comes in the place of what had it, so that it is not lost; a page that merely opens takes none. */
import { type RefObject, useEffect, useRef } from 'react';

export function useFocusOnCome(takes: boolean): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => { if (takes) input.current?.focus(); }, []);
  return input;
}
