/** For tests: what a reader hands on, as the records that figures are made of. The store does the same with more care. */
import type { Submission } from '@throughline/core/collect/submission.ts';
import type { Indicator } from '@throughline/core/framework/indicator.ts';
import { ZERO, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Records } from '@throughline/core/rollup/records.ts';
import type { Gathered } from './read-all.ts';

/** Irregular submissions are left out: they join no figure (figures 13.3). */
export function recordsOf({ organisations, indicators, projects }: Gathered, framework: string): Records {
  return {
    organisation: organisations[0]!.id, framework, programmes: new Map(), persons: new Map(), deals: new Map(), placeTargets: [], legacy: [],
    indicators: new Map([...indicators.values()].map((own): [string, Indicator] => [own.code, { ...own, area: null, tolerance: own.tolerance === null ? ZERO : rational(own.tolerance), framework, own: true }])),
    projects: new Map(projects.map(({ project, budget }) => [project.id, {
      ...project, budget: budget === null || budget.usdFactor === null ? null : { amount: budget.amount, currency: budget.currency, usd: multiply(budget.amount, budget.usdFactor) },
    }])),
    projectIndicators: projects.flatMap((one) => one.indicators),
    submissions: projects.flatMap((one) => one.submissions.flatMap((submission, i): Submission[] => (submission.period === null ? [] : [{
      ...submission, id: `${one.project.id}#${i}`, project: one.project.id, period: submission.period,
    }]))),
  };
}
