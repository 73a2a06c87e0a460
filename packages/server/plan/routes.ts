/** Addresses of the room `plan`. */
import type { FastifyInstance } from 'fastify';
import type { Serving } from '../http/serving.ts';

export function routesOfPlan(_api: FastifyInstance, _serving: Serving): void {
}
