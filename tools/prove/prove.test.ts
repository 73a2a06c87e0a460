/** Proofs can be found, named and told apart; a proof that breaks counts as failed and says so. */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { watch } from './proof.ts';
import { proofs } from './proofs.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

test('every proof has a name of its own, a promise, a command and a time', () => {
  expect(new Set(proofs.map((one) => one.name)).size).toBe(proofs.length);
  for (const proof of proofs) {
    expect(proof.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(proof.promise.length).toBeGreaterThan(30);
    expect(proof.command).not.toBe('');
    expect(proof.minutes).toBeGreaterThan(0);
  }
});

test('the list names them all, and an unknown name is refused', () => {
  const listed = execFileSync(process.execPath, [main, '--list'], { encoding: 'utf8' });
  for (const proof of proofs) expect(listed).toContain(proof.name);
  const refused = spawnSync(process.execPath, [main, 'no-such-proof'], { encoding: 'utf8' });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('no such proof');
});

test('one failure is enough, and all are told', () => {
  const said: string[] = [];
  const seen = watch((line) => said.push(line));
  seen.note('files', 3);
  expect(seen.expect(true, 'never told')).toBe(true);
  expect(seen.shown()).toEqual({ holds: true, figures: [['files', '3']], failures: [] });
  seen.expect([1].length > 2, 'one is not more than two');
  seen.expect(false, 'nor this');
  expect(seen.shown().holds).toBe(false);
  expect(seen.shown().failures).toEqual(['one is not more than two', 'nor this']);
  expect(said).toContain('FAILS: nor this');
});
