/** What lets somebody in: made here, and kept only as a hash. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { passwordText } from '@throughline/core/people/password.ts';
import { Secret, TOTP } from 'otpauth';

/** argon2id with 19 MiB and two passes: what OWASP's password storage sheet names first for a server of many. The number is the library's `Argon2id`. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (typed: string): Promise<string> => hash(passwordText(typed), COST);

let nobody: Promise<string> | null = null;

/** Whether the password is the account's; without an account or password the same work is done, so that time tells nothing. */
export async function passwordFits(kept: string | null, typed: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  const fits = await verify(kept ?? (await nobody), passwordText(typed));
  return kept !== null && fits;
}

/** 256 random bits as text for an address or a header. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** What is kept of a token, code or key, and what is looked for: SHA-256, hexadecimal. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const KEY_BEGINS = 'tl_';
export const newKey = (): string => `${KEY_BEGINS}${newToken()}`;
/** By what a key's owner knows it again. */
export const beginningOf = (key: string): string => key.slice(0, KEY_BEGINS.length + 6);

const CODES = 10;
/** Ten codes of 80 bits each, in letters and digits that are not mistaken for one another. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: CODES }, () => new Secret({ size: 10 }).base32.toLowerCase().replace(/(.{4})(?=.)/g, '$1-'));
export const recoveryHash = (typed: string): string => hashOf(typed.toLowerCase().replace(/[^a-z2-7]/g, ''));

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

const STEP_SECONDS = 30;
/** Clocks may differ by one step to either side (RFC 6238, 5.2). */
const SKEW_STEPS = 1;

/** The address that an application reads. */
export const totpUri = (secret: string, name: string): string => totp(secret, name).toString();

/** The step whose code was typed, or null. Whether it was taken before is the caller's to see. */
export function totpStep(secret: string, typed: string, now: number): number | null {
  const code = typed.replaceAll(/\s/g, '');
  if (!/^[0-9]{6}$/.test(code)) return null;
  const delta = totp(secret, '').validate({ token: code, timestamp: now, window: SKEW_STEPS });
  return delta === null ? null : Math.floor(now / 1000 / STEP_SECONDS) + delta;
}

const totp = (secret: string, label: string): TOTP => new TOTP({ issuer: 'Throughline', label, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS, secret });
