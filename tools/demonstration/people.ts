/** The registry of persons: people of one country meet in several projects and come back in later years. */
import { chance, type Chance } from './chance.ts';

export type Person = { readonly id: string; readonly sex?: 'F' | 'M' };
export type Registry = { group(country: string): Group; listed(): Person[] };
export type Group = { readonly women: readonly Person[]; readonly men: readonly Person[] };

const GROUP = 150;

export function registry(seed: number, countries: readonly string[]): Registry {
  const draw = chance(seed, 'registry');
  const groups = new Map<string, Group>();
  let number = 0;
  const person = (sex: 'F' | 'M'): Person => {
    number += 1;
    const id = `p${String(number).padStart(5, '0')}`;
    return draw.sometimes(0.03) ? { id } : { id, sex };
  };
  for (const country of countries) {
    groups.set(country, { women: Array.from({ length: GROUP }, () => person('F')), men: Array.from({ length: GROUP }, () => person('M')) });
  }
  const listed = (): Person[] => [...groups.values()].flatMap((group) => [...group.women, ...group.men]);
  return { group: (country) => groups.get(country) as Group, listed };
}

/** So many persons of a group: about two in five of those who came last time, the rest by the share of women. */
export function attendance(group: Group, count: number, women: number, before: readonly string[], draw: Chance): string[] {
  const chosen = new Set(before.filter(() => draw.sometimes(0.4)).slice(0, Math.floor(count * 0.6)));
  for (let tries = 0; chosen.size < count && tries < count * 20; tries += 1) {
    chosen.add(draw.pick(draw.sometimes(women) ? group.women : group.men).id);
  }
  return [...chosen].sort();
}
