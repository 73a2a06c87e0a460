/** The folder of reference material that lies beside the project in development and CI, and in nobody's clone. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of the folder, or null where it is missing: tests then skip with a plain message. */
export function sharedDir(): string | null {
  const beside = process.env['THROUGHLINE_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url));
  return existsSync(`${beside}/cases`) ? beside : null;
}
