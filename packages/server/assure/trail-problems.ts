/** What is wrong with a trail, as problems: where, to the entry. */
import type { ChainFault } from '@throughline/core/assure/chain.ts';
import type { SealFault } from '@throughline/core/assure/seal.ts';
import { type Problem, problem } from '@throughline/core/ground/problem.ts';
import type { ChainName, Verified } from './verify-trail.ts';

const CODES: Readonly<Record<ChainFault['what'] | SealFault['what'], string>> = {
  changed: 'trail-changed', missing: 'trail-missing', cut: 'trail-cut', inserted: 'trail-inserted', moved: 'trail-moved', rewritten: 'trail-rewritten',
  head: 'trail-head-differs', sealChanged: 'trail-seal-changed', sealMissing: 'trail-seal-missing', sealCut: 'trail-seal-cut', sealOther: 'trail-seal-other',
};

/** Whose sentence names the last number that is known. */
const SAYS_END: ReadonlySet<string> = new Set(['cut', 'head', 'sealCut', 'sealOther']);

/**
 * `trail-changed`, `trail-missing`, `trail-cut`, `trail-inserted`, `trail-moved`, `trail-rewritten`, `trail-head-differs` at `ORGANISATION`
 * or `ORGANISATION/PROJECT` and `#NUMBER` or `#FROM-TO`; `trail-seal-changed`, `trail-seal-missing`, `trail-seal-cut`, `trail-seal-other` at
 * `seals#NUMBER`. All of kind conflict, with `from`, `to`, and `by` (what tells of it: `head`, or a seal's number).
 */
export const trailProblems = ({ faults, sealFaults }: Pick<Verified, 'faults' | 'sealFaults'>): Problem[] => [
  ...faults.map(({ chain, ...fault }) => problemOf(`${placeText(chain)}${numbersText(fault)}`, fault)),
  ...sealFaults.map((fault) => problemOf(`seals${numbersText(fault)}`, fault)),
];

function problemOf(at: string, { what, from, to, ...rest }: ChainFault | SealFault): Problem {
  const code = CODES[what];
  const by = 'by' in rest ? rest.by : null;
  const told = what === 'rewritten' ? { found: to, accepted: by } : SAYS_END.has(what) ? { found: to } : {};
  return problem('conflict', code, at, { from, to, ...(by === null ? {} : { by }), ...told });
}

const placeText = ({ organisation, project }: ChainName): string => [organisation ?? 'store', ...(project === null ? [] : [project])].join('/');
const numbersText = ({ from, to }: { from: number; to: number }): string => (from === to ? `#${from}` : `#${from}-${to}`);
