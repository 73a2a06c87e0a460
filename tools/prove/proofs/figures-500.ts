/** The properties of figures hold on 500 generated portfolios, and the fast route says what core says. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { command, root } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

export const figures500: Proof = {
  name: 'figures-500',
  promise: 'The properties at the end of the rules for figures hold on 500 generated portfolios; the fast route equals core.',
  command: 'PROPERTY_RUNS=500 vitest run …properties…',
  seed: 500,
  minutes: 8,
  run: async ({ seed, say }) => {
    const seen = watch(say);
    const files = globSync('packages/**/*propert*.test.ts', { cwd: root }).filter((path) => !path.includes('node_modules')).sort();
    seen.expect(files.length > 0, 'no test of properties was found');
    const ran = await command(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--testTimeout=1200000', ...files], {
      data: join(root, 'data'), env: { PROPERTY_RUNS: '500', PROPERTY_SEED: String(seed), NO_COLOR: '1', CI: 'true' },
    });
    const told = /^ *Tests +(.*)$/m.exec(ran.out)?.[1] ?? 'nothing';
    seen.note('files', files.join(', '));
    seen.note('generated portfolios, each property', 500);
    seen.note('properties', told);
    seen.expect(ran.status === 0, `a property does not hold: ${ran.out.slice(-1500)}`);
    return seen.shown();
  },
};
