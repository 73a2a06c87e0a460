import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';

/**
 * The world is broken: the database cannot be reached, a disk is full, a folder belongs to somebody else. Nothing the
 * person asked for is wrong. The command line ends with status 3, HTTP answers that the service is unavailable.
 */
export class BrokenWorld extends Refused {
  constructor(code: string, at: string, data: Record<string, unknown> = {}, cause?: unknown) {
    super([problem('unavailable', code, at, data)]);
    this.name = 'BrokenWorld';
    if (cause !== undefined) this.cause = cause;
  }
}

/**
 * Which problem an error of the driver or of the file system is, by SQLSTATE (PostgreSQL, appendix A) or errno.
 * Whole classes are named by their first two characters.
 */
const CODES: Readonly<Record<string, string>> = {
  '53100': 'disk-full',
  '53200': 'database-out-of-memory',
  '53300': 'too-many-connections',
  '53400': 'database-limit-reached',
  '57014': 'question-took-too-long',
  '57P01': 'database-stopped',
  '57P02': 'database-stopped',
  '57P03': 'database-starting',
  '57P04': 'database-missing',
  '57P05': 'database-connection-lost',
  '58030': 'disk-failing',
  '58P01': 'disk-failing',
  '25006': 'database-read-only',
  '28000': 'database-refuses-entry',
  '28P01': 'database-refuses-entry',
  '3D000': 'database-missing',
  '42501': 'database-right-missing',
  '55P03': 'database-busy',
  XX001: 'database-damaged',
  XX002: 'database-damaged',
  '08': 'database-connection-lost',
  ECONNREFUSED: 'database-unreachable',
  ENOTFOUND: 'database-unreachable',
  EAI_AGAIN: 'database-unreachable',
  EHOSTUNREACH: 'database-unreachable',
  ENETUNREACH: 'database-unreachable',
  ETIMEDOUT: 'database-unreachable',
  ECONNRESET: 'database-connection-lost',
  EPIPE: 'database-connection-lost',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'disk-read-only',
  EIO: 'disk-failing',
  EMFILE: 'too-many-open-files',
};

/** What the driver says in words only, without any code. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/Connection terminated|Client has encountered a connection error|not queryable/i, 'database-connection-lost'],
  [/timeout exceeded when trying to connect|connection timeout/i, 'database-unreachable'],
  [/could not resize shared memory|No space left on device/i, 'disk-full'],
];

/**
 * The problem of kind `unavailable` that an error of the driver or the file system stands for, or null when the error
 * is none of the world's (a broken rule, a mistake of ours) and must be thrown on.
 */
export function brokenWorldOf(error: unknown): Problem | null {
  if (error instanceof BrokenWorld) return error.problems[0] ?? null;
  if (error instanceof AggregateError) return firstOf(error.errors);
  if (!(error instanceof Error)) return null;
  const driver = String((error as { code?: unknown }).code ?? '');
  // A row that a policy refuses is a mistake of ours, though it bears the code of a missing right.
  if (driver === '42501' && error.message.includes('row-level security')) return null;
  const code = CODES[driver] ?? CODES[driver.slice(0, 2)] ?? WORDS.find(([words]) => words.test(error.message))?.[1];
  if (code === undefined) return error.cause === undefined ? null : brokenWorldOf(error.cause);
  return problem('unavailable', code, 'database', { cause: error.message, ...(driver === '' ? {} : { driver }) });
}

function firstOf(errors: readonly unknown[]): Problem | null {
  for (const one of errors) {
    const found = brokenWorldOf(one);
    if (found !== null) return found;
  }
  return null;
}

/** The error itself, or what it means as a broken world: for `catch` blocks at the edge of the database. */
export function asBrokenWorld(error: unknown): unknown {
  const found = brokenWorldOf(error);
  if (found === null || error instanceof BrokenWorld) return error;
  return new BrokenWorld(found.code, found.at, { ...found.data }, error);
}
