/**
 * Zip archives as spreadsheets are (APPNOTE 6.3). The directory is judged before anything is unpacked, and unpacking stops where the directory
 * says an entry ends: an archive that lies about its sizes is refused, not believed.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Refused, invalid, problem } from '@throughline/core/ground/problem.ts';

const [LOCAL, ENTRY, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** A filled template of ten thousand lines has 1 MB packed, 20 MB unpacked and a dozen entries. */
export const LIMITS = { bytes: 20_000_000, entries: 2000, entry: 200_000_000, all: 300_000_000, ratio: 250, small: 1_000_000 } as const;

type Listed = { readonly name: string; readonly method: number; readonly packed: number; readonly size: number; readonly at: number };
export type Archive = { readonly names: readonly string[]; read(name: string): Buffer | null };

/** Refused (invalid): `spreadsheet-unreadable`, `spreadsheet-unsafe`, `spreadsheet-too-large`. */
export function openZip(bytes: Buffer): Archive {
  if (bytes.length > LIMITS.bytes) throw tooLarge(bytes.length, LIMITS.bytes);
  const entries = listed(bytes);
  const all = entries.reduce((sum, one) => sum + one.size, 0);
  if (all > LIMITS.all) throw tooLarge(all, LIMITS.all);
  for (const one of entries) judge(one);
  const byName = new Map(entries.map((one) => [one.name, one]));
  if (byName.size !== entries.length) throw unsafe('two entries of one name');
  return { names: [...byName.keys()], read: (name) => { const one = byName.get(name); return one === undefined ? null : unpack(bytes, one); } };
}

const unsafe = (found: string): Refused => new Refused([invalid('spreadsheet-unsafe', 'file', { found: found.slice(0, 80) })]);
export const unreadable = (found: string): Refused => new Refused([invalid('spreadsheet-unreadable', 'file', { found: found.slice(0, 80), accepted: '.xlsx' })]);
export const tooLarge = (found: number, accepted: number): Refused => new Refused([problem('invalid', 'spreadsheet-too-large', 'file', { found, accepted: `<= ${accepted}` })]);

function judge({ name, packed, size }: Listed): void {
  if (name.includes('\\') || name.startsWith('/') || name.includes('\0') || /(^|\/)\.\.(\/|$)/.test(name) || /^[a-z]:/i.test(name)) throw unsafe(name);
  if (size > LIMITS.entry) throw tooLarge(size, LIMITS.entry);
  if (size > LIMITS.small && size > packed * LIMITS.ratio) throw unsafe(`${name} ${packed} → ${size}`);
}

function listed(bytes: Buffer): Listed[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > LIMITS.entries) throw tooLarge(count, LIMITS.entries);
  const found: Listed[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw unreadable('directory');
    const [flags, method, packed, size] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    if ((flags & 1) !== 0) throw unreadable('encrypted');
    found.push({ name: bytes.toString('utf8', at + 46, at + 46 + name), method, packed, size, at: bytes.readUInt32LE(at + 42) });
    at += 46 + name + extra + comment;
  }
  return found;
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw unreadable(bytes.subarray(0, 4).toString('hex'));
}

function unpack(bytes: Buffer, { name, at, method, packed, size }: Listed): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw unreadable(name);
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const body = bytes.subarray(from, from + packed);
  if (method === 0) return body;
  if (method !== 8) throw unreadable(`${name} ${method}`);
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? unsafe(`${name} > ${size}`) : unreadable(name);
  }
}

/** Packs entries in the order given; the same entries give the same bytes. */
export function writeZip(entries: readonly (readonly [name: string, text: string])[]): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of entries) {
    const [label, plain] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(plain, { level: 6 });
    // version 2.0, names in UTF-8, deflated, 1 January 1980
    const common = Buffer.alloc(26);
    [20, 0x0800, 8, 0, 0x21].forEach((one, n) => common.writeUInt16LE(one, n * 2));
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(label.length, 22);
    bodies.push(number32(LOCAL), common, label, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(number32(ENTRY), Buffer.from([20, 0]), common, tail, label);
    at += 30 + label.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  [entries.length, entries.length].forEach((one, n) => end.writeUInt16LE(one, 4 + n * 2));
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, listing, number32(END), end]);
}

function number32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}
