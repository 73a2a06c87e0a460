/** Chance from a seed: the same numbers for the same seed, and no randomness of the machine. */
export class Chance {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761 + 0x9e3779b9) >>> 0;
  }

  /** A number from 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  happens(probability: number): boolean {
    return this.next() < probability;
  }

  one<T>(all: readonly T[]): T {
    return all[this.whole(0, all.length - 1)]!;
  }

  some<T>(all: readonly T[], probability: number): T[] {
    return all.filter(() => this.happens(probability));
  }

  /** Members to spread into an object, or none. */
  maybe<T extends object>(probability: number, members: T): Partial<T> {
    return this.happens(probability) ? members : {};
  }
}
