/**
 * Which reports a level of verification looks at when it looks at a share only. The choice depends on nothing but ids, so it is the
 * same for everybody, whenever it is asked, and sending a report in again does not draw another lot.
 */
import { LEVELS, type Level, type LevelCode } from '../collect/round.ts';
import { type Rational, compare } from '../ground/rational.ts';

/** Numbers that a lot can be: 2 to the power of 32. */
const LOTS = 4_294_967_296n;
const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;

/** A number from 0 to below one for a text, always the same (FNV-1a over its code points, with the bits stirred at the end). */
export function lotOf(text: string): Rational {
  let hash = OFFSET;
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0)!, PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return { n: BigInt((hash ^ (hash >>> 16)) >>> 0), d: LOTS };
}

/** Levels that look at a report, from near to far. `ids`: what names the report, the organisation first. */
export function levelsFor(levels: readonly Level[], ids: readonly string[]): LevelCode[] {
  return LEVELS.filter((code) => {
    const level = levels.find((one) => one.level === code);
    return level !== undefined && compare(lotOf(JSON.stringify([...ids, code])), level.share) < 0;
  });
}
