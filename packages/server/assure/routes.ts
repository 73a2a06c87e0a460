/** Addresses of the room `assure`. */
import type { FastifyInstance } from 'fastify';
import type { Serving } from '../http/serving.ts';

export function routesOfAssure(_api: FastifyInstance, _serving: Serving): void {
}
