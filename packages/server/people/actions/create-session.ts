/** Signing in with a name, a password and, where the account has one, a second factor. */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import { signInName } from '@throughline/core/people/sign-in-name.ts';
import type { Pool } from 'pg';
import { type Trx, inSight, see } from '../../database/scope.ts';
import { type Account, findAccount } from '../accounts.ts';
import { writeAccountTrail } from '../account-trail.ts';
import { hashOf, newToken, passwordFits, recoveryHash, totpStep } from '../secrets.ts';
import { type Visitor, openSession } from '../sessions.ts';
import { byAddress, byDevice, byName, giveBack, takeTurns } from '../turns.ts';

export const verb = 'session.create';

export type SignIn = { readonly name: string; readonly password: string; readonly code?: string | undefined };
/** A browser that the account came in from before; null: none. */
export type Came = Visitor & { readonly device: string | null };
export type CameIn = { readonly accountId: string; readonly token: string; /** To be kept by the browser. */ readonly device: string };

/**
 * Refused: `try-again-later` (unavailable); `sign-in-refused` (forbidden), the same whatever was wrong; `second-factor-needed`
 * (forbidden) when name and password are right and no code was sent.
 */
export async function createSession(pool: Pool, { name: typed, password, code }: SignIn, came: Came): Promise<CameIn> {
  const name = signInName(typed).slice(0, 300);
  const known = came.device !== null && (await isDeviceOf(pool, name, came.device)) ? came.device : null;
  const mine = known === null ? byName(name) : byDevice(known);
  const address = byAddress(came.address ?? 'none');
  await takeTurns(pool, [mine, address]);
  const { account, secret } = await readSecret(pool, name);
  const fits = await passwordFits(secret?.password_hash ?? null, password);
  if (!fits || account === null || account.suspended !== null || account.kind !== 'person') {
    await tellRefusal(pool, account, came);
    refuse();
  }
  // the turn stays taken until all is right: else asking without a code would buy more tries of codes
  if (secret!.totp_secret !== null && code === undefined) throw new Refused([problem('forbidden', 'second-factor-needed', 'code')]);
  const done = await inSight(pool, { account: account.account_id }, (trx) => enter(trx, account, secret!, code, { ...came, device: known }), true);
  if (done === null) {
    await tellRefusal(pool, account, came);
    refuse();
  }
  await giveBack(pool, [mine], [address]);
  return done;
}

function refuse(): never {
  throw new Refused([problem('forbidden', 'sign-in-refused', 'name')]);
}

type Secret = { readonly password_hash: string | null; readonly totp_secret: string | null };

function readSecret(pool: Pool, name: string): Promise<{ account: Account | null; secret: Secret | null }> {
  return inSight(pool, { shown: name }, async (trx) => {
    const account = await findAccount(trx, { name });
    // the same is asked for a name that nobody has: what it takes tells nothing
    const id = account?.account_id ?? '0';
    await see(trx, { account: id });
    const { rows } = await trx.query<Secret>('select password_hash, totp_secret from account_secret where account_id = $1', [id]);
    return { account, secret: rows[0] ?? null };
  });
}

async function enter(trx: Trx, account: Account, secret: Secret, code: string | undefined, came: Came): Promise<CameIn | null> {
  const id = account.account_id;
  if (secret.totp_secret !== null && !(await takesCode(trx, id, secret.totp_secret, code ?? ''))) return null;
  const { token } = await openSession(trx, id, 'password', came);
  const device = came.device ?? (await keepDevice(trx, id));
  await writeAccountTrail(trx, { accountId: id, orgId: null, actor: { name: account.name, from: came.address }, verb, subject: `account:${account.name}`, data: { by: 'password' } });
  return { accountId: id, token, device };
}

/** A code of the application, never one twice; or a recovery code, which is used up. */
export async function takesCode(trx: Trx, accountId: string, secret: string, code: string): Promise<boolean> {
  const step = totpStep(secret, code, Date.now());
  if (step !== null) return (await trx.query('update account_secret set totp_step = $2 where account_id = $1 and totp_step < $2', [accountId, step])).rowCount === 1;
  const used = await trx.query('update account_secret set recovery_hashes = array_remove(recovery_hashes, $2) where account_id = $1 and $2 = any (recovery_hashes)', [accountId, recoveryHash(code)]);
  return used.rowCount === 1;
}

const isDeviceOf = (pool: Pool, name: string, device: string): Promise<boolean> => inSight(pool, { shown: hashOf(device) }, async (trx) => {
  const { rows } = await trx.query<{ account_id: string }>('select account_id from known_device where token_hash = $1', [hashOf(device)]);
  if (rows[0] === undefined) return false;
  await see(trx, { account: rows[0].account_id });
  return (await findAccount(trx, { id: rows[0].account_id }))?.name === name;
});

async function keepDevice(trx: Trx, accountId: string): Promise<string> {
  const device = newToken();
  await trx.query('insert into known_device (token_hash, account_id) values ($1, $2)', [hashOf(device), accountId]);
  return device;
}

/** The owner sees that somebody tried, and from where; for a name that nobody has as much is asked, and nothing written. */
const tellRefusal = (pool: Pool, account: Account | null, came: Came): Promise<void> => inSight(pool, { account: account?.account_id ?? '0' }, async (trx) => {
  if (account === null) return void (await trx.query('select 1 from account_deed where account_id = 0'));
  await writeAccountTrail(trx, { accountId: account.account_id, orgId: null, actor: { name: account.name, from: came.address }, verb, subject: `account:${account.name}`, data: { refused: true } });
}, true);
