/** What a decision gives: the facts that follow, or everything that speaks against it (house style 2). Warnings may stand beside facts. */
import { type Problem, isError } from './problem.ts';

export type Decided<Fact> =
  | { readonly facts: readonly Fact[]; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/** The facts unless a problem is an error; whoever was there first and what is closed come before all else, as they decide how the answer is read. */
export function decided<Fact>(problems: readonly Problem[], facts: () => readonly Fact[]): Decided<Fact> {
  const errors = problems.filter(isError);
  if (errors.length === 0) return { facts: facts(), warnings: problems };
  return { problems: errors.sort((a, b) => Number(a.kind === 'invalid') - Number(b.kind === 'invalid')) };
}

/** A text that says something, without blanks around it; null when there is none. */
export const spoken = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
