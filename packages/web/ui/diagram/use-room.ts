/** The width that an element has; null until it is known. Small changes (a scroll bar) are let pass. */
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

const SLACK = 20;

export function useRoom(ref: RefObject<HTMLElement | null>): number | null {
  const [room, setRoom] = useState<number | null>(null);
  useLayoutEffect(() => setRoom(ref.current?.clientWidth ?? null), [ref]);
  useEffect(() => {
    if (!ref.current) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry!.contentRect.width);
      setRoom((before) => (before !== null && Math.abs(before - width) < SLACK ? before : width));
    });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [ref]);
  return room;
}
