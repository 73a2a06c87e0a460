/** Which countries stand near one, and which one somebody may have meant who wrote what is no country's code. */
import { nearest } from '../ground/near.ts';
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

/** Codes of countries that a text may mean by a code or a name in any language; one that is written exactly stands alone. */
export function countriesMeant(countries: Countries, text: string, most: number): string[] {
  const all = [...countries.values()];
  const textsOf = (one: Country) => [one.iso3, one.iso2, ...Object.values(one.name)];
  const exact = all.filter((one) => textsOf(one).some((each) => each.toLowerCase() === text.trim().toLowerCase()));
  return (exact.length > 0 ? exact : nearest(text, all, textsOf, most)).map((one) => one.iso3);
}
