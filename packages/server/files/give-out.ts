/** A file on its way out: as an attachment that no browser opens as a page, whatever is in it. */
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';

export type Given = { readonly name: string; readonly type: string; readonly hash: string };

/** RFC 6266 with RFC 8187: a name in ASCII for what knows no other, and the whole one. */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._ -]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

export function giveOut(reply: FastifyReply, { name, type, hash }: Given, bytes: Readable): FastifyReply {
  return reply.type(type.startsWith('text/') ? `${type}; charset=utf-8` : type).headers({
    'content-disposition': attachment(name), 'x-content-type-options': 'nosniff', 'content-security-policy': `default-src 'none'; sandbox`,
    'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-cache', etag: `"${hash}"`,
  }).send(bytes);
}
