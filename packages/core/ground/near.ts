/** The nearest right things to something mistyped: by the pairs of letters that two texts share (Dice's coefficient). */
import { fold } from './fold.ts';

function pairs(text: string): Set<string> {
  const folded = ` ${fold(text)} `;
  return new Set(Array.from({ length: folded.length - 1 }, (_, at) => folded.slice(at, at + 2)));
}

/** From 0 (nothing in common) to 1 (the same). */
export function likeness(one: string, other: string): number {
  const [here, there] = [pairs(one), pairs(other)];
  let shared = 0;
  for (const pair of here) if (there.has(pair)) shared += 1;
  return (2 * shared) / (here.size + there.size);
}

/** All of them, the most alike first; what is equally alike stays in its order. */
export const near = <One>(text: string, all: readonly One[], textOf: (one: One) => string): One[] =>
  all.map((one, at) => ({ one, at, like: likeness(text, textOf(one)) })).sort((a, b) => b.like - a.like || a.at - b.at).map(({ one }) => one);

/** Less alike than this is nothing that somebody could have meant. */
const MEANT = 0.2;

/** At most so many of those that have a text like it, the most alike first. */
export function nearest<One>(text: string, all: readonly One[], textsOf: (one: One) => readonly string[], most: number): One[] {
  return all.map((one, at) => ({ one, at, like: Math.max(0, ...textsOf(one).map((each) => likeness(text, each))) }))
    .filter(({ like }) => like >= MEANT).sort((a, b) => b.like - a.like || a.at - b.at).slice(0, most).map(({ one }) => one);
}
