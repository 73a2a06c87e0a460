/** A project's money as its page tells it: split by its shares (figures 3.2, 3.3). */
import { type Rational, divide, multiply, rational } from '../ground/rational.ts';

const HUNDRED = rational(100);

/** An amount split by shares in per cent; the parts add to the amount exactly where the shares add to 100. */
export const splitByShares = (amount: Rational, shares: readonly { readonly code: string; readonly share: Rational }[]): { readonly code: string; readonly share: Rational; readonly part: Rational }[] =>
  shares.map(({ code, share }) => ({ code, share, part: divide(multiply(amount, share), HUNDRED)! }));

/** Where a life stands at a date: not begun, running, or over (`end` included; null is open). */
export const lifeAt = (start: string, end: string | null, day: string): 'to-come' | 'running' | 'over' =>
  day < start ? 'to-come' : end !== null && end < day ? 'over' : 'running';
