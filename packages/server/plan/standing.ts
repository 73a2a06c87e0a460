/** Which projects can have money at a place: those whose results stand there, and those that state a share for it (figures 3.5). */
import { placeCondition } from '../rollup/place-condition.ts';

type Condition = { readonly sql: string; readonly values: readonly unknown[] };

const SHARED: Readonly<Record<string, (list: string) => string>> = {
  country: (list) => `exists (select 1 from project_country c where c.project_id = p.project_id and c.iso3 = any(${list}))`,
  group: (list) => `exists (select 1 from project_country c where c.project_id = p.project_id and c.iso3 = any(${list}))`,
  sdg: (list) => `p.sdg_shares ?| ${list}`,
};

/** For a place as questions write it; parameters are numbered from `from`. `members` of a group come from the asker. */
export function moneyCondition(place: string, from: number, members: (group: string) => readonly string[]): Condition {
  const tests: string[] = [];
  const values: unknown[] = [];
  for (const part of place.split('+')) {
    const stands = placeCondition(part, from + values.length);
    values.push(...stands.values);
    const [sort, id] = [part.slice(0, Math.max(0, part.indexOf(':'))), part.slice(part.indexOf(':') + 1)];
    const shared = SHARED[sort];
    if (shared === undefined) tests.push(stands.sql);
    else {
      tests.push(`(${stands.sql} or ${shared(`$${from + values.length}::text[]`)})`);
      values.push(sort === 'group' ? members(id) : [id]);
    }
  }
  return { sql: tests.map((one) => `(${one})`).join(' and '), values };
}
