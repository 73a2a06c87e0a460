/** One-time links: a token told once, kept as a hash, good for one use until it expires. */
import { WELCOME } from '@throughline/contract/people/people.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Role } from '@throughline/core/people/roles.ts';
import { type Trx, see } from '../database/scope.ts';
import { hashOf, newToken } from './secrets.ts';

export type LinkRow = {
  readonly link_id: string; readonly kind: 'first' | 'invitation' | 'recovery'; readonly account_id: string | null; readonly org_id: string | null;
  readonly name: string | null; readonly language: string | null; readonly role: Role | null; readonly place: string | null; readonly organisation: string | null;
  readonly from_day: string | null; readonly until_day: string | null; readonly drops_second_factor: boolean; readonly made_by: string; readonly expires: string;
};

const COLUMNS = `l.link_id, l.kind, l.account_id, l.org_id, l.name, l.language, l.role, l.place, o.code as organisation, l.from_day, l.until_day, l.drops_second_factor, l.made_by, l.expires`;

export type NewLink = {
  readonly kind: LinkRow['kind']; readonly accountId?: string; readonly orgId?: string | null; readonly name?: string; readonly language?: string;
  readonly role?: Role; readonly place?: string; readonly from?: string | null; readonly until?: string | null; readonly dropsSecondFactor?: boolean;
  readonly madeBy: string; readonly days: number;
};

/** Where the token belongs in an address people can open. */
export const addressOf = (base: string, token: string): string => `${base.replace(/\/$/, '')}${WELCOME}#${token}`;

/** Writes a link; its number, its token and its end. */
export async function makeLink(trx: Trx, link: NewLink): Promise<{ readonly id: string; readonly token: string; readonly expires: string }> {
  const token = newToken();
  await see(trx, { shown: hashOf(token) });
  const { rows } = await trx.query<{ link_id: string; expires: string }>(
    `insert into one_time_link (token_hash, kind, account_id, org_id, name, language, role, place, from_day, until_day, drops_second_factor, made_by, expires)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, now() + make_interval(days => $13)) returning link_id, expires`,
    [hashOf(token), link.kind, link.accountId ?? null, link.orgId ?? null, link.name ?? null, link.language ?? null, link.role ?? null, link.place ?? null,
      link.from ?? null, link.until ?? null, link.dropsSecondFactor === true, link.madeBy, link.days]);
  return { id: rows[0]!.link_id, token, expires: rows[0]!.expires };
}

const STANDING = 'l.used is null and l.withdrawn is null and l.expires > now()';

/** Looks at a link without using it. Refused (missing): `link-not-valid`: none, used, withdrawn or too old. */
export async function lookAtLink(trx: Trx, token: string): Promise<LinkRow> {
  const hash = hashOf(token);
  await see(trx, { shown: hash });
  const { rows } = await trx.query<LinkRow>(`select ${COLUMNS} from one_time_link l left join organisation o using (org_id) where l.token_hash = $1 and ${STANDING}`, [hash]);
  return rows[0] ?? notValid();
}

/** Uses it up, in the transaction of what it is for: of two at once one succeeds. Refused (missing): `link-not-valid`. */
export async function spendLink(trx: Trx, token: string): Promise<void> {
  const hash = hashOf(token);
  await see(trx, { shown: hash });
  const spent = await trx.query(`update one_time_link l set used = now() where l.token_hash = $1 and ${STANDING}`, [hash]);
  if (spent.rowCount !== 1) notValid();
}

export function notValid(): never {
  throw new Refused([missing('link-not-valid', 'token')]);
}
