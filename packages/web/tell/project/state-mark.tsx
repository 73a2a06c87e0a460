/** States of a report as shapes: each is also said in a word beside it, and none is told by colour. */
import type { GridCell } from '@throughline/contract/tell/project.ts';
import type { ReactNode } from 'react';

export type Marked = Exclude<GridCell['state'], 'reported'> | 'reported' | 'carried' | 'waiting';

const ring = <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.3" />;
const SHAPES: Record<Marked, ReactNode> = {
  reported: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  zero: ring,
  partly: <>{ring}<path d="M6 1.6a4.4 4.4 0 0 0 0 8.8z" fill="currentColor" /></>,
  'not-reported': <>{ring}<path d="M2.9 9.1 9.1 2.9" stroke="currentColor" strokeWidth="1.3" /></>,
  'not-applicable': <path d="M2 6h8" stroke="currentColor" strokeWidth="1.6" />,
  missing: <path d="M2.5 2.5l7 7m0-7l-7 7" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  'to-come': <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2 1.6" />,
  'not-expected': <circle cx="6" cy="6" r="1.2" fill="currentColor" />,
  carried: <path d="M1.5 6h8M6.5 2.8 9.8 6 6.5 9.2" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  waiting: <path d="M2.5 1.5h7L6 6l3.5 4.5h-7L6 6z" fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinejoin="round" />,
};

export const StateMark = ({ state }: { state: Marked }) => (
  <svg className={state === 'carried' ? 'state-mark is-way' : 'state-mark'} viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">{SHAPES[state]}</svg>
);
