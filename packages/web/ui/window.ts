/** Which rows of a long list are on the screen: of ten thousand, only those that can be seen are in the page. */
import { useEffect, useRef, useState } from 'react';

const MARGIN = 8;

export function useWindow(count: number, rowHeight: number, active: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(560);
  useEffect(() => {
    const box = ref.current;
    if (!active || !box) return undefined;
    let asked = 0;
    const look = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => { setTop(box.scrollTop); setHeight(box.clientHeight); });
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => { cancelAnimationFrame(asked); box.removeEventListener('scroll', look); };
  }, [active]);
  if (!active) return { ref, first: 0, last: count };
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight) - MARGIN, count - 1));
  return { ref, first, last: Math.min(count, Math.ceil((top + height) / rowHeight) + MARGIN) };
}
