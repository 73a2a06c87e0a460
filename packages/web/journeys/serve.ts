/** The product's own program, started on a database of the test server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/** A server that answers at `address`; `kill` ends it as a crash does, `stop` as a signal does. */
export type Serving = { readonly address: string; readonly stop: () => Promise<void>; readonly kill: () => Promise<void> };

/** Starts it on a database by its address, on any free port or on the one given. */
export async function serve(url: string, port = '0'): Promise<Serving> {
  const files = mkdtempSync(join(tmpdir(), 'throughline-evidence-'));
  const server = spawn(process.execPath, [join(root, 'packages/server/main.ts')], {
    cwd: root,
    env: { ...process.env, PORT: port, HOST: 'localhost', DATABASE_URL: url, THROUGHLINE_LANG: 'en', THROUGHLINE_EVIDENCE_FOLDER: files },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.once('exit', () => rmSync(files, { recursive: true, force: true }));
  const address = await addressOf(server);
  const end = (signal: 'SIGTERM' | 'SIGKILL') => () => new Promise<void>((done) => {
    if (server.exitCode !== null || server.signalCode !== null) return done();
    server.once('exit', () => done());
    server.kill(signal);
  });
  return { address, stop: end('SIGTERM'), kill: end('SIGKILL') };
}

/** A first start loads the demonstration, so it may take a while. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let said = '';
    const timer = setTimeout(() => failed(new Error(`the server did not say its address: ${said}`)), 170_000);
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /https?:\/\/[^\s/]+:\d+/.exec(said);
      if (found) { clearTimeout(timer); done(found[0]); }
    };
    server.stdout!.on('data', read);
    server.stderr!.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    server.once('exit', (code) => { clearTimeout(timer); failed(new Error(`the server ended with ${code}: ${said}`)); });
  });
}
