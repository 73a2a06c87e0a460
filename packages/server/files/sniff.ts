/** What a file is, by its bytes: signatures by the library `file-type`, texts by a check of our own; the name is not asked. */
import { fileTypeFromBuffer } from 'file-type';
import { zipNames } from './zip-names.ts';

/** Macros of Word, Excel and PowerPoint, and of OpenDocument; embedded programs. */
const PROGRAM = /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/|activeX\/|Basic\/|Scripts\/)/i;
const MACROS = 'application/x-document-with-macros';
/** Other names of the library for types that we take. */
const SAME: Readonly<Record<string, string>> = { 'image/heif': 'image/heic', 'image/heic-sequence': 'image/heic', 'image/heif-sequence': 'image/heic', 'image/apng': 'image/png', 'video/x-m4v': 'video/mp4' };

/** The media type; null when nothing known is seen. */
export async function sniff(bytes: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found === undefined) return textType(bytes);
  const type = SAME[found.mime] ?? found.mime;
  if (!/openxmlformats|opendocument|zip$/.test(type)) return type;
  const names = zipNames(bytes);
  return names === null ? 'application/zip' : names.some((name) => PROGRAM.test(name)) ? MACROS : type;
}

/** What begins so is a drawing, a page or a program, whatever follows; a page may stand behind a line of text: browsers that guess look at the beginning. */
const NOT_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/<svg[\s>/]/i, 'image/svg+xml'], [/^\s*<\?xml/i, 'application/xml'], [/^\s*(<(!doctype|head|!--|math|\?php)|mime-version:)|<(script|html|iframe|body|object|embed)[\s>/]/i, 'text/html'],
  [/^\s*(#!|%!ps|@echo)/i, 'text/x-script'], [/^\s*\{\\rtf/i, 'application/rtf'],
];

/** UTF-8 without signs that no text has; rows of equal width make it a table. */
function textType(bytes: Buffer): string | null {
  if (bytes.length === 0) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) return null;
  const other = NOT_PLAIN.find(([begins]) => begins.test(text.slice(0, 4096)));
  if (other !== undefined) return other[1];
  return isTable(text) ? 'text/csv' : 'text/plain';
}

function isTable(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/, 6).filter((line) => line.trim() !== '');
  const widths = (sign: string): number[] => lines.slice(0, 5).map((line) => line.replaceAll(/"[^"]*"/g, '').split(sign).length);
  return lines.length >= 2 && [',', ';', '\t'].some((sign) => { const all = widths(sign); return all[0]! > 1 && all.every((one) => one === all[0]); });
}
