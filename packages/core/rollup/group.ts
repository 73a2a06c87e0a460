/**
 * Groups of countries as places (`group:LDC`): what stands at their members, each period by the membership of its own last
 * day (figures 3.4). A country that left the group keeps there what it did as a member.
 */
import { expects, expectedIn, type Plan } from '../design/life.ts';
import type { Membership } from '../framework/types.ts';
import { type Span, lastDay } from '../ground/period.ts';
import { holdsOn } from '../framework/country-groups.ts';
import type { SeriesAt } from './prepared.ts';

/** A series as far as its periods fall into a membership; itself where all do. */
export function whileMember(at: SeriesAt, memberships: readonly Membership[]): SeriesAt | null {
  if (memberships.some((one) => one.validFrom === null && one.validTo === null)) return at;
  const belongs = (span: Span): boolean => memberships.some((one) => holdsOn(one, lastDay(span)));
  const held = at.held.filter((one) => belongs(one.span));
  const plan = planWhile(at.plan, memberships, belongs);
  if (held.length === at.held.length && plan === at.plan) return at;
  return held.length === 0 && !plan.owes ? null : { ...at, held, plan };
}

/** Years looked at where neither the plan nor the membership ends. */
const FAR = 2200 * 4;

function planWhile(plan: Plan, memberships: readonly Membership[], belongs: (span: Span) => boolean): Plan {
  if (!plan.owes) return plan;
  const whole = memberships.some((one) => (one.validFrom ?? '') <= lastDay(plan.first) && (one.validTo === null || (plan.last !== null && lastDay(plan.last) <= one.validTo)));
  if (whole) return plan;
  const spans = expectedIn(plan, { first: plan.first.first, last: plan.last?.last ?? FAR }).filter((span) => belongs(span) && expects(plan, span));
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined ? { ...plan, listed: [], owes: false, last: plan.first } : { ...plan, listed: spans, first, last };
}
