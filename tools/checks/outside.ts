/** The tools that look at the whole tree themselves: the type checker, the linter, and on request what nobody uses. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Finding, Outcome } from './tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (path: string): string => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

/** TypeScript 7, called by path: with two versions side by side `.bin/tsc` may be either. */
export const types = { name: 'types', run: (): Outcome => {
  const { stdout, status, stderr } = node([bin('typescript/bin/tsc'), '-b', '--pretty', 'false']);
  const found = stdout.split('\n').flatMap((line): Finding[] => {
    const [, file, at, says] = /^(.+?)\((\d+),\d+\): (error .*)$/.exec(line) ?? [];
    return file === undefined ? (line.startsWith('error ') ? [{ file: 'tsconfig.json', says: line }] : []) : [{ file, line: Number(at), says: says as string }];
  });
  return { seen: 'every package by reference', found: status !== 0 && found.length === 0 ? [{ file: 'tsconfig.json', says: `tsc ended with ${status}: ${stdout}${stderr}`.slice(0, 400) }] : found };
} };

type Diagnostic = { message: string; code: string; severity: string; filename: string; labels: { span: { line: number } }[] };

export const lint = { name: 'lint', run: (): Outcome => {
  const { stdout, stderr } = node([bin('oxlint/bin/oxlint'), '--format', 'json']);
  try {
    const { diagnostics, number_of_files: files } = JSON.parse(stdout) as { diagnostics: Diagnostic[]; number_of_files: number };
    const told = diagnostics.map((one) => ({ error: one.severity === 'error', file: one.filename, line: one.labels[0]?.span.line ?? 1, says: `${one.code}: ${one.message}` }));
    const list = (error: boolean): Finding[] => told.filter((one) => one.error === error).map(({ file, line, says }) => ({ file, line, says }));
    return { seen: `${files} files`, found: list(true), asks: list(false) };
  } catch {
    return { seen: 'nothing', found: [{ file: '.oxlintrc.json', says: `oxlint gave no answer: ${(stdout + stderr).slice(0, 400)}` }] };
  }
} };

/** Files, exports and packages that nothing uses: questions, never failures; `npm run check -- unused --asks`. */
export const unused = { name: 'unused', run: (): Outcome => {
  const { stdout } = node([bin('knip/bin/knip.js'), '--no-exit-code', '--no-config-hints', '--reporter', 'compact']);
  const asks = stdout.split('\n').filter((line) => line.trim() !== '').map((line): Finding => ({ file: 'knip', says: line.trim() }));
  return { seen: 'the whole tree', found: [], asks };
} };

const node = (args: string[]): { stdout: string; stderr: string; status: number | null } =>
  spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
