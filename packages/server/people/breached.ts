/** The bundled list of passwords from breaches: 49,000 of the most used, from the data of zxcvbn (docs/decisions/0017-signing-in.md). */
import { dictionary } from '@zxcvbn-ts/language-common';

let listed: ReadonlySet<string> | null = null;

/** Read once, when a password is first set. */
export function isBreached(core: string): boolean {
  listed ??= new Set(dictionary['passwords-common']);
  return listed.has(core);
}
