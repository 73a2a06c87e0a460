/** What of a file the store now holds, read back from it: keys of the file looked up, not the file counted. */
import { inPieces } from '../../collect/insert-submissions.ts';
import type { Image } from './image.ts';
import { type Storing } from './storing.ts';

export const COUNTED = ['projects', 'results', 'indicators', 'baselines', 'periods', 'targets', 'actuals', 'measurements', 'transactions', 'budgets'] as const;
export type Counts = Record<(typeof COUNTED)[number], number>;
export const noCounts = (): Counts => Object.fromEntries(COUNTED.map((name) => [name, 0])) as Counts;

export function addCounts(all: Counts, more: Partial<Counts>): void {
  for (const name of COUNTED) all[name] += more[name] ?? 0;
}

/** Projects that this import made hold what their file says and nothing else; others may hold more, so their keys are looked up. */
export async function countHeld(storing: Storing, images: readonly Image[], made: ReadonlySet<string>, counts: Counts): Promise<void> {
  await countMade(storing, images.filter((one) => made.has(one.code)).map((one) => one.code), counts);
  await countKnown(storing, images.filter((one) => !made.has(one.code)), counts);
}

async function countMade(storing: Storing, codes: readonly string[], counts: Counts): Promise<void> {
  if (codes.length === 0) return;
  const ids = (await storing.trx.query<{ project_id: string }>('select project_id from project_code where org_id = $1 and code = any ($2)', [storing.orgId, codes])).rows.map((row) => row.project_id);
  const own = `
           (select count(*) from project_indicator where org_id = $1 and project_id = any ($2)) as indicators,
           (select count(*) from project_indicator where org_id = $1 and project_id = any ($2) and baseline_year is not null) as baselines,
           (select count(*) from target where org_id = $1 and project_id = any ($2)) as targets,
           (select count(*) from (select distinct project_id, starts, ends from submission where org_id = $1 and project_id = any ($2)) s) as periods,
           (select count(*) from measurement where org_id = $1 and project_id = any ($2) and state = 'reported') as actuals,
           (select count(*) from project where org_id = $1 and project_id = any ($2) and budget_amount is not null) as budgets,`;
  addCounts(counts, await one(storing, `
    select (select count(*) from project where org_id = $1 and project_id = any ($2)) as projects, ${storing.kind === 'portfolio' ? own : ''}
           (select count(*) from result where org_id = $1 and project_id = any ($2)) as results,
           (select count(*) from measurement where org_id = $1 and project_id = any ($2)) as measurements`, [ids]));
  if (storing.kind !== 'portfolio') await countPublished(storing, codes, counts);
}

/** A portfolio is counted by its own things; a published file by its elements, several of which may feed one indicator. */
async function countKnown(storing: Storing, images: readonly Image[], counts: Counts): Promise<void> {
  if (images.length === 0) return;
  const codes = images.map((one) => one.code);
  addCounts(counts, await one(storing, `
    select (select count(*) from project where org_id = $1 and code = any ($2)) as projects`, [codes]));
  await keyed(storing, counts, images.flatMap((image) => image.results.map((row) => ({ p: image.code, r: row.code }))), `
    select count(*) as results from k join project p on p.org_id = $1 and p.code = k.p join result t on t.project_id = p.project_id and t.code = k.r`);
  if (storing.kind === 'portfolio') await countPortfolio(storing, images, counts);
  else await countPublished(storing, codes, counts);
  await countValues(storing, images.flatMap((image) => image.submissions.map((row) => ({ code: image.code, row }))), counts);
}

const KEYS = `with k as (select * from jsonb_to_recordset($2) as k(p text, r text, i text, b boolean, mode text, first integer, last integer, starts date, ends date))`;

async function keyed(storing: Storing, counts: Counts, keys: readonly object[], query: string): Promise<void> {
  await inPieces(keys, async (json) => {
    addCounts(counts, await one(storing, `${KEYS} ${query}`, [json]));
    return [];
  });
}

async function one(storing: Storing, query: string, args: readonly unknown[]): Promise<Partial<Counts>> {
  const row = (await storing.trx.query<Record<string, string>>(query, [storing.orgId, ...args])).rows[0]!;
  return Object.fromEntries(Object.entries(row).map(([name, count]) => [name, Number(count)]));
}

async function countPortfolio(storing: Storing, images: readonly Image[], counts: Counts): Promise<void> {
  await keyed(storing, counts, images.flatMap((image) => image.indicators.map((row) => ({ p: image.code, i: row.indicator, b: row.baseline_year !== null }))), `
    select count(*) as indicators, count(*) filter (where k.b and t.baseline_year is not null) as baselines
      from k join project p on p.org_id = $1 and p.code = k.p join indicator i on i.code = k.i and (i.org_id = $1 or i.org_id is null)
      join project_indicator t on t.project_id = p.project_id and t.indicator_id = i.indicator_id`);
  await keyed(storing, counts, images.flatMap((image) => image.targets.map((row) => ({ p: image.code, i: row.indicator, mode: row.mode, first: row.period_first, last: row.period_last }))), `
    select count(*) as targets
      from k join project p on p.org_id = $1 and p.code = k.p
     where exists (select from target t join indicator i using (indicator_id) where t.project_id = p.project_id and i.code = k.i and t.mode = k.mode
                      and (t.period_first, t.period_last) is not distinct from (k.first, k.last))`);
  addCounts(counts, await one(storing, `
    select count(*) as budgets from project where org_id = $1 and code = any ($2) and budget_amount is not null`, [images.map((image) => image.code)]));
}

/** Elements were replaced as a whole, so what the projects hold is what the file says. */
async function countPublished(storing: Storing, codes: readonly string[], counts: Counts): Promise<void> {
  addCounts(counts, await one(storing, `
    with p as (select project_id from project where org_id = $1 and code = any ($2))
    select (select count(*) from published_indicator join p using (project_id)) as indicators,
           (select coalesce(sum(jsonb_array_length(baselines)), 0) from published_indicator join p using (project_id)) as baselines,
           (select count(*) from published_period join p using (project_id)) as periods,
           (select coalesce(sum(jsonb_array_length(targets)), 0) from published_period join p using (project_id)) as targets,
           (select coalesce(sum(jsonb_array_length(actuals)), 0) from published_period join p using (project_id)) as actuals,
           (select count(*) from money_transaction join p using (project_id)) as transactions,
           (select count(*) from budget join p using (project_id)) as budgets`, [codes]));
}

type Stated = { readonly code: string; readonly row: Image['submissions'][number] };

/** Values, and for a portfolio the periods reported on and the values that are no gap. */
export async function countValues(storing: Storing, stated: readonly Stated[], counts: Counts): Promise<void> {
  const values = stated.flatMap(({ code, row }) => row.values.map((value) => ({ p: code, starts: row.starts, ends: row.ends, i: value.indicator, b: value.said.state === 'reported' })));
  const own = storing.kind === 'portfolio' ? ', count(*) filter (where k.b) as actuals' : '';
  await keyed(storing, counts, values, `
    select count(*) as measurements${own} from k join project p on p.org_id = $1 and p.code = k.p
     where exists (select from submission s join measurement m using (project_id, submission_id) join indicator i using (indicator_id)
                    where s.project_id = p.project_id and s.starts = k.starts and s.ends = k.ends and i.code = k.i)`);
  if (storing.kind !== 'portfolio') return;
  const periods = [...new Map(stated.map(({ code, row }) => [`${code} ${row.starts} ${row.ends}`, { p: code, starts: row.starts, ends: row.ends }])).values()];
  await keyed(storing, counts, periods, `
    select count(*) as periods from k join project p on p.org_id = $1 and p.code = k.p
     where exists (select from submission s where s.project_id = p.project_id and s.starts = k.starts and s.ends = k.ends)`);
}
