/** Chance that repeats itself: the same seed gives the same draws on every machine (integer arithmetic only). */
export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  sometimes(share: number): boolean;
  /** Around 1, at most `spread` away. */
  around(spread: number): number;
};

/** Each name draws its own row, so that a change in one project leaves all the others as they were. */
export function chance(seed: number, name: string): Chance {
  let state = hash(`${seed}:${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next, whole,
    pick: (list) => list[whole(0, list.length - 1)] as never,
    sometimes: (share) => next() < share,
    around: (spread) => 1 + (next() * 2 - 1) * spread,
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}
