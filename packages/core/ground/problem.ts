/**
 * What is wrong, as data: never a sentence. Only `words/` knows sentences and only `server/http` knows status numbers.
 *
 * `at` is where: a JSON pointer (RFC 6901), a column, or an element's path. `line` where the source has lines.
 */
export type ProblemKind = 'invalid' | 'forbidden' | 'missing' | 'conflict' | 'closed' | 'unavailable';
export type Severity = 'error' | 'warning';

export type Problem = {
  readonly code: string;
  readonly at: string;
  readonly kind?: ProblemKind;
  readonly severity?: Severity;
  readonly line?: number;
  readonly found?: string;
  readonly accepted?: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** An error of kind `invalid` at a place. */
export const invalid = (code: string, at: string, data: Record<string, unknown> = {}): Problem =>
  ({ code, at, kind: 'invalid', severity: 'error', ...told(data), data });

/** Something odd that is taken all the same, and said. */
export const warning = (code: string, at: string, data: Record<string, unknown> = {}): Problem =>
  ({ code, at, kind: 'invalid', severity: 'warning', ...told(data), data });

/** What a question names is not there. */
export const missing = (code: string, at: string, data: Record<string, unknown> = {}): Problem =>
  ({ code, at, kind: 'missing', severity: 'error', ...told(data), data });

/** A problem of another kind. */
export const problem = (kind: ProblemKind, code: string, at: string, data: Record<string, unknown> = {}): Problem =>
  ({ code, at, kind, severity: 'error', ...told(data), data });

export const isError = (one: Problem): boolean => one.severity !== 'warning';

/** Carries problems through code that can only throw; caught at the edges (http, cli). */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((one) => `${one.at}: ${one.code}`).join('; '));
    this.name = 'Refused';
    this.problems = problems;
  }
}

/** `found` and `accepted` are told beside the code when the data hold them, so that every surface can print them. */
function told(data: Record<string, unknown>): { found?: string; accepted?: string } {
  const text = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));
  return {
    ...(data['found'] === undefined ? {} : { found: text(data['found']) }),
    ...(data['accepted'] === undefined ? {} : { accepted: text(data['accepted']) }),
  };
}
