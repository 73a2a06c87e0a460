/** Questions about countries and programmes. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { Countries, Country, Nearest } from './country.ts';
import type { Programme, Programmes } from './programme.ts';

export const countryCalls = (ask: Ask) => ({
  countries: (asked: Asked) => ask<Countries>('/countries', asked),
  country: (iso3: string, asked: Asked) => ask<Country>(`/countries/${encodeURIComponent(iso3)}`, asked),
  nearestCountries: (asked: Asked) => ask<Nearest>('/nearest-countries', asked),
  programmes: (asked: Asked) => ask<Programmes>('/programmes', asked),
  programme: (code: string, asked: Asked) => ask<Programme>(`/programmes/${encodeURIComponent(code)}`, asked),
});
