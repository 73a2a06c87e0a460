/** What is asked of the trail, as the parameters of its queries. */
import { isDay } from '@throughline/core/ground/day.ts';
import { type Problem, Refused, invalid } from '@throughline/core/ground/problem.ts';

export type TrailAsked = {
  readonly project?: string | undefined;
  readonly actor?: string | undefined;
  readonly verb?: string | undefined;
  /** First and last day, ISO 8601, both within. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What actor, subject, reason or values hold, whatever its case. */
  readonly find?: string | undefined;
};

/** $2–$7 of trail-queries.ts. Refused (invalid): `date-not-understood`, `days-in-wrong-order`. */
export function askedOf(orgs: readonly string[], asked: TrailAsked): (readonly string[] | string | null)[] {
  const problems: Problem[] = [];
  for (const name of ['from', 'to'] as const) if (given(asked[name]) !== null && !isDay(asked[name]!)) problems.push(invalid('date-not-understood', name, { found: asked[name] }));
  if (problems.length === 0 && given(asked.from) !== null && given(asked.to) !== null && asked.from! > asked.to!) problems.push(invalid('days-in-wrong-order', 'to', { found: asked.to, accepted: asked.from }));
  if (problems.length > 0) throw new Refused(problems);
  const find = given(asked.find?.trim());
  return [orgs, given(asked.project), given(asked.actor), given(asked.verb), given(asked.from), given(asked.to), find === null ? null : `%${find.replace(/[\\%_]/g, '\\$&')}%`];
}

const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);
