/** Addresses of the room `tell`. */
import type { FastifyInstance } from 'fastify';
import type { Serving } from '../http/serving.ts';
import { routesOfCountries } from './country-routes.ts';
import { routesOfProject } from './routes-project.ts';
import { routesOfSdg } from './routes-sdg.ts';

export function routesOfTell(api: FastifyInstance, serving: Serving): void {
  routesOfProject(api, serving);
  routesOfSdg(api, serving);
  routesOfCountries(api, serving);
}
