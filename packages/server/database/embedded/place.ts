import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { BrokenWorld } from '../broken-world.ts';
import { canReach, serverAccount } from './account.ts';
import type { Account } from './account.ts';
import { installedBinaries } from './binaries.ts';

/** Where everything of one embedded database lies. */
export type Place = {
  /** The data folder, absolute; everything else of Throughline's may lie beside the cluster. */
  readonly data: string;
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  /** The programs, reachable by the account. */
  readonly native: string;
  /** Version of the programs, as their package counts. */
  readonly version: string;
  /** Holds the socket; short, of the account alone. */
  readonly sockets: string;
  readonly account: Account | null;
};

const ELSEWHERE = '/var/lib/throughline';
const POINTER = 'embedded-database.json';
/** A socket's path may have 107 bytes (103 on macOS); `/.s.PGSQL.5432.lock` comes after the folder. */
const SOCKET_FOLDER_BYTES = 84;

const projectRoot = resolve(import.meta.dirname, '../../../..');

/** The data folder that `--data`, else THROUGHLINE_DATA names (as seen from here), else `data/` of the project. */
export function dataFolder(named: string | undefined = process.env['THROUGHLINE_DATA']): string {
  return named === undefined || named === '' ? join(projectRoot, 'data') : resolve(named);
}

/** Makes the data folder. Problem: `data-folder-not-writable`. */
export function makeDataFolder(data: string): string {
  try {
    mkdirSync(data, { recursive: true });
    const probe = join(data, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return realpathSync(data);
  } catch (error) {
    throw new BrokenWorld('data-folder-not-writable', data, { cause: (error as Error).message }, error);
  }
}

/** Finds the place of a data folder, and makes what of it is missing except the cluster itself. */
export function placeOf(data: string): Place {
  const pointed = readPointer(data);
  const account = serverAccount(pointed ?? join(data, 'postgres'));
  const cluster = pointed ?? chooseCluster(data, account);
  const binaries = installedBinaries();
  const native = canReachAll(account, [join(binaries.folder, 'bin', 'postgres')])
    ? binaries.folder
    : copyBinaries(binaries.folder, binaries.version);
  return { data, cluster, native, version: binaries.version, account, sockets: socketFolder(data, account) };
}

function canReachAll(account: Account | null, paths: readonly string[]): boolean {
  return account === null || paths.every((path) => canReach(account, path, 'rx'));
}

/** In the data folder, where the account can get there; else elsewhere, with a pointer left in the data folder. */
function chooseCluster(data: string, account: Account | null): string {
  const here = join(data, 'postgres');
  if (account === null || canReach(account, data, 'x')) return here;
  if (existsSync(here)) throw new BrokenWorld('data-folder-not-reachable', here, { uid: account.uid });
  const there = join(ELSEWHERE, hash(data), 'postgres');
  mkdirSync(dirname(there), { recursive: true, mode: 0o755 });
  const pointer = join(data, POINTER);
  writeFileSync(`${pointer}.new`, `${JSON.stringify({ of: data, cluster: there }, null, 2)}\n`);
  renameSync(`${pointer}.new`, pointer);
  return there;
}

/**
 * Where the pointer of a data folder leads. A moved folder takes its database along; a copied one must not share it:
 * two programs would think it theirs. Problem: `data-folder-is-a-copy`.
 */
function readPointer(data: string): string | null {
  const path = join(data, POINTER);
  if (!existsSync(path)) return null;
  const { of, cluster } = JSON.parse(readFileSync(path, 'utf8')) as { of: string; cluster: string };
  if (of !== data && existsSync(join(of, POINTER))) throw new BrokenWorld('data-folder-is-a-copy', data, { of, cluster, pointer: path });
  if (of !== data) writeFileSync(path, `${JSON.stringify({ of: data, cluster }, null, 2)}\n`);
  return cluster;
}

/** Copies the programs to where the account can reach them, once for every version. */
function copyBinaries(folder: string, version: string): string {
  const home = join(ELSEWHERE, hash(folder));
  const copy = join(home, `native-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}`;
  cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch (error) {
    // Another process was faster, and its copy is as good.
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** A folder under the temporary directory, short enough for a socket, that only the account can enter. */
function socketFolder(data: string, account: Account | null): string {
  if (process.platform === 'win32') return '';
  const uid = account?.uid ?? process.getuid?.() ?? 0;
  const name = `throughline-${uid}-${hash(data)}`;
  const parent = [tmpdir(), '/tmp'].find((one) => Buffer.byteLength(join(one, name)) <= SOCKET_FOLDER_BYTES && canReachAll(account, [one]));
  if (parent === undefined) throw new BrokenWorld('no-place-for-a-socket', tmpdir());
  return join(parent, name);
}

/** Makes the folder of the socket if it is missing (temporary directories are tidied now and then). */
export function makeSocketFolder({ sockets, account }: Pick<Place, 'sockets' | 'account'>): void {
  if (sockets === '') return;
  const uid = account?.uid ?? process.getuid?.() ?? 0;
  if (!existsSync(sockets)) {
    mkdirSync(sockets, { mode: 0o700 });
    if (account !== null) chownSync(sockets, account.uid, account.gid);
  }
  const found = lstatSync(sockets);
  // Anybody may write in the temporary directory: a folder that is not ours would hand the database to its owner.
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new BrokenWorld('socket-folder-not-ours', sockets, { uid, owner: found.uid });
  }
}

/** Leaves nothing in the temporary directory when the server has ended; what is not empty stays. */
export function removeSocketFolder({ sockets }: Pick<Place, 'sockets'>): void {
  try {
    if (sockets !== '') rmdirSync(sockets);
  } catch {
    return;
  }
}

function hash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
