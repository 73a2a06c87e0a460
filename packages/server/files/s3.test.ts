/**
 * Storage over S3 against a real server: `THROUGHLINE_TEST_S3=http://key:secret@host:port/bucket` names one, else `minio` or `rclone`
 * (from 1.65 on, with `serve s3`) of this machine is started. None is installed here: without one it is left out and says so.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '@throughline/core/ground/problem.ts';
import { type S3, s3Storage } from './s3-storage.ts';

const KEYS = { keyId: 'throughline-test', secret: 'a secret of tests only' } as const;
type Named = (folder: string, port: number) => { readonly program: string; readonly args: readonly string[]; readonly env: Record<string, string> };
const minio: Named = (folder, port) => ({ program: 'minio', args: ['server', folder, '--address', `127.0.0.1:${port}`, '--quiet'], env: { MINIO_ROOT_USER: KEYS.keyId, MINIO_ROOT_PASSWORD: KEYS.secret } });
const rclone: Named = (folder, port) => ({ program: 'rclone', args: ['serve', 's3', '--auth-key', `${KEYS.keyId},${KEYS.secret}`, '--addr', `127.0.0.1:${port}`, folder], env: {} });

const given = process.env['THROUGHLINE_TEST_S3'] ?? '';
const runs = (program: string, args: string[], says: RegExp): boolean => {
  try {
    return says.test(execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
};
const server: Named | null = given !== '' ? null : runs('minio', ['--version'], /minio/) ? minio : runs('rclone', ['help', 'serve'], /\bs3\b/) ? rclone : null;
if (given === '' && server === null) console.warn('No S3 server was found (minio, rclone from 1.65 on, or THROUGHLINE_TEST_S3): storage over S3 is not tested.');

describe.skipIf(given === '' && server === null)('storage over S3', () => {
  let s3: S3;
  let folder: string;
  let child: ChildProcess | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-s3-'));
    s3 = given === '' ? await started(server!) : { ...named(new URL(given)) };
  }, 60_000);
  afterAll(async () => {
    child?.kill();
    await rm(folder, { recursive: true, force: true });
  });
  const named = (at: URL): S3 => ({
    endpoint: new URL(at.origin), bucket: at.pathname.slice(1), region: 'us-east-1', keyId: decodeURIComponent(at.username), secret: decodeURIComponent(at.password), prefix: `test-${randomBytes(4).toString('hex')}`,
  });
  async function started(by: Named): Promise<S3> {
    const port = await freePort();
    await mkdir(join(folder, 'evidence'));
    const { program, args, env } = by(folder, port);
    child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
    const endpoint = new URL(`http://127.0.0.1:${port}`);
    for (let tries = 0; tries < 100; tries += 1) {
      if (await fetch(endpoint).then(() => true, () => false)) break;
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    return { endpoint, bucket: 'evidence', region: 'us-east-1', ...KEYS, prefix: 'files' };
  }
  const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

  it('keeps bytes under their hash, once, and gives them back', async () => {
    const storage = s3Storage(s3);
    const bytes = randomBytes(300_000);
    await storage.put(hashOf(bytes), bytes);
    await storage.put(hashOf(bytes), bytes);
    expect(await buffer((await storage.open(hashOf(bytes)))!)).toEqual(bytes);
    expect(await storage.open('0'.repeat(64))).toBeNull();
  });
  it('tells a wrong key and a bucket that is not there, and never the secret', async () => {
    const bytes = Buffer.from('x');
    const told = async (more: Partial<S3>): Promise<string> => s3Storage({ ...s3, ...more }).put(hashOf(bytes), bytes).then(() => 'kept', (error: unknown) => JSON.stringify((error as Refused).problems));
    for (const more of [{ secret: 'another secret' }, { bucket: 'no-such-bucket' }]) {
      const said = await told(more);
      expect(said).toContain('evidence-storage-unavailable');
      expect(said).not.toContain('secret');
    }
  });
});

it('a server that is not there is told, not waited for', { timeout: 60_000 }, async () => {
  const storage = s3Storage({ endpoint: new URL(`http://127.0.0.1:${await freePort()}`), bucket: 'evidence', region: 'us-east-1', ...KEYS, prefix: '' });
  const error: unknown = await storage.open('0'.repeat(64)).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(Refused);
  expect(JSON.stringify((error as Refused).problems)).toContain('ECONNREFUSED');
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  const { port } = server.address() as { port: number };
  await new Promise<void>((done) => { server.close(() => done()); });
  return port;
}
