/** Every screen on a slow processor with a portfolio of 1,000 projects; the longest table; the largest diagram. */
import { measureScreens } from '../../bench/screens/screens.ts';
import { type Proof, watch } from '../proof.ts';

export const screens1k: Proof = {
  name: 'screens-1k',
  promise: 'On 1,000 generated projects and a processor four times slower: under 300 kB of compressed JavaScript a screen, largest paint under 2 s, layout shift under 0.02, a change of filter under 200 ms; 10,000 rows scroll with bounded rows and no task over 50 ms; 300 nodes are laid out off the main thread.',
  command: 'npm run bench -- --screens',
  seed: 1,
  minutes: 9,
  run: async ({ say }) => {
    const seen = watch(say);
    const lines = await measureScreens(say);
    seen.expect(lines.length > 0, 'there is no Chromium to measure with');
    for (const { what, found, allowed, unit } of lines) {
      const text = `${found < 1 ? found.toFixed(4) : found.toFixed(0)} ${unit}`.trim();
      seen.note(what, `${text} (allowed: ${allowed})`);
      seen.expect(found <= allowed, `${what}: ${text}, allowed are ${allowed}`);
    }
    return seen.shown();
  },
};
