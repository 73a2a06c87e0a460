/** Rows of design and plan, many projects at once. SQL only; what is inserted was decided before. */
import { inPieces, indicatorId } from '../../collect/insert-submissions.ts';
import type { Image, IndicatorRow, ResultRow, TargetRow } from './image.ts';
import { type Storing } from './storing.ts';

export type Of<Row> = Row & { readonly project_id: string };

const PROJECT_COLUMNS = `title jsonb, programme text, starts date, ends date, frequency text, country text, unit text, functions text[],
  priorities text[], donors text[], sdg_targets text[], sdg_shares jsonb, budget_amount numeric, budget_currency text, budget_factor_num numeric,
  budget_factor_den numeric, support_cost_rate numeric, gender_marker text, safeguards text, evaluation_rating numeric, hierarchy integer,
  detail jsonb, source_at text, source_line integer, source_marks jsonb`;
const PROJECT_NAMES = ['title', 'programme_id', 'starts', 'ends', 'frequency', 'country', 'unit', 'functions', 'priorities', 'donors', 'sdg_targets',
  'sdg_shares', 'budget_amount', 'budget_currency', 'budget_factor_num', 'budget_factor_den', 'support_cost_rate', 'gender_marker', 'safeguards',
  'evaluation_rating', 'hierarchy', 'detail', 'source_at', 'source_line', 'source_marks'];
const PROJECT_VALUES = PROJECT_NAMES.map((name) => (name === 'programme_id' ? 'g.programme_id' : `p.${name}`)).join(', ');

/** New projects; their store ids by code. `marks` are the fingerprints of what the file says of each. */
export async function insertProjects(storing: Storing, images: readonly Image[], marks: (image: Image) => object): Promise<Map<string, string>> {
  const rows = images.map((one) => ({ code: one.code, ...one.project, source_marks: marks(one) }));
  const made = await inPieces(rows, async (json) => (await storing.trx.query<{ project_id: string; code: string }>(
    `insert into project (org_id, code, source_import, ${PROJECT_NAMES.join(', ')})
     select $1, p.code, $3, ${PROJECT_VALUES}
       from jsonb_to_recordset($2) as p(code text, ${PROJECT_COLUMNS}) left join programme g on g.org_id = $1 and g.code = p.programme
     returning project_id, code`, [storing.orgId, json, storing.importId])).rows);
  await inPieces(made, async (json) => (await storing.trx.query<never>(
    `insert into project_code (org_id, code, project_id) select $1, p.code, p.project_id from jsonb_to_recordset($2) as p(code text, project_id bigint)`,
    [storing.orgId, json])).rows);
  return new Map(made.map((one) => [one.code, one.project_id]));
}

/** Whether a file says of a project's own row anything else than it holds; where it was said does not matter. */
export async function projectDiffers(storing: Storing, projectId: string, image: Image): Promise<boolean> {
  const said = PROJECT_NAMES.filter((name) => !name.startsWith('source_'));
  const given = said.map((name) => (name === 'programme_id' ? 'g.programme_id' : `p.${name}`)).join(', ');
  const found = await storing.trx.query(
    `select 1 from jsonb_to_recordset($2) as p(${PROJECT_COLUMNS}) left join programme g on g.org_id = $1 and g.code = p.programme, project t
      where t.project_id = $3 and (${said.map((name) => `t.${name}`).join(', ')}) is distinct from (${given})`,
    [storing.orgId, JSON.stringify([image.project]), projectId]);
  return (found.rowCount ?? 0) > 0;
}

/** The columns of a project that stands already. */
export async function updateProject(storing: Storing, projectId: string, image: Image, marks: object): Promise<void> {
  await storing.trx.query(
    `update project set (source_import, ${PROJECT_NAMES.join(', ')}) = (
       select $3::bigint, ${PROJECT_VALUES}
         from jsonb_to_recordset($2) as p(${PROJECT_COLUMNS}) left join programme g on g.org_id = $1 and g.code = p.programme)
      where project_id = $4`,
    [storing.orgId, JSON.stringify([{ ...image.project, source_marks: marks }]), storing.importId, projectId]);
}

export async function insertCountries(storing: Storing, rows: readonly Of<{ iso3: string; share: string | null }>[]): Promise<void> {
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `insert into project_country (project_id, org_id, iso3, share)
     select r.project_id, $1, r.iso3, r.share from jsonb_to_recordset($2) as r(project_id bigint, iso3 text, share numeric)`, [storing.orgId, json])).rows);
}

/** New results; their store ids by project and code. */
export async function insertResults(storing: Storing, rows: readonly Of<ResultRow>[]): Promise<{ project_id: string; code: string; result_id: string }[]> {
  return inPieces(rows, async (json) => (await storing.trx.query<{ project_id: string; code: string; result_id: string }>(
    `insert into result (project_id, org_id, code, ordinal, stage, title, accountability, leads_to, actors, sdg_targets)
     select r.project_id, $1, r.code, r.ordinal, r.stage, r.title, r.accountability, r.leads_to, r.actors, r.sdg_targets
       from jsonb_to_recordset($2) as r(project_id bigint, code text, ordinal integer, stage text, title jsonb, accountability text, leads_to jsonb,
                                        actors jsonb, sdg_targets text[])
     returning project_id, code, result_id`, [storing.orgId, json])).rows);
}

export async function updateResults(storing: Storing, rows: readonly (ResultRow & { project_id: string; result_id: string })[]): Promise<void> {
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `update result t set ordinal = r.ordinal, stage = r.stage, title = r.title, accountability = r.accountability, leads_to = r.leads_to,
            actors = r.actors, sdg_targets = r.sdg_targets
       from jsonb_to_recordset($1) as r(project_id bigint, result_id bigint, ordinal integer, stage text, title jsonb, accountability text,
                                        leads_to jsonb, actors jsonb, sdg_targets text[])
      where t.project_id = r.project_id and t.result_id = r.result_id`, [json])).rows);
}

const INDICATOR_COLUMNS = `ordinal integer, listed_first integer[], listed_last integer[], baseline_year integer, baseline jsonb, baseline_value numeric,
  baseline_factor_num numeric, baseline_factor_den numeric, baseline_numerator numeric, baseline_denominator numeric, baseline_weight numeric`;
const INDICATOR_NAMES = ['ordinal', 'listed_first', 'listed_last', 'baseline_year', 'baseline', 'baseline_value', 'baseline_factor_num',
  'baseline_factor_den', 'baseline_numerator', 'baseline_denominator', 'baseline_weight'];

/** New indicators of projects, or those that stand already with what the file says of them now. */
export async function putIndicators(storing: Storing, rows: readonly Of<IndicatorRow>[]): Promise<void> {
  const keyed = rows.map((one) => ({ ...one, indicator_id: indicatorId(storing, one.indicator, '') }));
  await inPieces(keyed, async (json) => (await storing.trx.query<never>(
    `insert into project_indicator (project_id, indicator_id, org_id, ${INDICATOR_NAMES.join(', ')})
     select r.project_id, r.indicator_id, $1, ${INDICATOR_NAMES.map((name) => `r.${name}`).join(', ')}
       from jsonb_to_recordset($2) as r(project_id bigint, indicator_id bigint, ${INDICATOR_COLUMNS})
     on conflict (project_id, indicator_id) do update set ${INDICATOR_NAMES.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [storing.orgId, json])).rows);
}

export type Link = { readonly project_id: string; readonly result_id: string; readonly indicator: string };

export async function insertLinks(storing: Storing, links: readonly Link[]): Promise<void> {
  const keyed = links.map((one) => ({ ...one, indicator_id: indicatorId(storing, one.indicator, '') }));
  await inPieces(keyed, async (json) => (await storing.trx.query<never>(
    `insert into result_indicator (project_id, result_id, indicator_id, org_id)
     select r.project_id, r.result_id, r.indicator_id, $1 from jsonb_to_recordset($2) as r(project_id bigint, result_id bigint, indicator_id bigint)`,
    [storing.orgId, json])).rows);
}

export type NumberedTarget = TargetRow & { readonly target_no: number };

/** New targets, or those that stand already with their new value. */
export async function putTargets(storing: Storing, rows: readonly Of<NumberedTarget>[]): Promise<void> {
  const keyed = rows.map((one) => ({ ...one, indicator_id: indicatorId(storing, one.indicator, '') }));
  await inPieces(keyed, async (json) => (await storing.trx.query<never>(
    `insert into target (project_id, indicator_id, target_no, org_id, mode, period_first, period_last, value)
     select r.project_id, r.indicator_id, r.target_no, $1, r.mode, r.period_first, r.period_last, r.value
       from jsonb_to_recordset($2) as r(project_id bigint, indicator_id bigint, target_no integer, mode text, period_first integer,
                                        period_last integer, value numeric)
     on conflict (project_id, indicator_id, target_no) do update set value = excluded.value`, [storing.orgId, json])).rows);
}

/** Targets numbered by indicator, in the order of the file. */
export function numbered(targets: readonly TargetRow[]): NumberedTarget[] {
  const next = new Map<string, number>();
  return targets.map((one) => {
    const target_no = (next.get(one.indicator) ?? 0) + 1;
    next.set(one.indicator, target_no);
    return { ...one, target_no };
  });
}
