/** The width that a picture has, in whole pixels: text in it keeps its size whatever the screen. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export function useWidth<Element extends HTMLElement>(otherwise: number): { ref: RefObject<Element | null>; width: number } {
  const ref = useRef<Element | null>(null);
  const [width, setWidth] = useState(otherwise);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => { if (element.clientWidth > 0) setWidth(Math.floor(element.clientWidth)); };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { ref, width };
}
