/**
 * What stands below the first window of a screen: drawn, and asked for, once what stands above has been painted, in slices that leave
 * the page able to answer. Until then its place counts as awaited (shell/arriving.ts).
 */
import { type ReactNode, startTransition, useDeferredValue, useEffect, useState } from 'react';
import { Waiting } from './waiting.tsx';

export function AfterPaint({ children }: { children: ReactNode }) {
  const painted = useAfterPaint();
  // a changed question is answered in the first window at once; what stands below follows, and says that it is awaited
  const shown = useDeferredValue(children);
  return painted ? <>{shown}{shown !== children && <span hidden aria-busy="true" />}</> : <Waiting lines={1} />;
}

/** False in the first drawing of a component, true in the one after it has been painted. */
export function useAfterPaint(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    let turn: ReturnType<typeof setTimeout> | undefined;
    const show = () => startTransition(() => setDrawn(true));
    // a timer set in a frame runs after that frame's paint; a window that is not seen has no frames
    const frame = requestAnimationFrame(() => { turn = setTimeout(show); });
    const unseen = setTimeout(show, UNSEEN_MS);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(turn);
      clearTimeout(unseen);
    };
  }, []);
  return drawn;
}

const UNSEEN_MS = 1_000;
