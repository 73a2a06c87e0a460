/** Addresses of the room `tell`. */
import type { FastifyInstance } from 'fastify';
import type { Serving } from '../http/serving.ts';

export function routesOfTell(_api: FastifyInstance, _serving: Serving): void {
}
