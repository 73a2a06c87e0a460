/** Which countries stand near one, and which one somebody may have meant who wrote what is no country's code. */
import { fold } from '../ground/fold.ts';
import type { Country } from './types.ts';

type Countries = ReadonlyMap<string, Country>;

/** Of `among` (ISO 3166-1 alpha-3), those of the same region, the smallest shared region first, then by code. The country itself is left out. */
export function byCloseness(countries: Countries, iso3: string, among: readonly string[]): string[] {
  const here = countries.get(iso3);
  if (here === undefined) return [];
  const near = among.filter((code) => code !== iso3).map((code) => ({ code, shared: shared(here, countries.get(code)) }));
  return near.filter((one) => one.shared > 0).sort((a, b) => b.shared - a.shared || (a.code < b.code ? -1 : 1)).map((one) => one.code);
}

function shared(a: Country, b: Country | undefined): number {
  if (b === undefined) return 0;
  if (a.intermediate !== null && a.intermediate === b.intermediate) return 3;
  if (a.subregion !== null && a.subregion === b.subregion) return 2;
  return a.region !== null && a.region === b.region ? 1 : 0;
}

/** Codes of countries that a text may mean: a code of two or three letters, a name in any language, or nearly one; the likeliest first. */
export function countriesMeant(countries: Countries, text: string, most: number): string[] {
  const sought = fold(text);
  if (sought === '') return [];
  const found = [...countries.values()].flatMap((country) => {
    const how = distanceOf(country, sought);
    return how === null ? [] : [{ iso3: country.iso3, how }];
  });
  return found.sort((a, b) => a.how - b.how || (a.iso3 < b.iso3 ? -1 : 1)).slice(0, most).map((one) => one.iso3);
}

/** Null when the text is nothing like the country: an exact code 0, a name 1, the beginning of one 2, a part of one 3, a slip of the pen from 4 on. */
function distanceOf(country: Country, sought: string): number | null {
  if ([country.iso3, country.iso2, country.m49].some((code) => fold(code) === sought)) return 0;
  const names = Object.values(country.name).map(fold);
  if (names.includes(sought)) return 1;
  if (sought.length > 1 && names.some((name) => name.startsWith(sought))) return 2;
  if (sought.length > 2 && names.some((name) => name.includes(sought))) return 3;
  const slips = Math.min(slipsBetween(fold(country.iso3), sought), ...names.filter((name) => name.length > 4).map((name) => slipsBetween(name, sought)));
  return slips <= Math.max(1, Math.floor(sought.length / 4)) ? 3 + slips : null;
}

/** Letters to add, drop or change to come from one text to the other. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Math.max(a.length, b.length);
  let row = Array.from({ length: b.length + 1 }, (_one, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
