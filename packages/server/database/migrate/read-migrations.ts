import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One migration file, its name without the ending (`0001-ground`). */
export type MigrationFile = { readonly name: string; readonly text: string };

/** Where the project's own migrations lie. */
export const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');

const FORM = /^\d{4}-[a-z0-9-]+\.sql$/;

/**
 * The migrations of a folder in their order. Throws on a file that is not named `NNNN-name.sql`, on a number used
 * twice, and on one that does not begin with a comment saying why: mistakes of the project, not of its user.
 */
export function readMigrations(folder: string = MIGRATIONS): MigrationFile[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  return files.map((file) => {
    if (!FORM.test(file)) throw new Error(`migration not named NNNN-name.sql: ${file}`);
    const number = file.slice(0, 4);
    if (numbers.has(number)) throw new Error(`two migrations are numbered ${number}`);
    numbers.add(number);
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.trimStart().startsWith('--')) throw new Error(`migration does not begin with a comment saying why: ${file}`);
    return { name: file.slice(0, -'.sql'.length), text };
  });
}
