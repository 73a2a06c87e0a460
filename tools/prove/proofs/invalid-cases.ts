/** Each file with one thing wrong is refused or warned about at the right place, and leaves nothing behind when refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWarmDataFolder, root, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

type Case = { outcome: 'refused' | 'warned' | 'accepted'; pointer?: string; within?: string; rule?: string };
type Summary = { files: { outcome: string; problems: { severity: string; at: string; code: string }[] }[] };

export const invalidCases: Proof = {
  name: 'invalid-cases',
  promise: 'The files that must be refused or warned about are, at the place named; what is refused leaves nothing behind; sound look-alikes pass.',
  command: 'throughline import cases/invalid/FILE',
  minutes: 8,
  run: async ({ say }) => {
    const seen = watch(say);
    const told = JSON.parse(readFileSync(join(root, 'cases/invalid/expected.json'), 'utf8')) as Record<string, unknown>;
    const cases = Object.entries((told['files'] ?? told['cases'] ?? told) as Record<string, Case>).filter(([, one]) => typeof one === 'object' && 'outcome' in one);
    const tally = { refused: 0, warned: 0, accepted: 0 };
    await inWarmDataFolder(async (data) => {
      for (const [file, expected] of cases) {
        const ran = await throughline(['import', '--dry-run', '--format', 'json', join(root, 'cases/invalid', file)], { data });
        judge(file, expected, ran.out, seen);
        tally[expected.outcome] += 1;
      }
      for (const [file] of cases.filter(([, one]) => one.outcome === 'refused').slice(0, 10)) await throughline(['import', join(root, 'cases/invalid', file)], { data });
      const left = await throughline(['figures', '--format', 'json'], { data });
      seen.expect(left.status === 1, 'something of a refused file stays behind');
    });
    for (const [outcome, count] of Object.entries(tally)) seen.note(outcome, count);
    return seen.shown();
  },
};

function judge(file: string, expected: Case, out: string, seen: ReturnType<typeof watch>): void {
  const summary = ((): Summary['files'][number] | undefined => { try { return (JSON.parse(out) as Summary).files[0]; } catch { return undefined; } })();
  if (!seen.expect(summary !== undefined, `${file}: no summary`) || summary === undefined) return;
  const errors = summary.problems.filter((one) => one.severity === 'error');
  const warnings = summary.problems.filter((one) => one.severity === 'warning');
  const found = errors.length > 0 ? 'refused' : warnings.length > 0 ? 'warned' : 'accepted';
  seen.expect(found === expected.outcome, `${file} is ${found}, not ${expected.outcome} (${summary.problems.map((one) => `${one.at} ${one.code}`).join(', ').slice(0, 200)})`);
  const fits = (at: string): boolean => at === expected.pointer || (expected.within !== undefined && (at === expected.within || at.startsWith(`${expected.within}/`)));
  if (expected.outcome !== 'accepted' && (expected.pointer ?? expected.within) !== undefined) seen.expect(summary.problems.some((one) => fits(one.at)), `${file}: no problem at ${expected.pointer ?? expected.within}`);
}
