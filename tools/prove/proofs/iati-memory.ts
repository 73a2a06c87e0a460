/** Memory stays flat in the size of a file: generated IATI of 1, 10 and 100 MB. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { chance, type Chance } from '../../demonstration/chance.ts';
import { inWarmDataFolder, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

const sizes_mb = [1, 10, 100];
const LIMIT_MIB = 512;

export const iatiMemory: Proof = {
  name: 'iati-memory',
  promise: 'The peak memory of the Node process stays under 512 MiB while IATI files of 1, 10 and 100 MB are imported.',
  command: 'throughline import FILE',
  seed: 100,
  minutes: 8,
  run: async ({ seed, say }) => {
    const seen = watch(say);
    for (const mb of sizes_mb) {
      await inWarmDataFolder(async (data) => {
        const path = join(data, `generated-${mb}.xml`);
        const activities = writeActivities(path, mb * 1e6, chance(seed, `iati ${mb}`));
        const ran = await throughline(['import', path, '--format', 'json'], { data });
        seen.expect(ran.status === 0, `${mb} MB: ${ran.err.slice(0, 300)}`);
        const counts = ran.status === 0 ? (JSON.parse(ran.out) as { files: { counts: { projects: number } }[] }).files[0]?.counts : undefined;
        seen.expect(counts?.projects === activities, `${mb} MB: ${counts?.projects} projects of ${activities}`);
        seen.expect(ran.peakMiB < LIMIT_MIB, `${mb} MB took ${ran.peakMiB.toFixed(0)} MiB`);
        const size = statSync(path).size / 1e6;
        seen.note(`${mb} MB, ${activities} activities`, `${ran.peakMiB.toFixed(0)} MiB peak, ${(ran.ms / 1000).toFixed(1)} s, ${(size / (ran.ms / 1000)).toFixed(1)} MB/s into the store`);
      });
    }
    return seen.shown();
  },
};

function writeActivities(path: string, bytes: number, draw: Chance): number {
  const file = openSync(path, 'w');
  let written = writeSync(file, '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="2024-02-01T00:00:00Z">\n');
  let count = 0;
  while (written < bytes) {
    count += 1;
    written += writeSync(file, activity(count, draw));
  }
  writeSync(file, '</iati-activities>\n');
  closeSync(file);
  return count;
}

const narrative = (text: string): string => `<narrative>${text}</narrative>`;

function activity(number: number, draw: Chance): string {
  const results = Array.from({ length: 3 }, (_, index) => `<result type="1" aggregation-status="1"><title>${narrative(`Result ${index + 1} of ${number}`)}</title>${indicators(draw)}</result>`).join('');
  return `<iati-activity default-currency="USD" xml:lang="en" last-updated-datetime="2024-01-15T00:00:00Z"><iati-identifier>XM-EXAMPLE-${number}</iati-identifier>`
    + `<reporting-org ref="XM-EXAMPLE" type="40">${narrative('Example publisher')}</reporting-org><title>${narrative(`Activity ${number}`)}</title>`
    + `<description type="1">${narrative('A generated activity. '.repeat(10))}</description><participating-org role="1" type="10">${narrative('A donor')}</participating-org>`
    + '<activity-status code="2"/><activity-date type="2" iso-date="2021-01-01"/><activity-date type="3" iso-date="2023-12-31"/>'
    + `<recipient-country code="KE" percentage="100"/><sector code="32130" vocabulary="1" percentage="100"/>${results}</iati-activity>\n`;
}

const indicators = (draw: Chance): string => Array.from({ length: 3 }, (_, index) => `<indicator measure="1" ascending="1" aggregation-status="1"><title>${narrative(`Indicator ${index + 1}`)}</title>`
  + `<baseline year="2020" value="0"/>${[2021, 2022, 2023].map((year) => `<period><period-start iso-date="${year}-01-01"/><period-end iso-date="${year}-12-31"/><target value="${draw.whole(10, 99)}"/><actual value="${draw.whole(5, 99)}"/></period>`).join('')}</indicator>`).join('');
