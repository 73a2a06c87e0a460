/** Saves by itself what is typed, a moment after the last sign; what the server refuses stays on the screen and in the browser. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { ProblemBody } from '@throughline/contract/ground/problem.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { remember } from './kept.ts';
import { type Conflict, type Outcome, saveAll } from './save-step.ts';
import type { Writing } from './writing.ts';

/** Milliseconds after the last sign, and before a lost connection is tried again. */
const AFTER = 900;
const AGAIN = 8000;

type Shown = {
  readonly state: 'saved' | 'waiting' | 'saving' | 'lost' | 'refused' | 'contested';
  readonly at: string | null;
  readonly error: Error | null;
  readonly conflict: Conflict | null;
  /** What only the server can know: persons and deals. */
  readonly told: readonly ProblemBody[];
};
export type Saving = Shown & {
  /** Saves what is typed; true when all of it is at the server. */
  readonly now: () => Promise<boolean>;
  /** Of what two people wrote the values named stay mine, the others theirs. */
  readonly settle: (mine: ReadonlySet<string>) => void;
};

const THERE = new Set(['person-unknown', 'deal-unknown', 'country-unknown']);
const onlyThere = (problems: readonly ProblemBody[]): ProblemBody[] => problems.filter((one) => THERE.has(one.code));

export function useSaving(writing: Writing, page: ReportPage): Saving {
  const [shown, setShown] = useState<Shown>({ state: 'saved', at: page.saved?.at ?? null, error: null, conflict: null, told: onlyThere(page.problems) });
  const timer = useRef(0);
  const running = useRef<Promise<boolean> | null>(null);
  const now = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    if (running.current !== null) return running.current;
    setShown((before) => ({ ...before, state: 'saving' }));
    running.current = saveAll(writing, page).then((outcome) => {
      setShown((before) => shownAfter(before, outcome));
      return outcome.is === 'saved';
    }).finally(() => { running.current = null; });
    return running.current;
  }, [writing, page]);
  const { state } = shown;
  useEffect(() => {
    if (state !== 'lost') return undefined;
    const again = window.setTimeout(() => void now(), AGAIN);
    return () => window.clearTimeout(again);
  }, [state, now]);
  useEffect(() => startSaving(writing, page, { now, timer, wait: () => setShown((before) => (before.state === 'saved' ? { ...before, state: 'waiting' } : before)) }), [writing, page, now]);
  const settle = useCallback((mine: ReadonlySet<string>): void => {
    const { conflict } = shown;
    if (conflict === null) return;
    const kept = conflict.contested.filter((one) => mine.has(one.indicator)).map((one) => [one.indicator, one.mine] as const);
    setShown((before) => ({ ...before, state: 'waiting', conflict: null }));
    writing.rebased(conflict.current.version, conflict.theirs, new Map([...conflict.agreed, ...kept]));
    void now();
  }, [shown, writing, now]);
  return useMemo(() => ({ ...shown, now, settle }), [shown, now, settle]);
}

function shownAfter(before: Shown, outcome: Outcome): Shown {
  if (outcome.is === 'contested') return { ...before, state: 'contested', conflict: outcome.conflict };
  if (outcome.is !== 'saved') return { ...before, state: outcome.is, error: outcome.error };
  const told = outcome.done === null ? {} : { at: new Date().toISOString(), told: onlyThere(outcome.done.problems) };
  return { ...before, ...told, state: 'saved', error: null, conflict: null };
}

type Clockwork = { readonly now: () => Promise<boolean>; readonly timer: { current: number }; readonly wait: () => void };

function startSaving(writing: Writing, page: ReportPage, { now, timer, wait }: Clockwork): () => void {
  const stop = writing.listenAll(() => {
    if (writing.unsaved().size === 0) return;
    window.clearTimeout(timer.current);
    wait();
    timer.current = window.setTimeout(() => { remember(page, writing.unsaved()); void now(); }, AFTER);
  });
  const leave = (event: BeforeUnloadEvent): void => {
    if (writing.unsaved().size === 0) return;
    remember(page, writing.unsaved());
    event.preventDefault();
  };
  window.addEventListener('beforeunload', leave);
  return () => {
    stop();
    window.clearTimeout(timer.current);
    window.removeEventListener('beforeunload', leave);
    if (writing.unsaved().size > 0) void now();
  };
}
