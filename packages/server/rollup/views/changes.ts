/** What changed since a day: the figures as known then and now, and what was verified in between (figures 10). */
import type { Changes } from '@throughline/contract/rollup/changes.ts';
import type { Accountability } from '@throughline/core/framework/types.ts';
import { parseRange } from '@throughline/core/ground/period.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import { checkSince, isChanged } from '@throughline/core/rollup/changed.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../ask.ts';
import { placeCondition } from '../place-condition.ts';
import { viewIndicators } from './indicators.ts';
import { type PageQuestion, settlePeriod, shown, withFewTexts } from './overview.ts';

export type ChangesQuestion = PageQuestion & { readonly since: string | undefined; readonly accountability?: Accountability | undefined };

/** Without a day, a quarter of a year back. */
const DAYS = 90;
const FILES_SHOWN = 5;

const DAY = `(s.verified at time zone 'UTC')::date`;
/** $1 organisation, $2 since, $3 as of: verified by then and not yet before. */
const BETWEEN = `s.org_id = $1 and s.state = 'verified' and ${DAY} > $2::date and ${DAY} <= $3::date`;

/**
 * Indicators whose figure can be another. $4 and $5: first and last quarter asked. A running total is also moved by periods
 * outside the asked ones (figures 2.2), and the first quarterly report of a project changes what is expected of all its
 * indicators (4.3). Not narrowed by place: regional projects stand in several countries (3.2).
 */
const CONCERNED = `
  select i.code
    from submission s join measurement m on m.project_id = s.project_id and m.submission_id = s.submission_id
    join indicator i on i.indicator_id = m.indicator_id
   where ${BETWEEN} and (i.kind = 'cumulative' or (s.period_first <= $5 and s.period_last >= $4))
  union
  select i.code
    from submission s join project p on p.project_id = s.project_id
    join project_indicator pi on pi.project_id = s.project_id join indicator i on i.indicator_id = pi.indicator_id
   where ${BETWEEN} and s.period_first = s.period_last and p.frequency is distinct from 'quarter'`;
const counts = (condition: string): string => `
  select count(distinct s.project_id)::int as projects, count(*) filter (where s.number = 1)::int as first, count(*) filter (where s.number > 1)::int as corrections
    from submission s join project p on p.project_id = s.project_id
   where ${BETWEEN} and ${condition}`;
const files = (condition: string): string => `
  select number::int as number, file, at::text as at, (count(*) over ())::int as found
    from data_import
   where org_id = $1 and import_id in (select s.source_import from submission s join project p on p.project_id = s.project_id where ${BETWEEN} and ${condition})
   order by number desc limit ${FILES_SHOWN}`;
const last = (condition: string): string => `
  select max(${DAY})::text as day
    from submission s join project p on p.project_id = s.project_id
   where s.org_id = $1 and s.state = 'verified' and ${DAY} <= $2::date and ${condition}`;

/** Refused (invalid): a `since` that is no day, or that does not lie before `asOf`. */
export async function viewChanges(trx: Trx, org: HeldOrganisation, question: ChangesQuestion): Promise<Changes> {
  const { place, asOf } = question;
  const since = question.since ?? (await trx.query<{ day: string }>('select ($1::date - $2::int)::text as day', [asOf, DAYS])).rows[0]!.day;
  const problems = checkSince(since, asOf);
  if (problems.length > 0) throw new Refused(problems);
  const { period } = await settlePeriod(trx, org, question.period);
  const range = parseRange(period)!;
  const concerned = new Set((await trx.query<{ code: string }>(CONCERNED, [org.orgId, since, asOf, range.first, range.last])).rows.map((row) => row.code));
  const chosen = shown(await viewIndicators(trx, org), question.accountability).filter((one) => concerned.has(one.code));
  const asked = [since, asOf].flatMap((day) => chosen.map((one) => ({ indicator: one.code, place, period, asOf: day })));
  const figures = await figuresFor(trx, org, asked);
  const pairs = chosen.map((indicator, at) => ({ indicator, before: figures[at]!, now: figures[chosen.length + at]! }));
  return {
    organisation: org.code, place, period, since, asOf, compared: chosen.length,
    ...(await cameIn(trx, org, place, since, asOf)),
    figures: pairs.filter(({ before, now }) => isChanged(before, now)).map((one) => ({ ...one, before: withFewTexts(one.before), now: withFewTexts(one.now) })),
  };
}

type File = { number: number; file: string; at: string; found: number };

async function cameIn(trx: Trx, org: HeldOrganisation, place: string, since: string, asOf: string): Promise<Pick<Changes, 'came' | 'last'>> {
  const condition = placeCondition(place, 4);
  const values = [org.orgId, since, asOf, ...condition.values];
  const counted = (await trx.query<{ projects: number; first: number; corrections: number }>(counts(condition.sql), values)).rows[0]!;
  const brought = (await trx.query<File>(files(condition.sql), values)).rows;
  const shorter = placeCondition(place, 3);
  const latest = (await trx.query<{ day: string | null }>(last(shorter.sql), [org.orgId, asOf, ...shorter.values])).rows[0]!;
  const filesLeftOut = (brought[0]?.found ?? 0) - brought.length;
  return { came: { ...counted, files: brought.map(({ number, file, at }) => ({ number, file, at })), filesLeftOut }, last: latest.day };
}
