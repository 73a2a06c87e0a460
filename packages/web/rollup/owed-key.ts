import type { AskedFigures } from './asked.ts';

/** Under which the answer to a question of what is owed is kept. */
export const owedKey = (asked: AskedFigures, limit: number) => ['owed', asked, limit] as const;
