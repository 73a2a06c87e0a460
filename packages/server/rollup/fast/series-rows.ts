/** Rows that are kept of each project's indicators: what was kept, what has changed, and how it is written. */
import type { Trx } from '../../database/scope.ts';
import type { Listing, SeriesCells } from './project-cells.ts';
import type { PlaceSums } from './place-sums.ts';
import { Cells, readCells } from './cells.ts';

type SeriesRow = { project_id: string; indicator_id: string; places: string[]; first_quarter: number; ends: string | null; cells: string };
type ListedRow = { project_id: string; indicator_id: string; year: number; member: string; times: number };

const keyOf = (projectId: string, indicatorId: string): string => `${projectId} ${indicatorId}`;
const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, i) => one === b[i]);

const PUT_SERIES = `
  insert into project_series (project_id, indicator_id, org_id, places, first_quarter, ends, cells)
  select project_id, indicator_id, $1, places::text[], first_quarter, ends, cells
    from unnest($2::bigint[], $3::bigint[], $4::text[], $5::int[], $6::date[], $7::text[]) as s (project_id, indicator_id, places, first_quarter, ends, cells)
  on conflict (project_id, indicator_id) do update
    set places = excluded.places, first_quarter = excluded.first_quarter, ends = excluded.ends, cells = excluded.cells`;

const arrayText = (texts: readonly string[]): string => `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

export async function putSeries(trx: Trx, orgId: string, series: readonly SeriesCells[]): Promise<void> {
  if (series.length === 0) return;
  const list = <Value>(of: (one: SeriesCells) => Value): Value[] => series.map(of);
  const values = [orgId, list((one) => one.projectId), list((one) => one.indicatorId), list((one) => arrayText(one.places)), list((one) => one.firstQuarter), list((one) => one.ends), list((one) => one.text)];
  await trx.query({ name: 'put-series', text: PUT_SERIES, values });
}

/** Series whose places differ from those kept: with the places that they stood at. */
export type Resettled = ReadonlyMap<string, readonly string[]>;

/** Compares series with what is kept of them, adds what differs to `moved`, and keeps them as they are now. */
export async function keepSeries(trx: Trx, orgId: string, ids: readonly string[], series: readonly SeriesCells[], moved: PlaceSums): Promise<Resettled> {
  const rows = (await trx.query<SeriesRow>({
    name: 'kept-series', text: 'select project_id, indicator_id, places, first_quarter, ends, cells from project_series where project_id = any($1)', values: [ids] })).rows;
  const kept = new Map(rows.map((row) => [keyOf(row.project_id, row.indicator_id), { ...row, places: row.places.sort() }]));
  const changed: SeriesCells[] = [];
  const resettled = new Map<string, readonly string[]>();
  for (const one of series) {
    const key = keyOf(one.projectId, one.indicatorId);
    const old = kept.get(key);
    kept.delete(key);
    const stays = old !== undefined && isSameList(old.places, one.places);
    if (!stays) resettled.set(key, old?.places ?? []);
    if (stays && old.cells === one.text && old.first_quarter === one.firstQuarter && old.ends === one.ends) continue;
    changed.push(one);
    noteChange(moved, one, old, stays);
  }
  for (const [key, old] of kept) {
    moved.add(old.indicator_id, old.places, readCells(old.cells), -1);
    resettled.set(key, old.places);
  }
  await putSeries(trx, orgId, changed);
  for (const { project_id, indicator_id } of kept.values()) {
    await trx.query('delete from project_series where project_id = $1 and indicator_id = $2', [project_id, indicator_id]);
  }
  return resettled;
}

/** Where a series stays, only cells that differ are spread over its places. */
function noteChange(moved: PlaceSums, one: SeriesCells, old: SeriesRow | undefined, stays: boolean): void {
  if (old === undefined || !stays) {
    moved.add(one.indicatorId, one.places, one.cells, 1);
    if (old !== undefined) moved.add(one.indicatorId, old.places, readCells(old.cells), -1);
  } else if (old.cells !== one.text) {
    const differences = new Cells();
    for (const cell of one.cells) differences.join(cell, 1);
    for (const cell of readCells(old.cells)) differences.join(cell, -1);
    moved.add(one.indicatorId, one.places, differences.all(), 1);
  }
}

type Lists = { readonly table: 'project_person' | 'project_deal'; readonly id: 'person_id' | 'deal_id'; readonly of: (series: SeriesCells) => readonly Listing[] };
const LISTS: readonly Lists[] = [
  { table: 'project_person', id: 'person_id', of: (series) => series.persons },
  { table: 'project_deal', id: 'deal_id', of: (series) => series.deals },
];

/** Members of a series whose listing has changed. */
export type Relisted = Map<string, Set<string>>;

/** Keeps who is listed; a series that stands elsewhere now has all its members looked at again. */
export async function keepListings(trx: Trx, orgId: string, ids: readonly string[], series: readonly SeriesCells[], resettled: Resettled): Promise<Relisted> {
  const relisted: Relisted = new Map();
  for (const { table, id, of } of LISTS) {
    const old = (await trx.query<ListedRow>({
      name: `kept-${table}`, text: `select project_id, indicator_id, year, ${id} as member, times from ${table} where project_id = any($1)`, values: [ids] })).rows;
    const before = new Map(old.map((row) => [`${row.project_id} ${row.indicator_id} ${row.year} ${row.member}`, row]));
    const put: ListedRow[] = [];
    const mark = (row: ListedRow): void => {
      const key = keyOf(row.project_id, row.indicator_id);
      const marked = relisted.get(key);
      if (marked === undefined) relisted.set(key, new Set([row.member]));
      else marked.add(row.member);
    };
    for (const row of listedRows(series, of)) {
      const key = `${row.project_id} ${row.indicator_id} ${row.year} ${row.member}`;
      const differs = before.get(key)?.times !== row.times;
      before.delete(key);
      if (differs) put.push(row);
      if (differs || resettled.has(keyOf(row.project_id, row.indicator_id))) mark(row);
    }
    for (const row of before.values()) mark(row);
    await removeListed(trx, table, id, [...before.values()]);
    await putListed(trx, orgId, table, id, put);
  }
  return relisted;
}

export function* listedRows(series: readonly SeriesCells[], of: Lists['of']): Generator<ListedRow> {
  for (const one of series) for (const { year, member, times } of of(one)) yield { project_id: one.projectId, indicator_id: one.indicatorId, year, member, times };
}

const columnsOf = (rows: readonly ListedRow[]): unknown[] => [rows.map((row) => row.project_id), rows.map((row) => row.indicator_id), rows.map((row) => row.year), rows.map((row) => row.member)];
const ROWS = (id: string): string => `unnest($1::bigint[], $2::bigint[], $3::int[], $4::bigint[]) as r (project_id, indicator_id, year, ${id})`;

async function removeListed(trx: Trx, table: string, id: string, rows: readonly ListedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const text = `delete from ${table} t using ${ROWS(id)} where t.project_id = r.project_id and t.indicator_id = r.indicator_id and t.year = r.year and t.${id} = r.${id}`;
  await trx.query({ name: `remove-${table}`, text, values: columnsOf(rows) });
}

async function putListed(trx: Trx, orgId: string, table: string, id: string, rows: readonly ListedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const text = `
    insert into ${table} (project_id, indicator_id, year, ${id}, times, org_id) select r.*, $6 from unnest($1::bigint[], $2::bigint[], $3::int[], $4::bigint[], $5::int[]) as r
    on conflict (project_id, indicator_id, year, ${id}) do update set times = excluded.times`;
  await trx.query({ name: `put-${table}`, text, values: [...columnsOf(rows), rows.map((row) => row.times), orgId] });
}

/** For projects that have nothing kept yet. */
export async function fillListings(trx: Trx, orgId: string, series: readonly SeriesCells[]): Promise<void> {
  for (const { table, id, of } of LISTS) await putListed(trx, orgId, table, id, [...listedRows(series, of)]);
}

const PUT_TEXTS = `
  insert into project_text (project_id, indicator_id, period_first, period_last, submission_id, org_id)
  select t.*, $6 from unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[], $5::bigint[]) as t
  on conflict (project_id, indicator_id, period_first, period_last) do update set submission_id = excluded.submission_id
    where project_text.submission_id is distinct from excluded.submission_id`;
const PUT_LISTED = `
  insert into listed_series (project_id, indicator_id, place, org_id) select l.*, $4 from unnest($1::bigint[], $2::bigint[], $3::text[]) as l on conflict do nothing`;

/** Keeps texts and the way from places to lists. `keeps`: whether anything may be kept already. */
export async function keepTexts(trx: Trx, orgId: string, ids: readonly string[], series: readonly SeriesCells[], keeps: boolean): Promise<void> {
  const texts = series.flatMap((one) => one.texts.map((text) => ({ ...text, one })));
  const text = [texts.map(({ one }) => one.projectId), texts.map(({ one }) => one.indicatorId), texts.map((each) => each.first), texts.map((each) => each.last)];
  const listed = series.filter((one) => one.lists).flatMap((one) => one.places.map((place) => ({ one, place })));
  const place = [listed.map(({ one }) => one.projectId), listed.map(({ one }) => one.indicatorId), listed.map((each) => each.place)];
  if (keeps) {
    await trx.query({ name: 'remove-texts', values: [...text, ids], text: `
      delete from project_text t where project_id = any($5) and (project_id, indicator_id, period_first, period_last) not in (select * from unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[]))` });
    await trx.query({ name: 'remove-listed', values: [...place, ids], text: `
      delete from listed_series where project_id = any($4) and (project_id, indicator_id, place) not in (select * from unnest($1::bigint[], $2::bigint[], $3::text[]))` });
  }
  if (texts.length > 0) await trx.query({ name: 'put-texts', text: PUT_TEXTS, values: [...text, texts.map((each) => each.submission), orgId] });
  if (listed.length > 0) await trx.query({ name: 'put-listed', text: PUT_LISTED, values: [...place, orgId] });
}
