/**
 * Bytes to text by the byte order mark, else by the XML declaration, else UTF-8 (XML 1.0, appendix F). Bytes that are none
 * of the encoding they claim to be are said, never replaced by question marks.
 */
import { TextDecoder } from 'node:util';
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';

/** Encodings read; each is a label that TextDecoder knows. */
const LABELS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8',
  'utf-16': 'utf-16', 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252', latin1: 'windows-1252', 'windows-1252': 'windows-1252', cp1252: 'windows-1252',
};
export const ACCEPTED_ENCODINGS = ['UTF-8', 'UTF-16', 'ISO-8859-1', 'windows-1252'];

/** Bytes looked at before the encoding is settled: an XML declaration is shorter. */
const HEAD = 256;

export type Decoded = { readonly text: string } | { readonly problem: Problem };

/** Texts of a file in order; ends after a problem. */
export async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  let head = new Uint8Array(0);
  let decoder: TextDecoder | null = null;
  for await (const chunk of source) {
    let bytes = chunk;
    if (decoder === null) {
      head = joined(head, chunk);
      if (head.length < HEAD) continue;
      const settled = settle(head);
      if ('problem' in settled) return void (yield settled);
      decoder = settled.decoder;
      bytes = head;
    }
    const text = decodePart(decoder, bytes, true);
    yield text;
    if ('problem' in text) return;
  }
  const settled = decoder === null ? settle(head) : { decoder };
  if ('problem' in settled) return void (yield settled);
  yield decodePart(settled.decoder, decoder === null ? head : new Uint8Array(0), false);
}

function decodePart(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): Decoded {
  try {
    return { text: decoder.decode(bytes, { stream }) };
  } catch {
    return { problem: invalid('xml-encoding', '/', { found: `≠ ${decoder.encoding}`, accepted: ACCEPTED_ENCODINGS }) };
  }
}

function settle(head: Uint8Array): { decoder: TextDecoder } | { problem: Problem } {
  const marked = byMark(head);
  const declared = declaredIn(head);
  const label = marked === null ? LABELS[(declared ?? 'utf-8').toLowerCase()] : marked;
  const isWide = label?.startsWith('utf-16') ?? false;
  // An ASCII declaration that claims UTF-16 lies: nobody could have read it otherwise.
  if (label === undefined || (isWide && marked === null)) {
    return { problem: invalid('xml-encoding', '/', { found: declared ?? 'UTF-32', accepted: ACCEPTED_ENCODINGS }) };
  }
  return { decoder: new TextDecoder(label, { fatal: true }) };
}

/** By byte order mark, or by the way `<` is written in two bytes; null: neither, undefined: a mark that is not read. */
function byMark(head: Uint8Array): string | undefined | null {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? undefined : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  return null;
}

function declaredIn(head: Uint8Array): string | null {
  const ascii = String.fromCharCode(...head.subarray(0, HEAD));
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(ascii)?.[1] ?? null;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
