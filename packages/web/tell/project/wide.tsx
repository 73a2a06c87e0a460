/** Something that may be wider than the screen: it scrolls in its own box, which is a stop of Tab only while there is more to see. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

export function Wide({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const watched = box.current;
    if (!watched) return undefined;
    const observer = new ResizeObserver(() => setWide(watched.scrollWidth > watched.clientWidth + 1));
    observer.observe(watched);
    if (watched.firstElementChild) observer.observe(watched.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return <div className="data-table-scroll" ref={box} tabIndex={wide ? 0 : undefined} role={wide ? 'group' : undefined} aria-labelledby={wide ? labelledBy : undefined}>{children}</div>;
}
