import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BrokenWorld } from '../broken-world.ts';
import { program } from './binaries.ts';
import type { Place } from './place.ts';

/** The role that owns everything: migrations and bulk work. In the embedded cluster it is the superuser. */
export const OWNER = 'throughline_owner';

/** Between the cluster's name and what makes a half one's name its own. */
const HALF = '.new-';

const PASSWORD = 'throughline-password';

/**
 * Makes the cluster if it is missing. It is made beside its place and put there when it is whole, so that a killed
 * process leaves no half cluster. True when it was made now.
 * Problems: `database-of-another-version`, `cluster-not-made`.
 */
export async function ensureCluster(place: Place, onMaking: () => void = () => {}): Promise<boolean> {
  if (isThere(place)) {
    refuseOtherVersion(place);
    return false;
  }
  onMaking();
  removeHalves(place.cluster);
  // Of its own name: an initdb whose starter was killed may still be writing in the one before.
  const half = mkdtempSync(`${place.cluster}${HALF}`);
  if (place.account !== null) chownSync(half, place.account.uid, place.account.gid);
  await initialise(place, half);
  rmSync(place.cluster, { recursive: true, force: true });
  renameSync(half, place.cluster);
  return true;
}

/** Whether there is a whole cluster. */
export function isThere(place: Place): boolean {
  return existsSync(join(place.cluster, 'PG_VERSION'));
}

/** What killed starts left behind; one that is still being written stays for the next time. */
function removeHalves(cluster: string): void {
  const folder = dirname(cluster);
  for (const name of readdirSync(folder).filter((one) => one.startsWith(`${basename(cluster)}${HALF}`))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

function refuseOtherVersion(place: Place): void {
  const found = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  const accepted = place.version.split('.')[0] ?? '';
  if (found !== accepted) throw new BrokenWorld('database-of-another-version', place.cluster, { found, accepted });
}

async function initialise(place: Place, folder: string): Promise<void> {
  const options = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und', '--data-checksums'];
  const entry = process.platform === 'win32' ? scram(place) : ['--auth=trust'];
  const args = ['-D', folder, '-U', OWNER, ...options, ...entry];
  const { status, said } = await run(program(place.native, 'initdb'), args, place);
  if (status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  const full = /No space left on device/i.test(said);
  throw new BrokenWorld(full ? 'disk-full' : 'cluster-not-made', place.cluster, { cause: said.trim().split('\n').slice(-4).join(' ') });
}

/** Windows has no sockets in folders that serve here: a port on 127.0.0.1, and a password that the folder keeps. */
function scram(place: Place): string[] {
  const file = join(place.data, PASSWORD);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  chmodSync(file, 0o600);
  return ['--auth=scram-sha-256', `--pwfile=${file}`];
}

/** The password of the owner where one is needed (Windows). */
export function ownerPassword(data: string): string | undefined {
  const file = join(data, PASSWORD);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Runs a program as the server's account, to its end. */
function run(command: string, args: string[], place: Place): Promise<{ status: number; said: string }> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { ...place.account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment() });
    let said = '';
    child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
    child.on('error', (error) => failed(notRunnable(error, command)));
    child.on('close', (status) => done({ status: status ?? 1, said }));
  });
}

/** What a program that could not be run means: mostly another C library than the binaries were made for. */
export function notRunnable(error: Error, command: string): BrokenWorld {
  return new BrokenWorld('embedded-database-not-runnable', command, { cause: error.message }, error);
}

/** The server must not inherit settings meant for other servers (PGDATA, PGPORT …). */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}
