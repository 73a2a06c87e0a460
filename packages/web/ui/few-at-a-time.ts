/**
 * Rows that have just come into sight are drawn a few at a time, so that no task is long enough to be felt while one scrolls: as many
 * as fit into the budget, by what those before them took on this machine. What was drawn stays; the first screenful comes whole.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Milliseconds of drawing in one task; as much again is left for layout and paint. */
const BUDGET_MS = 16;
const LEAST = 2;

/** Whether a row in sight (by key) is drawn now; the others follow in the next turns. */
export function useFewAtATime(keys: readonly string[]): (key: string) => boolean {
  // null: the first screenful, whole
  const [drawn, setDrawn] = useState<ReadonlySet<string> | null>(null);
  const most = useRef(LEAST);
  const adding = useRef<{ readonly since: number; readonly count: number } | null>(null);
  useLayoutEffect(() => {
    if (adding.current) most.current = Math.max(LEAST, Math.floor(BUDGET_MS / ((performance.now() - adding.current.since) / adding.current.count)));
    adding.current = null;
  }, [drawn]);
  const sight = keys.join('\n');
  useEffect(() => {
    if (keys.length === 0) return undefined;
    if (drawn === null) { setDrawn(new Set(keys)); return undefined; }
    const fresh = keys.filter((key) => !drawn.has(key)).slice(0, most.current);
    if (fresh.length === 0) return undefined;
    const turn = setTimeout(() => {
      adding.current = { since: performance.now(), count: fresh.length };
      setDrawn(new Set([...keys.filter((key) => drawn.has(key)), ...fresh]));
    });
    return () => clearTimeout(turn);
  }, [sight, drawn]);
  return (key) => drawn === null || drawn.has(key);
}
