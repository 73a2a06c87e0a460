/** What kind of file it is, by its content: names lie. */
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { FileKind } from '@throughline/exchange/reader.ts';

const KINDS: readonly FileKind[] = ['portfolio', 'iati', 'uninfo'];

/** The kind asked for, when it is one that can be read. Refused: `kind-not-read`. */
export function askedKind(asked: string | null): FileKind | null {
  if (asked === null) return null;
  const kind = KINDS.find((one) => one === asked);
  if (kind === undefined) throw new Refused([invalid('kind-not-read', 'kind', { found: asked, accepted: [...KINDS] })]);
  return kind;
}

/** Refused: `kind-unknown`, saying what the content seems to be; `file-empty`. */
export function guessKind(head: Uint8Array): FileKind {
  const text = textOf(head);
  const start = text.trimStart();
  if (start === '') throw new Refused([invalid('file-empty', '', { accepted: [...KINDS] })]);
  if (start.startsWith('<')) return ofXml(start);
  if (/^[{[]/.test(start)) return ofJson(start);
  throw new Refused([invalid('kind-unknown', '', { found: seems(head, start), accepted: [...KINDS] })]);
}

/** Wide encodings are read as what they are; the reader then tells that they are not taken. */
function textOf(head: Uint8Array): string {
  const wide = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  const bare = wide ?? (head[1] === 0 ? 'utf-16le' : head[0] === 0 ? 'utf-16be' : 'utf-8');
  return new TextDecoder(bare).decode(head);
}

function ofXml(start: string): FileKind {
  // The reader of activities tells of an organisation file what it is, better than "unknown" would.
  if (/<iati-(activities|activity|organisations)[\s>]/.test(start)) return 'iati';
  const root = /<([A-Za-z_][\w.:-]*)[\s/>]/.exec(start.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?\s*>/g, ''))?.[1];
  // A file that breaks off or hides its root is for the reader of activities to judge.
  if (root === undefined) return 'iati';
  throw new Refused([invalid('kind-unknown', '', { found: `<${root}>`, accepted: [...KINDS] })]);
}

/** Members that UN INFO's files begin with; whatever else is JSON is judged as a portfolio, which tells what it lacks. */
const UN_INFO = /"workspace_id"\s*:|UN ?INFO/i;

function ofJson(start: string): FileKind {
  if (/"format"\s*:\s*"throughline-/.test(start)) return 'portfolio';
  return UN_INFO.test(start.slice(0, 4096)) ? 'uninfo' : 'portfolio';
}

function seems(head: Uint8Array, start: string): string {
  if (start.startsWith('PK')) return 'zip';
  if (start.startsWith('%PDF')) return 'PDF';
  if (head.includes(0)) return 'binary';
  return JSON.stringify(start.slice(0, 40));
}
