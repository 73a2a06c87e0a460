/** Runs the command line as a person would, against a database of the test's own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export type Ran = { readonly status: number; readonly out: string; readonly err: string };

/** `url` is the database; the language is English whatever the machine's. */
export function run(url: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: ROOT, env: { ...process.env, DATABASE_URL: url, THROUGHLINE_LANG: 'en', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? -1, out, err }));
  });
}
