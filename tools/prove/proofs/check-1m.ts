/** `throughline check` on a million measurements, in time and memory. */
import { rebuild } from '../../../packages/server/rollup/fast/refresh.ts';
import { openStore } from '../../../packages/server/open-store.ts';
import { generateMeasurements, PER_PROJECT } from '../../generate/measurements.ts';
import { inDataFolder, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

const MEASUREMENTS = 1_000_000;
/** Some of what is generated is a gap. */
const SPARE = 1.1;
const LIMIT_S = 60;
const LIMIT_MIB = 1024;

export const check1m: Proof = {
  name: 'check-1m',
  promise: 'throughline check on 1,000,000 measurements takes under 60 s and 1 GiB.',
  command: 'throughline check',
  seed: 1,
  minutes: 8,
  run: async ({ seed, say }) => {
    const seen = watch(say);
    await inDataFolder(async (data) => {
      const store = await openStore({ data });
      try {
        const made = await generateMeasurements(store.ownerPool, Math.ceil((MEASUREMENTS * SPARE) / PER_PROJECT), seed, say);
        await rebuild(store.ownerPool);
        seen.note('measurements', made.measurements.toLocaleString('en'));
        seen.note('organisations', made.organisations.length);
        seen.expect(made.measurements >= MEASUREMENTS, `only ${made.measurements} measurements were made`);
        const check = await throughline(['check'], { data });
        seen.expect(check.status === 0, (check.out + check.err).slice(0, 300));
        const [seconds, peak] = [check.ms / 1000, check.peakMiB];
        seen.note('check, all organisations', `${seconds.toFixed(1)} s`);
        seen.note('peak memory of Node', `${peak.toFixed(0)} MiB`);
        seen.expect(seconds < LIMIT_S, `it took ${seconds.toFixed(1)} s`);
        seen.expect(peak < LIMIT_MIB, `it took ${peak.toFixed(0)} MiB`);
      } finally {
        await store.close();
      }
    });
    return seen.shown();
  },
};
