/** Level 1: what others publish of a country. It stands beside results and is never added to them. */
import { existsSync, readFileSync } from 'node:fs';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import { loadFrameworks } from '../../framework/load.ts';

type Row = { readonly indicator: string; readonly country: string; readonly year: number; readonly value: string; readonly source: string; readonly nature: string };

const FILE = new URL('../../../../frameworks/context/sdg9.json', import.meta.url);
let held: readonly Row[] | null = null;

function rows(): readonly Row[] {
  if (held) return held;
  if (!existsSync(FILE)) return (held = []);
  const read = JSON.parse(readFileSync(FILE, 'utf8')) as { sources: Record<string, { title: string }>; figures: Row[] };
  return (held = read.figures.map(({ indicator, country, year, value, source, nature }) => ({
    indicator, country, year, value, nature, source: read.sources[source]?.title ?? source,
  })));
}

/** Refused (invalid): `context-of-a-country` when the place is none. */
export function viewContext(place: string): { rows: readonly Row[] } {
  const iso3 = place.startsWith('country:') ? place.slice(8) : '';
  if (!loadFrameworks().reference.countries.has(iso3)) throw new Refused([invalid('context-of-a-country', 'place', { found: place, accepted: 'country:ISO3' })]);
  return { rows: rows().filter((row) => row.country === iso3) };
}
