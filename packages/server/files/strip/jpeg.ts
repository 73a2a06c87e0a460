/**
 * JPEG without what it tells beside the picture: place, time, maker, comments, previews (ITU T.81, Exif 2.32, XMP). Segments are left out
 * whole, the picture's own bytes stay as they are; only which way is up is written anew.
 */
const [SOI, EOI, SOS, COM, APP0, APP1, APP2, APP14, APP15] = [0xd8, 0xd9, 0xda, 0xfe, 0xe0, 0xe1, 0xe2, 0xee, 0xef];
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** The bytes without metadata; null when the file is not whole. */
export function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let upright = 1;
  for (let at = 2; at < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    // what follows the end (a film, further pictures, each with a place of its own) is no part of the picture
    if (marker === EOI) return Buffer.concat([...withOrientation(kept, upright), Buffer.from([0xff, EOI])]);
    if (standsAlone(marker)) { kept.push(bytes.subarray(at, at + 2)); at += 2; continue; }
    const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
    if (length < 2 || at + 2 + length > bytes.length) return null;
    const end = marker === SOS ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    const segment = bytes.subarray(at, end);
    if (isOfPicture(marker, segment)) kept.push(segment);
    else if (marker === APP1) upright = orientationIn(segment.subarray(4)) ?? upright;
    at = end;
  }
  return null;
}

/** Coded bytes run until a marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const next = bytes.indexOf(0xff, at);
    if (next < 0 || next + 1 >= bytes.length) return bytes.length;
    const marker = bytes[next + 1]!;
    if (marker !== 0 && marker !== 0xff && !standsAlone(marker)) return next;
    at = next + (marker === 0xff ? 1 : 2);
  }
  return at;
}

/** Of the application's segments only those that say how colours are meant: JFIF, ICC, Adobe. */
function isOfPicture(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  const name = segment.subarray(4, 16).toString('latin1');
  return (marker === APP0 && name.startsWith('JFIF\0')) || (marker === APP2 && name.startsWith('ICC_PROFILE\0')) || (marker === APP14 && name.startsWith('Adobe'));
}

/** Tag 0x0112 of the first directory: 1 to 8. */
function orientationIn(body: Buffer): number | null {
  if (!body.subarray(0, 6).equals(Buffer.from('Exif\0\0', 'latin1')) || body.length < 14) return null;
  const tiff = body.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const from = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < Math.min(short(from), 200); n += 1) {
    const entry = from + 2 + n * 12;
    if (short(entry) !== 0x0112) continue;
    const found = short(entry + 8);
    return found >= 1 && found <= 8 ? found : null;
  }
  return null;
}

/** A directory with this one tag, after the first segments. */
function withOrientation(kept: readonly Buffer[], upright: number): Buffer[] {
  if (upright === 1) return [...kept];
  const tiff = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, upright, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, APP1, 0, body.length + 2]);
  const after = kept[1]?.[1] === APP0 ? 2 : 1;
  return [...kept.slice(0, after), head, body, ...kept.slice(after)];
}
