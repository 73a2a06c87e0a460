/** Names in a zip archive, from its directory alone: nothing is unpacked, so nothing can grow (APPNOTE 6.3, 4.3.12 and 4.3.16). */
const [END, ENTRY] = [0x06054b50, 0x02014b50];
const MOST = 20_000;

/** The names of all entries; null when the directory is not whole or lists more than any document has. */
export function zipNames(bytes: Buffer): string[] | null {
  const at = endOf(bytes);
  if (at === null) return null;
  const count = bytes.readUInt16LE(at + 10);
  let from = bytes.readUInt32LE(at + 16);
  if (count > MOST) return null;
  const names: string[] = [];
  for (let n = 0; n < count; n += 1) {
    if (from + 46 > bytes.length || bytes.readUInt32LE(from) !== ENTRY) return null;
    const [name, extra, comment] = [bytes.readUInt16LE(from + 28), bytes.readUInt16LE(from + 30), bytes.readUInt16LE(from + 32)];
    names.push(bytes.toString('utf8', from + 46, from + 46 + name));
    from += 46 + name + extra + comment;
  }
  return names;
}

/** The end of the directory stands last, before a comment of at most 65,535 bytes. */
function endOf(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return null;
}
