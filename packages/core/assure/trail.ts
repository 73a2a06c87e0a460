/**
 * The trail's form, `throughline-trail/1`: what an entry says as one text, so that its hash can be made anew by anybody.
 *
 * An entry is hashed as the canonical JSON (RFC 8785) of one object with these members, no others, in this order:
 *
 *     { "actor":    text,            who
 *       "after":    any JSON,        the values after the deed; null where there are none
 *       "at":       text,            when, `YYYY-MM-DDTHH:MM:SS.ffffffZ`
 *       "before":   any JSON,        the values before
 *       "chain":    text,            `ORGANISATION/PROJECT`, ids of the store; project 0 is the organisation's own chain
 *       "data":     any JSON,        what else belongs to the deed
 *       "form":     "throughline-trail/1",
 *       "from":     text or null,    from where: an address, or `terminal`
 *       "number":   integer,         its number in the chain, from 1, without a gap
 *       "previous": text or null,    the hash of the entry before it in the chain, null for number 1
 *       "reason":   text or null,
 *       "subject":  text,            `kind:code`
 *       "verb":     text }           `noun.verb`
 *
 * The hash is SHA-256 of its UTF-8 bytes, in lower-case hexadecimal. Making it is the caller's: nothing here is more than text.
 */
export const TRAIL_FORM = 'throughline-trail/1';

export type TrailEntry = {
  readonly chain: string;
  readonly number: number;
  readonly previous: string | null;
  readonly at: string;
  readonly actor: string;
  readonly from: string | null;
  readonly verb: string;
  readonly subject: string;
  readonly reason: string | null;
  /** Canonical JSON as it is kept: never read and written again on the way, so that no digit changes. Null as the text `null`. */
  readonly before: string | null;
  readonly after: string | null;
  readonly data: string | null;
};

/** An entry and the hash that it was written with. */
export type Written = TrailEntry & { readonly hash: string };

/** Text to its hash: SHA-256 of the UTF-8 bytes, lower-case hexadecimal. */
export type Hash = (text: string) => string;

/** What is hashed of an entry: the canonical text described above. */
export function sealedText(entry: TrailEntry): string {
  const said = (value: string | null): string => (value === null ? 'null' : JSON.stringify(value));
  return `{"actor":${said(entry.actor)},"after":${entry.after ?? 'null'},"at":${said(entry.at)},"before":${entry.before ?? 'null'},"chain":${said(entry.chain)}`
    + `,"data":${entry.data ?? 'null'},"form":"${TRAIL_FORM}","from":${said(entry.from)},"number":${entry.number},"previous":${said(entry.previous)}`
    + `,"reason":${said(entry.reason)},"subject":${said(entry.subject)},"verb":${said(entry.verb)}}`;
}

/**
 * Canonical JSON (RFC 8785): members in the order of their names by UTF-16 code units, no white space, numbers as ECMAScript
 * writes them. Members that are undefined are left out. Texts are cleaned as `keptText` says, so that what is kept reads back as
 * it was hashed. A number that is not finite, and what JSON cannot say, is a mistake of the program: RangeError.
 */
export function canonical(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(keptText(value));
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('no number of JSON');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(',')}]`;
  if (typeof value !== 'object') throw new RangeError('nothing that JSON can say');
  return `{${members(value).map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

/** By cleaned name, the last of several that clean to one name. */
function members(value: object): [string, unknown][] {
  const named = new Map(Object.entries(value).filter(([, one]) => one !== undefined).map(([name, one]) => [keptText(name), one]));
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A text as a database keeps it: halves of surrogate pairs and the character NUL, which none takes, become U+FFFD. */
export const keptText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\uFFFD');

/** The name of a chain from the store's ids; project `0` is the organisation's own, organisation `0` the store's. */
export const chainOf = (orgId: string, projectId: string): string => `${orgId}/${projectId}`;
