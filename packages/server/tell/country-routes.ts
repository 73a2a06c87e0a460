/** Addresses of countries and programmes. */
import { z } from 'zod';
import { countriesSchema, countrySchema, nearestSchema } from '@throughline/contract/tell/country.ts';
import { programmeSchema, programmesSchema } from '@throughline/contract/tell/programme.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { today } from '../clock.ts';
import type { Trx } from '../database/scope.ts';
import { asking as askingOf } from '../http/asking.ts';
import { answers } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { refuseQuestion } from '../rollup/refuse-question.ts';
import { viewCountries } from './views/countries.ts';
import { viewCountry, viewNearest } from './views/country.ts';
import { viewProgramme } from './views/programme.ts';
import { viewProgrammes } from './views/programmes.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const page = of.extend({ period: z.string().optional(), asOf: z.string().optional() });
const sought = of.extend({ text: z.string().max(200) });
type Asked = { readonly period: string | undefined; readonly asOf: string };

export function routesOfCountries(api: FastifyInstance, serving: Serving): void {
  const asking = <T>(request: FastifyRequest, work: (trx: Trx, org: HeldOrganisation, asked: Asked) => Promise<T>): Promise<T> =>
    askingOf(serving, request, async (trx, org) => {
      const { period, asOf = today() } = request.query as z.infer<typeof page>;
      await refuseQuestion(trx, org, { indicators: [], places: [], periods: period === undefined ? [] : [period], asOf });
      return work(trx, org, { period, asOf });
    });
  api.get('/countries', answers('figures', 'Countries the organisation works in', page, countriesSchema), (request) => asking(request, viewCountries));
  api.get<{ Params: { iso3: string } }>('/countries/:iso3', answers('figures', 'One country: projects, partnership, goals, level 1, groups', page, countrySchema), (request) =>
    asking(request, (trx, org, asked) => viewCountry(trx, org, request.params.iso3, asked)));
  api.get('/nearest-countries', answers('figures', 'Countries that a text may mean', sought, nearestSchema), (request) =>
    askingOf(serving, request, (trx, org) => viewNearest(trx, org, (request.query as z.infer<typeof sought>).text)));
  api.get('/programmes', answers('figures', 'Programmes of the organisation', page, programmesSchema), (request) => asking(request, viewProgrammes));
  api.get<{ Params: { code: string } }>('/programmes/:code', answers('figures', 'One programme: projects, countries, goals, own targets', page, programmeSchema), (request) =>
    asking(request, (trx, org, asked) => viewProgramme(trx, org, request.params.code, asked)));
}
