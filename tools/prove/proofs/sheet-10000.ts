/** A filled template of ten thousand lines with five hundred planted errors: every one is named by its cell, in one pass. */
import { plantedSheet } from '../../../packages/exchange/sheet/testing/planted.ts';
import { type Proof, watch } from '../proof.ts';

const [LINES, ERRORS, LIMIT_MS] = [10_000, 500, 10_000];

export const sheet10000: Proof = {
  name: 'sheet-10000',
  promise: 'A filled template of 10,000 lines with 500 planted errors: all 500 are named by their cells in one pass, under 10 s.',
  command: 'throughline spreadsheet look',
  minutes: 1,
  run: async ({ say }) => {
    const seen = watch(say);
    const { planted, found, milliseconds, bytes } = plantedSheet(LINES, ERRORS);
    const missed = planted.filter((at) => !found.has(at));
    seen.note('read and judged', `${(milliseconds / 1000).toFixed(2)} s`);
    seen.note('size of the file', `${Math.round(bytes / 1024)} KB`);
    seen.expect(planted.length === ERRORS, `${planted.length} errors were planted`);
    seen.expect(missed.length === 0, `not named: ${missed.slice(0, 5).join(', ')}`);
    seen.expect(found.size === ERRORS, `${found.size} cells are named`);
    seen.expect(milliseconds < LIMIT_MS, `it took ${Math.round(milliseconds)} ms`);
    return seen.shown();
  },
};
