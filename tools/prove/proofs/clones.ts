/** A fresh clone in the root user's home and one under a path of 150 characters start, show figures, and start again at once. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { placeOf } from '../../../packages/server/database/embedded/place.ts';
import { stopPostmaster } from '../../../packages/server/database/embedded/postmaster.ts';
import { command, ended, root, until } from '../commands.ts';
import { type Proof, watch } from '../proof.ts';

const READY_MS = 180_000;
const AGAIN_MS = 5_000;

export const clones: Proof = {
  name: 'clones',
  promise: 'npm start in a fresh clone is ready within 3 minutes including installation and shows figures; a second start within 5 seconds; also below /root and under a path of 150 characters.',
  command: 'git clone, npm start (twice)',
  minutes: 8,
  run: async ({ say }) => {
    const seen = watch(say);
    const inHome = mkdtempSync(join(homedir(), 'tl-proof-'));
    const start = mkdtempSync(join(tmpdir(), 'tl-'));
    const long = join(start, 'a'.repeat(Math.max(1, 150 - start.length - 'throughline'.length - 2)));
    const homes: [string, string, number][] = [['home of this user', join(inHome, 'throughline'), 4711], ['path of 150 characters', join(long, 'throughline'), 4712]];
    for (const [what, path, port] of homes) {
      try {
        await tryClone(what, path, port, seen);
      } finally {
        await stopPostmaster(placeOf(join(path, 'data')).cluster).catch(() => undefined);
      }
    }
    for (const path of [inHome, start]) rmSync(path, { recursive: true, force: true });
    return seen.shown();
  },
};

async function tryClone(what: string, path: string, port: number, seen: ReturnType<typeof watch>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const cloned = await command('git', ['clone', '--quiet', root, path], { data: '' });
  if (!seen.expect(cloned.status === 0, `${what}: git clone: ${cloned.err.slice(0, 200)}`)) return;
  seen.note(`${what}, length of the path`, path.length);
  for (const [turn, limit] of [['first start', READY_MS], ['second start', AGAIN_MS]] as const) {
    const began = performance.now();
    const child = spawn('npm', ['start', '--silent'], { cwd: path, env: { ...cleanEnvironment(), PORT: String(port) } });
    const closed = ended(child);
    const base = `http://localhost:${port}`;
    const ready = await Promise.race([until(() => isReady(base), limit).then(() => true, () => false), closed.then(() => false)]);
    const ms = performance.now() - began;
    seen.note(`${what}, ${turn}`, `${(ms / 1000).toFixed(1)} s`);
    seen.expect(ready && ms < limit, `${what}: the ${turn} was not ready within ${limit / 1000} s`);
    if (ready) await showsFigures(what, base, seen);
    child.kill('SIGTERM');
    const { out, err } = await closed;
    if (turn === 'first start') seen.expect((out + err).includes(String(port)), `${what}: the address was not printed`);
  }
}

/** As a newcomer has it: nothing of ours set. What the machine trusts stays, or no registry could be reached. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(THROUGHLINE_|DATABASE_URL|npm_|NODE_(?!EXTRA_CA_CERTS))/.test(name)));
}

const isReady = (base: string): Promise<boolean> => fetch(`${base}/readyz`).then((answer) => answer.ok, () => false);

async function showsFigures(what: string, base: string, seen: ReturnType<typeof watch>): Promise<void> {
  const page = await fetch(base).then((answer) => answer.text());
  seen.expect(page.includes('<div id="root"') || page.includes('<script'), `${what}: the page is not served`);
  const answer = (await fetch(`${base}/api/v1/figures?place=organisation&period=2023`).then((one) => one.json())) as { figures?: { value: string | null }[] };
  seen.expect((answer.figures ?? []).some((one) => one.value !== null), `${what}: no figure is shown`);
}
