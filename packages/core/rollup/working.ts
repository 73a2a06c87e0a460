import type { Answered } from './ask.ts';
import type { CellAnswered } from './cells.ts';
import type { Prepared } from './prepare.ts';
export type Working = { readonly question: string };
export const workingOf = (_prepared: Prepared, answered: Answered, _cell?: CellAnswered): Working => ({ question: answered.question.place });
