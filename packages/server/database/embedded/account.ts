import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { BrokenWorld } from '../broken-world.ts';

/** Whom the server runs as when that is not this process's own user. */
export type Account = { readonly uid: number; readonly gid: number };

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root: as root, the server runs as the user `postgres` (made if missing), or as whoever
 * owns the cluster already. Null means: as this process.
 * Problems: `account-without-name` (a bare number as user, as containers like to give), `account-not-made`.
 */
export function serverAccount(cluster: string): Account | null {
  if (process.getuid === undefined) return null;
  if (process.getuid() !== 0) {
    refuseNameless(process.getuid());
    return null;
  }
  return ownerOf(cluster) ?? named() ?? made();
}

/** PostgreSQL looks its own user up by number and gives up when there is no name for it. */
function refuseNameless(uid: number): void {
  try {
    userInfo();
  } catch (error) {
    throw new BrokenWorld('account-without-name', 'database', { uid }, error);
  }
}

function ownerOf(cluster: string): Account | null {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found === undefined || found.uid === 0 ? null : { uid: found.uid, gid: found.gid };
}

function named(): Account | null {
  const uid = numberFrom('-u');
  const gid = numberFrom('-g');
  return uid === null || gid === null ? null : { uid, gid };
}

function numberFrom(flag: string): number | null {
  const asked = spawnSync('id', [flag, NAME], { encoding: 'utf8' });
  return asked.status === 0 ? Number(asked.stdout.trim()) : null;
}

function made(): Account {
  const shell = '/usr/sbin/nologin';
  const useradd = spawnSync('useradd', ['-r', '-M', '-U', '-s', shell, NAME], { encoding: 'utf8' });
  // BusyBox has adduser instead.
  if (useradd.error !== undefined) spawnSync('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', NAME]);
  const account = named();
  if (account === null) throw new BrokenWorld('account-not-made', 'database', { name: NAME, cause: useradd.stderr?.trim() ?? '' });
  return account;
}

/** Whether the account may do all of `rights` ('r', 'w', 'x') with a path that exists, every folder above included. */
export function canReach(account: Account | null, path: string, rights: string): boolean {
  const tests = [...rights].map((right) => `[ -${right} "$1" ]`).join(' && ');
  const asked = spawnSync('/bin/sh', ['-c', tests, 'sh', path], { ...account, cwd: '/', stdio: 'ignore' });
  if (asked.error !== undefined) throw new BrokenWorld('account-not-usable', 'database', { ...account, cause: asked.error.message });
  return asked.status === 0;
}
