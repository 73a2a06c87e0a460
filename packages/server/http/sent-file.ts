/** One file that comes with a question (multipart/form-data), and the texts beside it. */
import type { MultipartFile } from '@fastify/multipart';
import { type Problem, Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { FastifyRequest } from 'fastify';

/** Refused (invalid): `upload-not-multipart`. */
export function mustBeMultipart(request: FastifyRequest): void {
  if (!request.isMultipart()) throw new Refused([invalid('upload-not-multipart', 'request', { accepted: 'multipart/form-data' })]);
}

/** The file, not read yet; `most` bytes of it and of each field beside it. Refused (invalid): `upload-not-multipart`, `upload-without-file`. */
export async function sentFile(request: FastifyRequest, most: { readonly file: number; readonly field: number }): Promise<MultipartFile> {
  mustBeMultipart(request);
  const part = await request.file({ limits: { fileSize: most.file, files: 1, fields: 5, fieldSize: most.field } });
  if (part === undefined) throw new Refused([invalid('upload-without-file', 'file', {})]);
  return part;
}

/** All of it. Refused with `tooLarge` where it has more than was allowed. */
export const bytesSent = (part: MultipartFile, tooLarge: Problem): Promise<Buffer> =>
  part.toBuffer().catch((error: { code?: string }) => { throw error.code === 'FST_REQ_FILE_TOO_LARGE' ? new Refused([tooLarge]) : error; });

/** The text of a field that stood before the file; null where there is none. */
export function fieldSent({ fields }: MultipartFile, name: string): string | null {
  const held: unknown = fields[name];
  const one: unknown = Array.isArray(held) ? held[0] : held;
  return typeof one === 'object' && one !== null && 'value' in one ? String(one.value) : null;
}
