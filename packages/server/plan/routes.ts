/** Addresses of the room `plan`. */
import { z } from 'zod';
import { moneyLeftSchema, moneyRowsSchema, moneySchema, moneySplitSchema } from '@throughline/contract/plan/money.ts';
import { budgetLineRowsSchema, paymentRowsSchema, publishedLeftSchema } from '@throughline/contract/plan/payments.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { today } from '../clock.ts';
import type { Trx } from '../database/scope.ts';
import { asking } from '../http/asking.ts';
import { answers } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { refuseQuestion } from '../rollup/refuse-question.ts';
import { viewBudgetLines } from './views/budget-lines.ts';
import { viewMoney } from './views/money.ts';
import { viewMoneyRows } from './views/money-rows.ts';
import { viewPayments } from './views/payments.ts';

const question = z.strictObject({
  organisation: z.string().optional(), lang: z.string().optional(),
  place: z.string().default('organisation'), period: z.string().optional(), asOf: z.string().optional(),
});
const rows = question.extend({
  split: moneySplitSchema.optional(), key: z.string().optional(), left: moneyLeftSchema.optional(), only: z.enum(['by-share']).optional(), limit: z.coerce.number().int().min(1).max(5000).default(500),
});
const published = question.extend({
  type: z.string().optional(), year: z.union([z.literal('none'), z.coerce.number().int().min(1000).max(9999)]).optional(), left: publishedLeftSchema.optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(500),
});

export function routesOfPlan(api: FastifyInstance, serving: Serving): void {
  api.get('/money', answers('money', 'Budgets at a place in US dollars, their splits, and payments', question, moneySchema), (request) =>
    asking(serving, request, async (trx, org) => viewMoney(trx, org, await asked(trx, org, request))));
  api.get('/money/projects', answers('money', 'The projects behind a sum of money', rows, moneyRowsSchema), (request) =>
    asking(serving, request, async (trx, org) => {
      const { split, key, left, only, limit } = request.query as z.infer<typeof rows>;
      return viewMoneyRows(trx, org, { ...await asked(trx, org, request), split, key, left, only, limit });
    }));
  api.get('/money/payments', answers('money', 'The payments behind a sum of money', published, paymentRowsSchema), (request) =>
    asking(serving, request, async (trx, org) => viewPayments(trx, org, { ...await asked(trx, org, request), ...chosen(request) })));
  api.get('/money/lines', answers('money', 'The published budget lines behind a sum of money', published, budgetLineRowsSchema), (request) =>
    asking(serving, request, async (trx, org) => viewBudgetLines(trx, org, { ...await asked(trx, org, request), ...chosen(request) })));
}

const chosen = (request: FastifyRequest) => {
  const { type, year, left, limit } = request.query as z.infer<typeof published>;
  return { type, year, left, limit };
};

async function asked(trx: Trx, org: HeldOrganisation, request: FastifyRequest) {
  const { place, period, asOf = today() } = request.query as z.infer<typeof question>;
  await refuseQuestion(trx, org, { indicators: [], places: [place], periods: period === undefined ? [] : [period], asOf });
  return { place, period, asOf };
}
