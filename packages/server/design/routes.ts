/** Addresses of the room `design`. */
import type { FastifyInstance } from 'fastify';
import type { Serving } from '../http/serving.ts';

export function routesOfDesign(_api: FastifyInstance, _serving: Serving): void {
}
