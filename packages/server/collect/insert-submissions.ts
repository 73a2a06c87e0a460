/** Submissions with their values, many at once. SQL only. */
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { Trx } from '../database/scope.ts';
import type { Said } from './said.ts';

/** What is needed to keep submissions: an import, or a person's report (no import). */
export type Keeping = { readonly trx: Trx; readonly orgId: string; readonly importId: string | null; readonly indicators: ReadonlyMap<string, string> };

export type ValueRow = { readonly indicator: string; readonly ordinal: number; readonly said: Said; readonly note?: string | null };
export type SubmissionRow = {
  readonly number: number; readonly period_first: number | null; readonly period_last: number | null; readonly starts: string; readonly ends: string;
  readonly due: string | null; readonly submitted: string; readonly submitted_timed: boolean; readonly state: string; readonly verified: string | null;
  readonly verified_timed: boolean; readonly reason: string | null; readonly source_at: string | null; readonly source_line: number | null;
  readonly values: readonly ValueRow[];
  /** Of one that people wrote. */
  readonly submitted_by?: string; readonly submitted_name?: string; readonly authors?: readonly string[]; readonly narrative?: string | null;
};

export type NewSubmission = SubmissionRow & { readonly project_id: string; readonly restates: string | null };
export type Made = { readonly project_id: string; readonly submission_id: string };

const COLUMNS = `number integer, period_first integer, period_last integer, starts date, ends date, due date, submitted timestamptz,
  submitted_timed boolean, state text, verified timestamptz, verified_timed boolean, reason text, restates bigint, source_at text, source_line integer,
  submitted_by text, submitted_name text, narrative text`;
const NAMES = ['number', 'period_first', 'period_last', 'starts', 'ends', 'due', 'submitted', 'submitted_timed', 'state', 'verified', 'verified_timed',
  'reason', 'restates', 'source_at', 'source_line', 'submitted_by', 'submitted_name', 'narrative'];

/** Inserts them and all they say; their store ids in the order given. */
export async function insertSubmissions(keeping: Keeping, rows: readonly NewSubmission[]): Promise<Made[]> {
  const bare = rows.map(({ values: _values, ...row }) => row);
  type Answer = Made & { starts: string; ends: string; number: number };
  const made = await inPieces(bare, async (json) => (await keeping.trx.query<Answer>(
    `insert into submission (project_id, org_id, source_import, authors, ${NAMES.join(', ')})
     select r.project_id, $1, $3, coalesce(r.authors, '{}'), ${NAMES.map((name) => `r.${name}`).join(', ')}
       from jsonb_to_recordset($2) as r(project_id bigint, authors text[], ${COLUMNS})
     returning project_id, submission_id, starts, ends, number`, [keeping.orgId, json, keeping.importId])).rows);
  const byKey = new Map(made.map((one) => [`${one.project_id} ${one.starts} ${one.ends} ${one.number}`, one.submission_id]));
  const keyed = rows.map((row) => ({ project_id: row.project_id, submission_id: byKey.get(`${row.project_id} ${row.starts} ${row.ends} ${row.number}`)! }));
  await insertValues(keeping, rows.map((row, n) => ({ ...keyed[n]!, values: row.values, at: row.source_at })));
  return keyed;
}

export type Saying = Made & { readonly values: readonly ValueRow[]; readonly at: string | null };

/** What submissions say. */
export async function insertValues(keeping: Keeping, sayings: readonly Saying[]): Promise<void> {
  const flat = sayings.flatMap(({ project_id, submission_id, values, at }) =>
    values.map(({ indicator, ordinal, said, note = null }) => ({ project_id, submission_id, indicator_id: indicatorId(keeping, indicator, at ?? ''), ordinal, said, note, at })));
  await insertMeasurements(keeping, flat.map(({ said, at, ...key }) => {
    const { members: _members, cells: _cells, ...columns } = said;
    return { ...key, ...columns, source_at: at === null ? null : `${at}/values/${key.ordinal}` };
  }));
  await insertCells(keeping, flat.flatMap(({ said, project_id, submission_id, indicator_id }) =>
    said.cells.map((cell, n) => ({ project_id, submission_id, indicator_id, cell_no: n + 1, ...cell }))));
  for (const listed of ['persons', 'deals'] as const) {
    await insertMembers(keeping, listed, flat.flatMap(({ said, project_id, submission_id, indicator_id }) =>
      said.listed === listed ? said.members.map((code) => ({ project_id, submission_id, indicator_id, code })) : []));
  }
}

const VALUE_COLUMNS = `state text, value numeric, unit text, factor_num numeric, factor_den numeric, numerator numeric, denominator numeric,
  weight numeric, level text, text jsonb, reason text, listed text, note text, source_at text`;
const VALUE_NAMES = ['state', 'value', 'unit', 'factor_num', 'factor_den', 'numerator', 'denominator', 'weight', 'level', 'text', 'reason', 'listed', 'note', 'source_at'];

async function insertMeasurements(keeping: Keeping, rows: readonly object[]): Promise<void> {
  await inPieces(rows, async (json) => (await keeping.trx.query<never>(
    `insert into measurement (project_id, submission_id, indicator_id, org_id, ordinal, ${VALUE_NAMES.join(', ')})
     select r.project_id, r.submission_id, r.indicator_id, $1, r.ordinal, ${VALUE_NAMES.map((name) => `r.${name}`).join(', ')}
       from jsonb_to_recordset($2) as r(project_id bigint, submission_id bigint, indicator_id bigint, ordinal integer, ${VALUE_COLUMNS})`,
    [keeping.orgId, json])).rows);
}

async function insertCells(keeping: Keeping, rows: readonly object[]): Promise<void> {
  await inPieces(rows, async (json) => (await keeping.trx.query<never>(
    `insert into measurement_cell (project_id, submission_id, indicator_id, cell_no, org_id, dimensions, value, numerator, denominator, weight)
     select r.project_id, r.submission_id, r.indicator_id, r.cell_no, $1, r.dimensions, r.value, r.numerator, r.denominator, r.weight
       from jsonb_to_recordset($2) as r(project_id bigint, submission_id bigint, indicator_id bigint, cell_no integer, dimensions jsonb,
                                        value numeric, numerator numeric, denominator numeric, weight numeric)`, [keeping.orgId, json])).rows);
}

async function insertMembers(keeping: Keeping, listed: 'persons' | 'deals', rows: readonly object[]): Promise<void> {
  const one = listed === 'persons' ? 'person' : 'deal';
  await inPieces(rows, async (json) => (await keeping.trx.query<never>(
    `insert into measurement_${one} (project_id, submission_id, indicator_id, ${one}_id, org_id)
     select r.project_id, r.submission_id, r.indicator_id, m.${one}_id, $1
       from jsonb_to_recordset($2) as r(project_id bigint, submission_id bigint, indicator_id bigint, code text)
       join ${one} m on m.org_id = $1 and m.code = r.code`, [keeping.orgId, json])).rows);
}

/** The store id of an indicator that the file names. Refused where neither the file nor the store defines it. */
export function indicatorId(keeping: Pick<Keeping, 'indicators'>, code: string, at: string): string {
  const id = keeping.indicators.get(code);
  if (id === undefined) throw new Refused([invalid('indicator-unknown', at, { found: code })]);
  return id;
}

/** Rows go to the database as JSON, in pieces that neither side has trouble with. */
const PIECE = 4000;

export async function inPieces<Row, Answer>(rows: readonly Row[], send: (json: string) => Promise<Answer[]>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < rows.length; from += PIECE) {
    for (const one of await send(JSON.stringify(rows.slice(from, from + PIECE)))) answers.push(one);
  }
  return answers;
}
