/** Submissions with their values, many at once. SQL only. */
import type { SubmissionRow, ValueRow } from './image.ts';
import { type Storing, inPieces, indicatorId } from './storing.ts';

export type NewSubmission = SubmissionRow & { readonly project_id: string; readonly restates: string | null };
export type Made = { readonly project_id: string; readonly submission_id: string };

const COLUMNS = `number integer, period_first integer, period_last integer, starts date, ends date, due date, submitted timestamptz,
  submitted_timed boolean, state text, verified timestamptz, verified_timed boolean, reason text, restates bigint, source_at text, source_line integer`;
const NAMES = ['number', 'period_first', 'period_last', 'starts', 'ends', 'due', 'submitted', 'submitted_timed', 'state', 'verified', 'verified_timed',
  'reason', 'restates', 'source_at', 'source_line'];

/** Inserts them and all they say; their store ids in the order given. */
export async function insertSubmissions(storing: Storing, rows: readonly NewSubmission[]): Promise<Made[]> {
  const bare = rows.map(({ values: _values, ...row }) => row);
  type Answer = Made & { starts: string; ends: string; number: number };
  const made = await inPieces(bare, async (json) => (await storing.trx.query<Answer>(
    `insert into submission (project_id, org_id, source_import, ${NAMES.join(', ')})
     select r.project_id, $1, $3, ${NAMES.map((name) => `r.${name}`).join(', ')}
       from jsonb_to_recordset($2) as r(project_id bigint, ${COLUMNS})
     returning project_id, submission_id, starts, ends, number`, [storing.orgId, json, storing.importId])).rows);
  const byKey = new Map(made.map((one) => [`${one.project_id} ${one.starts} ${one.ends} ${one.number}`, one.submission_id]));
  const keyed = rows.map((row) => ({ project_id: row.project_id, submission_id: byKey.get(`${row.project_id} ${row.starts} ${row.ends} ${row.number}`)! }));
  await insertValues(storing, rows.map((row, n) => ({ ...keyed[n]!, values: row.values, at: row.source_at })));
  return keyed;
}

export type Saying = Made & { readonly values: readonly ValueRow[]; readonly at: string };

/** What submissions say. */
export async function insertValues(storing: Storing, sayings: readonly Saying[]): Promise<void> {
  const flat = sayings.flatMap(({ project_id, submission_id, values, at }) =>
    values.map(({ indicator, ordinal, said }) => ({ project_id, submission_id, indicator_id: indicatorId(storing, indicator, at), ordinal, said, at })));
  await insertMeasurements(storing, flat.map(({ said, at, ...key }) => {
    const { members: _members, cells: _cells, ...columns } = said;
    return { ...key, ...columns, source_at: `${at}/values/${key.ordinal}` };
  }));
  await insertCells(storing, flat.flatMap(({ said, project_id, submission_id, indicator_id }) =>
    said.cells.map((cell, n) => ({ project_id, submission_id, indicator_id, cell_no: n + 1, ...cell }))));
  for (const listed of ['persons', 'deals'] as const) {
    await insertMembers(storing, listed, flat.flatMap(({ said, project_id, submission_id, indicator_id }) =>
      said.listed === listed ? said.members.map((code) => ({ project_id, submission_id, indicator_id, code })) : []));
  }
}

const VALUE_COLUMNS = `state text, value numeric, unit text, factor_num numeric, factor_den numeric, numerator numeric, denominator numeric,
  weight numeric, level text, text jsonb, reason text, listed text, source_at text`;
const VALUE_NAMES = ['state', 'value', 'unit', 'factor_num', 'factor_den', 'numerator', 'denominator', 'weight', 'level', 'text', 'reason', 'listed', 'source_at'];

async function insertMeasurements(storing: Storing, rows: readonly object[]): Promise<void> {
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `insert into measurement (project_id, submission_id, indicator_id, org_id, ordinal, ${VALUE_NAMES.join(', ')})
     select r.project_id, r.submission_id, r.indicator_id, $1, r.ordinal, ${VALUE_NAMES.map((name) => `r.${name}`).join(', ')}
       from jsonb_to_recordset($2) as r(project_id bigint, submission_id bigint, indicator_id bigint, ordinal integer, ${VALUE_COLUMNS})`,
    [storing.orgId, json])).rows);
}

async function insertCells(storing: Storing, rows: readonly object[]): Promise<void> {
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `insert into measurement_cell (project_id, submission_id, indicator_id, cell_no, org_id, dimensions, value, numerator, denominator, weight)
     select r.project_id, r.submission_id, r.indicator_id, r.cell_no, $1, r.dimensions, r.value, r.numerator, r.denominator, r.weight
       from jsonb_to_recordset($2) as r(project_id bigint, submission_id bigint, indicator_id bigint, cell_no integer, dimensions jsonb,
                                        value numeric, numerator numeric, denominator numeric, weight numeric)`, [storing.orgId, json])).rows);
}

async function insertMembers(storing: Storing, listed: 'persons' | 'deals', rows: readonly object[]): Promise<void> {
  const one = listed === 'persons' ? 'person' : 'deal';
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `insert into measurement_${one} (project_id, submission_id, indicator_id, ${one}_id, org_id)
     select r.project_id, r.submission_id, r.indicator_id, m.${one}_id, $1
       from jsonb_to_recordset($2) as r(project_id bigint, submission_id bigint, indicator_id bigint, code text)
       join ${one} m on m.org_id = $1 and m.code = r.code`, [storing.orgId, json])).rows);
}
