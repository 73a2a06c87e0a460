/** Parts of a snapshot as they are stored: JSON, compressed, with a hash of what they say. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** Of brotli: what 9 would save costs ten times the time. */
const QUALITY = 5;

export const packed = (text: string): Promise<Buffer> =>
  compress(Buffer.from(text), { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_LGWIN]: 22 } });

export const unpacked = async (bytes: Buffer): Promise<string> => (await decompress(bytes)).toString('utf8');

/** Of several texts, each with its length before it, so that no two lists of texts give the same. */
export function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const one of texts) hash.update(`${Buffer.byteLength(one)}:`).update(one);
  return hash.digest('hex');
}
