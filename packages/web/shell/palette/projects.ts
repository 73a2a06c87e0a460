/** Projects that fit what is sought, asked of the server: there may be thousands. */
import type { Candidate } from './candidate.ts';

export function useSoughtProjects(_sought: string): { projects: readonly Candidate[]; seeking: boolean } {
  return { projects: [], seeking: false };
}
