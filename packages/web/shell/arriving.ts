/**
 * A screen that is coming: until everything first asked has been answered, what stands after a part still awaited is kept out of
 * sight (layout.css), so that nothing a reader has begun to read is pushed away. Once it has come, it stays.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';

const BUSY = '[aria-busy="true"]';
/** Answers bring parts that ask in their turn: nothing is awaited for so long before the screen counts as come. */
const QUIET_MS = 120;
/** A very slow part must not hide what is ready for longer. */
const LONGEST_MS = 20_000;

export function useArriving(): { page: RefObject<HTMLDivElement | null>; arriving: boolean } {
  const page = useRef<HTMLDivElement>(null);
  const [arriving, setArriving] = useState(true);
  useEffect(() => {
    const root = page.current;
    if (!root || !arriving) return undefined;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(quiet);
      quiet = root.querySelector(BUSY) === null ? setTimeout(() => setArriving(false), QUIET_MS) : undefined;
    };
    const changes = new MutationObserver(look);
    changes.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });
    const longest = setTimeout(() => setArriving(false), LONGEST_MS);
    look();
    return () => {
      changes.disconnect();
      clearTimeout(quiet);
      clearTimeout(longest);
    };
  }, [arriving]);
  return { page, arriving };
}
