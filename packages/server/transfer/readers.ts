/** The readers of all formats, over the frameworks of this installation and what the store holds. */
import { iatiReader } from '@throughline/exchange/iati/read-iati.ts';
import { type AskHeld, portfolioReader } from '@throughline/exchange/portfolio/read-portfolio.ts';
import type { FileKind, Reader } from '@throughline/exchange/reader.ts';
import { uninfoReader } from '@throughline/exchange/uninfo/read-uninfo.ts';
import { loadFrameworks } from '../framework/load.ts';

/** `askHeld` answers what the store holds of the things that a portfolio names. */
export function readerOf(kind: FileKind, askHeld: AskHeld): Reader {
  const lists = loadFrameworks();
  if (kind === 'portfolio') return portfolioReader(lists, askHeld);
  return kind === 'iati' ? iatiReader(lists.reference) : uninfoReader(lists.reference);
}

/** The framework of organisations whose source names none: the first that this installation holds. */
export function standardFramework(): string {
  const [first] = loadFrameworks().frameworks.keys();
  if (first === undefined) throw new Error('no framework is held');
  return first;
}
