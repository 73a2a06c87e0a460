/** A bucket that speaks S3 (signature version 4, path style): `PREFIX/ab/abcd…`. Neither keys nor signatures are ever told or logged. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { BrokenWorld } from '../database/broken-world.ts';
import { type Storage, isHash } from './storage.ts';

export type S3 = { readonly endpoint: URL; readonly bucket: string; readonly region: string; readonly keyId: string; readonly secret: string; readonly prefix: string };
const PATIENCE_MS = 60_000;

export function s3Storage({ endpoint, bucket, region, keyId, secret, prefix }: S3): Storage {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 3 });
  const place = `${endpoint.origin}/${bucket}${prefix === '' ? '' : `/${prefix}`}`;
  const addressOf = (hash: string): string => {
    if (!isHash(hash)) throw new RangeError('not a hash');
    return `${endpoint.href.replace(/\/$/, '')}/${encodeURIComponent(bucket)}/${prefix === '' ? '' : `${prefix}/`}${hash.slice(0, 2)}/${hash}`;
  };
  const ask = async (hash: string, init: { method: string; body?: Buffer; headers?: Record<string, string> }): Promise<Response> => {
    const { body, ...rest } = init;
    const answer = await client.fetch(addressOf(hash), { ...rest, ...(body === undefined ? {} : { body: new Uint8Array(body) }), signal: AbortSignal.timeout(PATIENCE_MS) })
      .catch((error: unknown) => { throw unavailable(place, (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name); });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw unavailable(place, String(answer.status));
  };
  return {
    kind: 's3', place,
    put: async (hash, bytes) => {
      const held = await ask(hash, { method: 'HEAD' });
      if (held.ok && held.headers.get('content-length') === String(bytes.length)) return;
      // the hash of the body is signed: what comes in damaged on the way is refused there
      const kept = await ask(hash, { method: 'PUT', body: bytes, headers: { 'x-amz-content-sha256': hash, 'content-type': 'application/octet-stream' } });
      await kept.body?.cancel();
      if (!kept.ok) throw unavailable(place, String(kept.status));
    },
    open: async (hash) => {
      const answer = await ask(hash, { method: 'GET' });
      if (answer.ok && answer.body !== null) return Readable.fromWeb(answer.body as unknown as ReadableStream);
      const said = await answer.text();
      // a bucket that is not there is no missing file
      if (said.includes('NoSuchBucket')) throw unavailable(place, 'NoSuchBucket');
      return null;
    },
  };
}

const unavailable = (place: string, found: string): BrokenWorld => new BrokenWorld('evidence-storage-unavailable', place, { found });
