/** Names of files as they are kept and given back: what a person reads in them, and nothing that a machine could take for more. */
import { spoken } from '../ground/decided.ts';

const LONGEST = 120;
/** Letters of other scripts that read as Latin ones: in an ending they could hide what a file is (UTS 39). */
const ENDING = /^[a-z0-9]{1,10}$/;

/**
 * The last part of a path, without signs that no one sees (control, direction, zero width), without what file systems and shells take
 * for more, and ended by `ending`, which comes from the bytes. `name` may be anything; null when nothing readable is left.
 */
export function cleanName(name: string, ending: string): string {
  const last = name.normalize('NFKC').split(/[/\\]/).at(-1)!;
  const plain = last.replaceAll(/[\p{C}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu, '').replaceAll(/[<>:"|?*%;&$`'{}[\]^~]/g, '_').replaceAll(/\s+/g, ' ');
  const stem = endingOf(plain) === null ? plain : plain.slice(0, plain.lastIndexOf('.'));
  // no hidden file, no second ending of a program, none of the names that Windows keeps for its devices
  const bare = stem.replaceAll('.', '_').replace(/^[_\s-]+|[_\s]+$/gu, '');
  const kept = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i.test(bare) ? `${bare}_` : bare;
  return `${[...(spoken(kept) ?? 'evidence')].slice(0, LONGEST).join('')}.${ending}`;
}

/** The ending of a name, in small letters; null when it has none that programs go by. */
export function endingOf(name: string): string | null {
  const last = name.normalize('NFKC').split(/[/\\]/).at(-1)!.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  const at = last.lastIndexOf('.');
  const ending = at <= 0 ? '' : last.slice(at + 1).toLowerCase();
  return ENDING.test(ending) ? ending : null;
}

/** What somebody calls a link, on one line and without signs that no one sees; null when nothing is left. */
export const cleanTitle = (title: string): string | null => spoken(title.normalize('NFC').replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').slice(0, 300));
