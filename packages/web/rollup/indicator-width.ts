/** How wide there is room to draw: pictures are drawn at their own size, so that their words stay as large as the text around. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export function useWidth(otherwise: number, least = 300): { ref: RefObject<HTMLDivElement | null>; width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(otherwise);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const look = () => setWidth(Math.max(least, Math.floor(box.clientWidth)));
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box);
    return () => watch.disconnect();
  }, [least]);
  return { ref, width };
}
