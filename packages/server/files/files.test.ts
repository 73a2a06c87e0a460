/** What is taken of files, what is left out of them, where they are kept, and who looks at them first. */
import { createServer } from 'node:net';
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refused } from '@throughline/core/ground/problem.ts';
import { folderStorage } from './folder-storage.ts';
import { attachment } from './give-out.ts';
import { scannerOf } from './scanner.ts';
import { type Keeping, keepingOf } from './settings.ts';
import { sniff } from './sniff.ts';
import { takeIn } from './take-in.ts';
import { stripJpeg } from './strip/jpeg.ts';
import { stripPng } from './strip/png.ts';
import { stripWebp } from './strip/webp.ts';
import { PLACE, barePhotograph, barePng, docx, odt, pdf, photograph, png, program, webp, zip } from './testing/pictures.ts';

let folder: string;
let keeping: Keeping;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-files-'));
  keeping = keepingOf({ THROUGHLINE_EVIDENCE_FOLDER: folder }, null);
});
afterAll(() => rm(folder, { recursive: true }));

const refused = async (work: Promise<unknown>): Promise<string> => work.then(() => 'taken', (error: unknown) => { if (error instanceof Refused) return error.problems[0]!.code; throw error; });
const take = (bytes: Buffer, name: string, keepMetadata = false, by = keeping) => takeIn(by, { bytes, name, keepMetadata });
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const text = (said: string): Buffer => Buffer.from(said);

describe('a file is what its bytes are', () => {
  it.each<[string, Buffer, string | null]>([
    ['a portable document', pdf(), 'application/pdf'], ['a photograph', photograph(), 'image/jpeg'], ['a picture', png(), 'image/png'], ['a web picture', webp(), 'image/webp'],
    ['a letter', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'], ['an open document', odt(), 'application/vnd.oasis.opendocument.text'],
    ['a table', text('name,age\nSelam,31\nMei,40\n'), 'text/csv'], ['a table with semicolons', text('\ufeffname;age\r\n"a;b";31\r\n'), 'text/csv'], ['a note', text('Six came.\nOne, two, three.\n'), 'text/plain'],
    ['a letter with macros', docx({ 'word/vbaProject.bin': 'x' }), 'application/x-document-with-macros'], ['an archive', zip({ 'a.txt': 'a' }), 'application/zip'],
    ['a program', program(), 'application/x-msdownload'], ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'image/svg+xml'],
    ['a drawing after a heading', text('<?xml version="1.0"?><svg/>'), 'application/xml'], ['a page behind words', text('Report\n<script>alert(1)</script>'), 'text/html'], ['a script', text('#!/bin/sh\nrm -rf /'), 'text/x-script'],
    ['bytes', Buffer.from([1, 2, 3, 0, 255]), null], ['nothing', Buffer.alloc(0), null],
  ])('%s', async (_what, bytes, type) => {
    const seen = await sniff(bytes);
    expect(seen).toBe(type);
  });
  it('is refused where it is none of those that are taken, and where its name says otherwise', async () => {
    for (const bytes of [program(), text('<svg/>'), text('<!doctype html><p>'), docx({ 'word/vbaProject.bin': 'x' }), zip({ 'a.js': '1' }), Buffer.from([0, 1, 2])]) expect(await refused(take(bytes, 'list.pdf'))).toBe('evidence-type-refused');
    expect(await refused(take(pdf(), 'photo.jpg'))).toBe('evidence-type-false');
    expect(await refused(take(text('alert(1)'), 'page.html'))).toBe('evidence-type-false');
    expect(await refused(take(pdf(), 'report.exe'))).toBe('evidence-type-false');
    expect(await refused(take(Buffer.alloc(0), 'list.pdf'))).toBe('evidence-empty');
    expect(await refused(take(pdf(), 'annual.report.2024'))).toBe('taken');
  });
});

describe('a picture is kept without where and when', () => {
  it('JPEG: the picture stays byte by byte, which way is up as well, the rest goes', async () => {
    const bare = stripJpeg(photograph(6))!;
    expect(bare.includes(PLACE)).toBe(false);
    expect(bare.includes('Photoshop')).toBe(false);
    expect(stripJpeg(bare)).toEqual(bare);
    expect(stripJpeg(photograph(1))).toEqual(barePhotograph);
    expect(bare.length).toBe(barePhotograph.length + 36);
    expect(await sniff(bare)).toBe('image/jpeg');
  });
  it('PNG and WebP', async () => {
    expect(stripPng(png())).toEqual(barePng());
    const bare = stripWebp(webp())!;
    expect(bare.includes(PLACE)).toBe(false);
    expect(bare[20]! & 0x0c).toBe(0);
    expect(bare.readUInt32LE(4)).toBe(bare.length - 8);
    expect(await sniff(bare)).toBe('image/webp');
  });
  it('one that is cut off is refused, at every length', () => {
    for (const [strip, whole] of [[stripJpeg, photograph()], [stripPng, barePng()], [stripWebp, webp()]] as const) {
      const end = strip === stripJpeg ? whole.indexOf('motion') : whole.length;
      for (let at = 0; at < end; at += 7) expect(strip(whole.subarray(0, at)), String(at)).toBeNull();
    }
  });
  it('what it was is told; on purpose it stays; where it cannot be taken out it is refused unless on purpose', async () => {
    expect(await take(photograph(), 'a.jpg')).toMatchObject({ metadata: 'removed', type: 'image/jpeg', name: 'a.jpg', scan: 'not-scanned', scanner: null });
    expect(await take(barePng(), 'a.png')).toMatchObject({ metadata: 'none' });
    const kept = await take(photograph(), 'a.jpeg', true);
    expect(kept).toMatchObject({ metadata: 'kept', hash: sha256(photograph()) });
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(40)]);
    expect(await refused(take(heic, 'IMG_1.HEIC'))).toBe('evidence-carries-metadata');
    expect(await take(heic, 'IMG_1.HEIC', true)).toMatchObject({ metadata: 'kept', type: 'image/heic', name: 'IMG_1.heic' });
    expect(await refused(take(photograph().subarray(0, 60), 'a.jpg'))).toBe('evidence-damaged');
  });
});

describe('files are kept by their hash', () => {
  it('once, whole, closed to others, and found again', async () => {
    const first = await take(pdf(), 'a.pdf');
    const again = await take(pdf(), 'b.pdf');
    expect([first.hash, again.hash]).toEqual([sha256(pdf()), sha256(pdf())]);
    const path = join(folder, first.hash.slice(0, 2), first.hash.slice(2, 4));
    expect(await readdir(path)).toEqual([first.hash]);
    expect(await buffer((await keeping.storage.open(first.hash))!)).toEqual(pdf());
    expect(await keeping.storage.open('0'.repeat(64))).toBeNull();
  });
  it('one that was cut short is written anew; two at once do not meet; no other name opens anything', async () => {
    const hash = sha256(text('whole'));
    const storage = folderStorage(folder);
    await Promise.all(Array.from({ length: 8 }, () => storage.put(hash, text('whole'))));
    const path = join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
    await writeFile(path, 'wh');
    await storage.put(hash, text('whole'));
    expect(await readFile(path, 'utf8')).toBe('whole');
    await expect(storage.open('../../etc/passwd')).rejects.toThrow(RangeError);
  });
  it('a folder that cannot be had is told without a crash', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    expect(await refused(folderStorage(file).put(sha256(text('x')), text('x')))).toBe('evidence-storage-unavailable');
  });
});

describe('a scanner', () => {
  const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  it('is any command that says 0 or 1; what it finds is refused and kept nowhere, its failure too', async () => {
    const script = join(folder, 'scan.sh');
    await writeFile(script, '#!/bin/sh\nif grep -q EICAR; then echo "stdin: Eicar-Test FOUND"; exit 1; fi\n');
    await chmod(script, 0o755);
    const by: Keeping = { ...keeping, scanner: scannerOf(`command:${script} -`) };
    expect(await take(text('Six came.'), 'a.txt', false, by)).toMatchObject({ scan: 'clean', scanner: 'scan.sh' });
    expect(await refused(take(text(EICAR), 'a.txt', false, by))).toBe('evidence-infected');
    expect(await keeping.storage.open(sha256(text(EICAR)))).toBeNull();
    expect(await refused(take(text('Seven came.'), 'a.txt', false, { ...keeping, scanner: scannerOf('command:/no/such/program') }))).toBe('scanner-unavailable');
  });
  it('is clamd over its socket', async () => {
    const server = createServer((socket) => {
      let all = Buffer.alloc(0);
      socket.on('data', (piece: Buffer) => {
        all = Buffer.concat([all, piece]);
        if (all.subarray(-4).equals(Buffer.alloc(4))) socket.end(all.toString('latin1').startsWith('zINSTREAM\0') ? (all.includes('EICAR') ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0') : 'UNKNOWN COMMAND\0');
      });
    });
    await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
    const { port } = server.address() as { port: number };
    const scanner = scannerOf(`clamd:127.0.0.1:${port}`)!;
    expect(await scanner.scan(text('Six came.'))).toEqual({ clean: true, found: null });
    expect(await scanner.scan(text(EICAR))).toEqual({ clean: false, found: 'Win.Test.EICAR_HDB-1' });
    await new Promise<void>((done) => { server.close(() => done()); });
    expect(await refused(scanner.scan(text('x')))).toBe('scanner-unavailable');
  });
  it('settings that make no sense are told by their name, and secrets never', async () => {
    const code = (said: Record<string, string>): string => { try { keepingOf(said, folder); return 'taken'; } catch (error) { return JSON.stringify((error as Refused).problems); } };
    expect(code({ THROUGHLINE_SCANNER: 'norton' })).toContain('THROUGHLINE_SCANNER');
    expect(code({ THROUGHLINE_EVIDENCE_MB: '0' })).toContain('THROUGHLINE_EVIDENCE_MB');
    const told = code({ THROUGHLINE_S3_ENDPOINT: 'https://me:hunter2@s3.example.org', THROUGHLINE_S3_SECRET: 'hunter2' });
    expect(told).toContain('THROUGHLINE_S3_ENDPOINT');
    expect(told).not.toContain('hunter2');
    expect(code({ THROUGHLINE_EVIDENCE_MB: '5', THROUGHLINE_SCANNER: 'clamd:/run/clamd.ctl' })).toBe('taken');
  });
});

it('a name is sent so that no header ends early', () => {
  expect(attachment('报告 "1"\r\nSet-Cookie: x.pdf')).toBe(`attachment; filename="__ _1___Set-Cookie_ x.pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%221%22%0D%0ASet-Cookie%3A%20x.pdf`);
});
