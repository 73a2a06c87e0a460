// The bootstrap in a small project of its own, whose packages count as installed: what it hands on, and when it prepares.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  for (const path of ['bin', 'tools/bootstrap.mjs', 'tools/bootstrap', 'packages/server/database/embedded/exclusive.mjs']) {
    cpSync(join(project, path), join(root, path), { recursive: true });
  }
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{"packages":{"":{}}}');
  write('node_modules/.throughline-lock', `${createHash('sha256').update('{"packages":{"":{}}}').digest('hex')} all`);
  write('packages/cli/main.ts', `
    const said: string[] = process.argv.slice(2);
    if (said[0] === 'wait') { process.on('SIGTERM', () => process.exit(42)); setInterval(() => {}, 1000); console.log('waits'); }
    else { for await (const piece of process.stdin) process.stdout.write(piece); console.log(JSON.stringify({ said, cwd: process.cwd() })); process.exitCode = 5; }`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test('the command gets its arguments, its input and the caller’s folder; its status and output come back alone', () => {
  const ran = spawnSync(process.execPath, [join(root, 'bin/throughline.mjs'), 'figures', '--by', 'sex'], { cwd: tmpdir(), input: 'given\n', encoding: 'utf8' });
  expect(ran.stdout).toBe(`given\n${JSON.stringify({ said: ['figures', '--by', 'sex'], cwd: tmpdir() })}\n`);
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(5);
});

test('a link to the command, as npx makes it, works too', () => {
  symlinkSync(join(root, 'bin/throughline.mjs'), join(root, 'linked'));
  expect(spawnSync(process.execPath, [join(root, 'linked')], { input: '', encoding: 'utf8' }).status).toBe(5);
});

test('signals are passed on', async () => {
  const child = spawn(process.execPath, [join(root, 'tools/bootstrap.mjs'), 'cli', 'wait']);
  await new Promise((done) => child.stdout.once('data', done));
  child.kill('SIGTERM');
  expect(await new Promise((done) => child.on('exit', done))).toBe(42);
});

test('an unknown verb is a wrong usage', () => {
  const ran = spawnSync(process.execPath, [join(root, 'tools/bootstrap.mjs'), 'stop'], { encoding: 'utf8' });
  expect([ran.status, ran.stdout]).toEqual([2, '']);
  expect(ran.stderr).toMatch(/usage/);
});

test('an installation that fails is said on standard error, with the status of a broken world', () => {
  write('package-lock.json', 'no lock file');
  const ran = spawnSync(process.execPath, [join(root, 'bin/throughline.mjs')], { encoding: 'utf8', input: '' });
  expect([ran.status, ran.stdout]).toEqual([3, '']);
  expect(ran.stderr).toMatch(/installing packages/);
  expect(existsSync(join(root, '.runtime/preparing.lock'))).toBe(false);
});

test('packages that a person installed themselves are not installed again', () => {
  write('package-lock.json', '{"packages":{"":{},"node_modules/a":{"version":"1.0.0"},"node_modules/b":{"version":"1.0.0","optional":true}}}');
  write('node_modules/.package-lock.json', '{"packages":{"node_modules/a":{"version":"1.0.0"}}}');
  const ran = spawnSync(process.execPath, [join(root, 'bin/throughline.mjs')], { encoding: 'utf8', input: '' });
  expect([ran.status, ran.stderr]).toEqual([5, '']);
});

test('the web app is built when it is missing or its sources have changed, and only then', () => {
  write('packages/server/main.ts', `console.log('serving')`);
  write('packages/web/index.html', '<p>');
  write('packages/core/a.ts', 'export const a = 1;');
  write('node_modules/vite/package.json', '{"bin":{"vite":"vite.mjs"}}');
  write('node_modules/vite/vite.mjs', `
    import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/index.html', String(existsSync('dist/index.html') ? Number(readFileSync('dist/index.html', 'utf8')) + 1 : 1));`);
  const start = (): string => {
    const ran = spawnSync(process.execPath, [join(root, 'tools/bootstrap.mjs'), 'start'], { encoding: 'utf8' });
    expect([ran.status, ran.stdout]).toEqual([0, 'serving\n']);
    return readFileSync(join(root, 'packages/web/dist/index.html'), 'utf8');
  };
  expect(start()).toBe('1');
  write('packages/core/a.test.ts', 'changed');
  expect(start()).toBe('1');
  write('packages/core/a.ts', 'export const a = 2;');
  expect(start()).toBe('2');
});
