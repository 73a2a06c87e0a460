/** Asks the worker where everything stands. Until it answers, the last picture of the same diagram stays. */
import type { Placed } from '@throughline/charts/diagram.ts';
import { useEffect, useState } from 'react';
import type { LayoutAsked } from './layout.ts';

let worker: Worker | null = null;
let asked = 0;
const waiting = new Map<number, (placed: Placed) => void>();

function placedBy(question: LayoutAsked): Promise<Placed> {
  worker ??= started();
  asked += 1;
  const number = asked;
  return new Promise((done) => {
    waiting.set(number, done);
    worker!.postMessage({ number, asked: question });
  });
}

function started(): Worker {
  const one = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  one.onmessage = ({ data }: MessageEvent<{ number: number; placed: Placed }>) => {
    waiting.get(data.number)?.(data.placed);
    waiting.delete(data.number);
  };
  return one;
}

/** Null until the first answer. The question must be the same object while nothing changed. */
export function usePlaced(question: LayoutAsked | null): { placed: Placed; question: LayoutAsked } | null {
  const [answer, setAnswer] = useState<{ placed: Placed; question: LayoutAsked } | null>(null);
  useEffect(() => {
    if (!question) return undefined;
    let left = false;
    void placedBy(question).then((placed) => { if (!left) setAnswer({ placed, question }); });
    return () => { left = true; };
  }, [question]);
  return answer;
}
