/**
 * A virus scanner beside Throughline, by configuration: clamd (its INSTREAM over a socket), or any command that reads a file from standard
 * input and ends with 0 when it is clean and with 1 when something was found, as clamscan does.
 */
import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { BrokenWorld } from '../database/broken-world.ts';

export type Verdict = { readonly clean: boolean; /** What it calls what it found. */ readonly found: string | null };
export type Scanner = { readonly name: string; scan(bytes: Buffer): Promise<Verdict> };
const PATIENCE_MS = 120_000;
const PIECE = 1024 * 1024;

/** `clamd:host:port`, `clamd:/run/clamd.ctl`, or `command:/usr/bin/clamscan --no-summary -`; null when it is none of these. */
export function scannerOf(setting: string): Scanner | null {
  const [, kind, rest] = /^(clamd|command):(.+)$/.exec(setting.trim()) ?? [];
  if (kind === 'command') {
    const [program, ...args] = rest!.trim().split(/\s+/);
    return { name: program!.split('/').at(-1)!, scan: (bytes) => byCommand(program!, args, bytes) };
  }
  const [, host, port] = /^(\[[^\]]+\]|[^/:]+):([0-9]{1,5})$/.exec(rest ?? '') ?? [];
  if (kind !== 'clamd' || (host === undefined && !rest!.startsWith('/'))) return null;
  return { name: 'clamd', scan: (bytes) => byClamd(host === undefined ? { path: rest! } : { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }, bytes) };
}

function byCommand(program: string, args: readonly string[], bytes: Buffer): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: PATIENCE_MS, maxBuffer: PIECE }, (error, stdout) => {
      const status = error === null ? 0 : (error as { code?: unknown }).code;
      if (status === 0 || status === 1) resolve({ clean: status === 0, found: status === 0 ? null : (said(stdout) || program.split('/').at(-1)!) });
      else reject(new BrokenWorld('scanner-unavailable', program, { found: String(status) }, error));
    });
    // one that has seen enough closes its ear: its verdict counts
    child.stdin?.on('error', () => {});
    child.stdin?.end(bytes);
  });
}

function byClamd(at: { path: string } | { host: string; port: number }, bytes: Buffer): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error | string): void => reject(new BrokenWorld('scanner-unavailable', 'clamd', { found: typeof error === 'string' ? error : ((error as NodeJS.ErrnoException).code ?? error.name) }));
    const socket = connect(at);
    let answer = '';
    socket.setTimeout(PATIENCE_MS, () => { socket.destroy(); fail('timeout'); });
    socket.on('error', fail);
    socket.on('data', (piece: Buffer) => { answer = (answer + piece.toString('utf8')).slice(0, 10_000); });
    socket.on('close', () => {
      const plain = answer.replaceAll('\0', '').trim();
      const found = /^stream: (.+) FOUND$/.exec(plain)?.[1];
      if (found !== undefined) resolve({ clean: false, found: said(found) });
      else if (plain === 'stream: OK') resolve({ clean: true, found: null });
      else fail(said(plain) || 'no answer');
    });
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let from = 0; from < bytes.length; from += PIECE) {
        const piece = bytes.subarray(from, from + PIECE);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        socket.write(length);
        socket.write(piece);
      }
      socket.end(Buffer.alloc(4));
    });
  });
}

/** One line of it, without signs that could draw on a terminal. */
const said = (text: string): string => text.replaceAll(/\p{C}+/gu, ' ').trim().slice(0, 200);
