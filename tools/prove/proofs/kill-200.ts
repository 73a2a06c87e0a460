/** The server's or the command's Node process and the database are killed at random moments of 200 imports; each is whole or absent. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from '../../demonstration/chance.ts';
import { databasePid, ended, inDataFolder, root, throughline } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

const ROUNDS = 200;
type Summary = { figures: { indicator: string; place: string; value: string | null }[] };

export const kill200: Proof = {
  name: 'kill-200',
  promise: 'kill -9 of the importing process or of the database at random moments of 200 imports: every import is whole or absent, and check finds no difference.',
  command: 'throughline import, kill -9, throughline figures, throughline check',
  seed: 200,
  minutes: 25,
  run: async ({ seed, say }) => {
    const seen = watch(say);
    const draw = chance(seed, 'kill');
    await inDataFolder(async (data) => {
      const base = template();
      await throughline(['import', write(data, base, 0)], { data });
      const calm = await throughline(['import', write(data, base, 1)], { data });
      seen.expect(await heldValue(data, seen) === 1, 'an import in calm is not whole');
      let last = 1;
      const ends = { whole: 0, absent: 0, 'command killed': 0, 'database killed': 0, checks: 0 };
      for (let round = 2; round < ROUNDS + 2; round += 1) {
        const kills = draw.sometimes(0.5) ? 'database' : 'command';
        await killed(['import', write(data, base, round)], data, kills, draw.next() * calm.ms * 1.1);
        ends[`${kills} killed`] += 1;
        const value = await heldValue(data, seen);
        if (value === round) { ends.whole += 1; last = round; } else ends.absent += 1;
        seen.expect(value === last, `after round ${round} the store says ${value}, which is neither import ${last} nor ${round}`);
        if (round % 20 === 0) {
          const check = await throughline(['check'], { data });
          ends.checks += 1;
          seen.expect(check.status === 0, `check after round ${round}: ${(check.out + check.err).slice(0, 300)}`);
        }
      }
      for (const [what, count] of Object.entries(ends)) seen.note(what, count);
    });
    return seen.shown();
  },
};

type Report = { project: string; period: string; submitted: string; reason?: string | null; values: { indicator: string; value?: string }[] };
type Portfolio = { reports: Report[]; projects: { id: string }[] };
const template = (): Portfolio => JSON.parse(readFileSync(join(root, 'cases/agro-industry.portfolio.json'), 'utf8')) as Portfolio;

/** The case with one value of each of its projects set to the round, so that a torn import shows. */
function write(data: string, base: Portfolio, round: number): string {
  const reports = base.reports.map((report) => (report.period === '2021' && (report.reason ?? null) === null
    ? { ...report, values: report.values.map((one) => (one.indicator === 'TCO.1' ? { ...one, value: String(1000 + round) } : one)) } : report));
  const path = join(data, 'round.portfolio.json');
  writeFileSync(path, JSON.stringify({ ...base, reports }));
  return path;
}

async function killed(args: readonly string[], data: string, what: 'command' | 'database', after: number): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'packages/cli/main.ts'), ...args], { cwd: root, env: { ...process.env, THROUGHLINE_DATA: data, DATABASE_URL: '' } });
  const timer = setTimeout(() => {
    const pid = what === 'command' ? child.pid : databasePid(data);
    if (pid != null) try { process.kill(pid, 'SIGKILL'); } catch { /* it had ended by itself */ }
  }, after);
  await ended(child);
  clearTimeout(timer);
}

/** Which round the store holds: the same in all four projects, or the import was torn. */
async function heldValue(data: string, seen: ReturnType<typeof watch>): Promise<number | null> {
  const places = ['project:P1', 'project:P2', 'project:P3', 'project:P4'];
  const told = await throughline(['figures', '--indicator', 'TCO.1', '--period', '2021', ...places.flatMap((one) => ['--place', one]), '--format', 'json'], { data });
  if (!seen.expect(told.status === 0, `after a kill the store does not answer: ${told.err.slice(0, 300)}`)) return null;
  const values = (JSON.parse(told.out) as Summary).figures.map((one) => Number(one.value) - 1000);
  seen.expect(new Set(values).size === 1, `a torn import: ${values.join(', ')}`);
  return values[0] ?? null;
}
