/** The bytes of a portfolio file → its JSON value, or every reason why it is none. */
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';
import { lineCounter, pointerTo, scanJson } from './scan-json.ts';

export type Parsed = { readonly value: unknown; readonly text: string; readonly problems: readonly Problem[] } | { readonly value: null; readonly text: null; readonly problems: readonly Problem[] };

/** A portfolio is read whole: this is what a person's machine takes in stride. Activity files are streamed and have no such bound. */
export const LARGEST = 64 * 1024 * 1024;

/** Gathers the bytes, no more than `LARGEST` of them: `file-too-large` tells the bound. */
export async function gather(source: AsyncIterable<Uint8Array>, largest = LARGEST): Promise<Uint8Array | Problem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > largest) return invalid('file-too-large', '', { found: `> ${largest}`, accepted: largest });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * Decodes and parses. Problems: `file-empty`, `encoding-not-utf8` (naming the one it looks like), `json-truncated`,
 * `json-malformed`, `json-too-deep`, `member-twice`; each with its line.
 */
export function parseJson(bytes: Uint8Array): Parsed {
  const decoded = decode(bytes);
  if (typeof decoded !== 'string') return nothing([decoded]);
  if (/^\s*$/.test(decoded.slice(0, 4096)) && decoded.trim() === '') return nothing([invalid('file-empty', '', { accepted: 'JSON' })]);
  const line = lineCounter(decoded);
  const twice: Problem[] = [];
  const broken = scanJson(decoded, {
    twice: (names, offset) => {
      twice.push({ ...invalid('member-twice', pointerTo(...names), { found: String(names.at(-1)) }), line: line(offset) });
    },
  });
  if (broken === null) return { value: JSON.parse(decoded) as unknown, text: decoded, problems: twice };
  const data = { found: decoded.slice(broken.offset, broken.offset + 20), accepted: broken.accepted };
  return nothing([...twice, { ...brokenProblem(broken.why, data), line: line(broken.offset) }]);
}

function brokenProblem(why: 'truncated' | 'malformed' | 'too-deep', data: Record<string, unknown>): Problem {
  if (why === 'truncated') return invalid('json-truncated', '', { ...data, found: 'end of the file' });
  return why === 'too-deep' ? invalid('json-too-deep', '', data) : invalid('json-malformed', '', data);
}

const nothing = (problems: readonly Problem[]): Parsed => ({ value: null, text: null, problems });

/** UTF-8, with or without its mark; everything else is named and refused. */
function decode(bytes: Uint8Array): string | Problem {
  const seems = otherEncoding(bytes);
  if (seems !== null) return invalid('encoding-not-utf8', '', { found: seems, accepted: 'UTF-8' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { line, byte } = firstFault(bytes);
    return { ...invalid('encoding-not-utf8', '', { found: `ISO-8859-1 or the like (byte ${byte})`, accepted: 'UTF-8' }), line };
  }
}

/** By its mark, or by the empty bytes that plain letters have in wider encodings. */
function otherEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = [bytes[0], bytes[1], bytes[2], bytes[3]];
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32LE' : 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  if (a === 0 && b === 0) return 'UTF-32BE';
  if (a === 0 && b !== undefined) return 'UTF-16BE';
  return b === 0 && a !== undefined ? 'UTF-16LE' : null;
}

/** Line and value of the first byte that is no UTF-8: decoding goes line by line only when it has failed. */
function firstFault(bytes: Uint8Array): { line: number; byte: string } {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    const part = bytes.subarray(from, end < 0 ? bytes.length : end);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(part);
    } catch {
      const high = part.find((byte) => byte >= 0x80) ?? 0;
      return { line, byte: `0x${high.toString(16)}` };
    }
    if (end < 0) break;
    from = end + 1;
  }
  return { line, byte: '' };
}
