/** Questions of the room `plan`. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { Money, MoneyRows } from './money.ts';
import type { BudgetLineRows, PaymentRows } from './payments.ts';

export const planCalls = (ask: Ask) => ({
  money: (asked: Asked) => ask<Money>('/money', asked),
  moneyProjects: (asked: Asked) => ask<MoneyRows>('/money/projects', asked),
  moneyLines: (asked: Asked) => ask<BudgetLineRows>('/money/lines', asked),
  moneyPayments: (asked: Asked) => ask<PaymentRows>('/money/payments', asked),
});
