/** The records of some projects, as the fast route reads them: a handful of queries however many projects there are. */
import type { Kind } from '@throughline/core/framework/types.ts';
import type { Trx } from '../../database/scope.ts';

export type ProjectRow = {
  project_id: string; code: string; first_day: number; start_quarter: number; last_day: number | null; ends: string | null; end_quarter: number | null; end_year: number | null;
  frequency: string | null; programme: string | null; unit: string | null; priorities: string[]; functions: string[]; donors: string[]; sdg_targets: string[];
  budget_amount: string | null; budget_factor_num: string | null; budget_factor_den: string | null; countries: string[];
};
/** bv, bw: the baseline stated (series.ts). */
export type IndicatorRow = {
  project_id: string; indicator_id: string; kind: Kind; maintain: boolean; listed_first: number[] | null; says: boolean;
  value: string | null; num: string; den: string; numerator: string | null; denominator: string | null; weight: string | null; persons: string | null; deals: string | null;
};
export type TargetRow = { project_id: string; indicator_id: string; mode: 'annual' | 'cumulative' | 'final'; period_first: number; period_last: number; value: string };
export type SubmissionRow = { project_id: string; submission_id: string; period_first: number; period_last: number; day: number; number: number };
export type MeasurementRow = {
  project_id: string; submission_id: string; indicator_id: string; state: string; value: string | null; factor_num: string; factor_den: string;
  numerator: string | null; denominator: string | null; weight: string | null; level: string | null; listed: string | null;
};
export type TagRow = { project_id: string; indicator_id: string; targets: string[] };
export type CountryPartRow = { project_id: string; submission_id: string; indicator_id: string; iso3: string; value: string | null; numerator: string | null; denominator: string | null };
export type ListingRow = { project_id: string; submission_id: string; indicator_id: string; member: string };

/** What belongs to one project. */
export type ProjectRecords = {
  readonly project: ProjectRow; readonly indicators: IndicatorRow[]; readonly targets: TargetRow[]; readonly submissions: SubmissionRow[];
  readonly measurements: MeasurementRow[]; readonly tags: TagRow[]; readonly parts: CountryPartRow[]; readonly persons: ListingRow[]; readonly deals: ListingRow[];
};

const PROJECTS = `
  select p.project_id, p.code, starts - date '1970-01-01' as first_day, extract(year from starts)::int * 4 + extract(quarter from starts)::int - 1 as start_quarter,
         ends - date '1970-01-01' as last_day, ends, extract(year from ends)::int * 4 + extract(quarter from ends)::int - 1 as end_quarter, extract(year from ends)::int as end_year,
         frequency, g.code as programme, unit, priorities, functions, donors, p.sdg_targets, budget_amount, budget_factor_num, budget_factor_den,
         array(select iso3 from project_country c where c.project_id = p.project_id) as countries
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
   where p.org_id = $2 and p.project_id = any($1)`;

/** Persons registered and deals of a baseline count where it states no number. */
const INDICATORS = `
  select pi.project_id, pi.indicator_id, i.kind, i.direction = 'maintain' as maintain, listed_first,
         baseline_year is not null and baseline is not null and baseline->>'notReported' is null and baseline->>'notApplicable' is null as says,
         baseline_value as value, baseline_factor_num as num, baseline_factor_den as den, baseline_numerator as numerator, baseline_denominator as denominator, baseline_weight as weight,
         case when jsonb_typeof(baseline->'persons') = 'array' then (select count(distinct one)::text from jsonb_array_elements_text(baseline->'persons') as one) end as persons,
         case when jsonb_typeof(baseline->'deals') = 'array' then (
           select coalesce(json_agg(json_build_array(d.amount::text, d.factor_num::text, d.factor_den::text)), '[]')::text from deal d
            where d.org_id = $2 and d.code in (select jsonb_array_elements_text(baseline->'deals'))) end as deals
    from project_indicator pi join indicator i using (indicator_id) where pi.project_id = any($1)`;

const TARGETS = `
  select project_id, indicator_id, mode, period_first, period_last, value from target where project_id = any($1) order by project_id, indicator_id, target_no`;

const SUBMISSIONS = `
  select project_id, submission_id, period_first, period_last, (submitted at time zone 'UTC')::date - date '1970-01-01' as day, number
    from submission where project_id = any($1) and state = 'verified' and period_first is not null`;

const MEASUREMENTS = `
  select project_id, submission_id, indicator_id, state, value, factor_num, factor_den, numerator, denominator, weight, level, listed
    from measurement where project_id = any($1)`;

const TAGS = `
  select ri.project_id, ri.indicator_id, r.sdg_targets as targets from result_indicator ri join result r on r.project_id = ri.project_id and r.result_id = ri.result_id
   where ri.project_id = any($1) and r.project_id = any($1) and cardinality(r.sdg_targets) > 0`;

const PARTS = `
  select project_id, submission_id, indicator_id, dimensions->>'country' as iso3, value, numerator, denominator from measurement_cell
   where project_id = any($1) and dimensions ? 'country' and dimensions->>'country' not in ('none', 'not-stated')`;

const listings = (table: string, member: string): string => `select project_id, submission_id, indicator_id, ${member} as member from ${table} where project_id = any($1)`;

/** Reads the records of projects, by project. What nobody has is not asked for. */
export async function readRecords(trx: Trx, orgId: string, ids: readonly string[]): Promise<ProjectRecords[]> {
  const ask = async <Row>(name: string, text: string, wanted = true, more: unknown[] = []): Promise<Row[]> =>
    wanted ? ((await trx.query({ name: `records-${name}`, text, values: [ids, ...more] })).rows as Row[]) : [];
  const projects = await ask<ProjectRow>('projects', PROJECTS, true, [orgId]);
  const indicators = await ask<IndicatorRow>('indicators', INDICATORS, true, [orgId]);
  const has = (...kinds: Kind[]): boolean => indicators.some((one) => kinds.includes(one.kind));
  const [targets, submissions] = [await ask<TargetRow>('targets', TARGETS), await ask<SubmissionRow>('submissions', SUBMISSIONS)];
  const [measurements, tags] = [await ask<MeasurementRow>('measurements', MEASUREMENTS), await ask<TagRow>('tags', TAGS)];
  const parts = await ask<CountryPartRow>('parts', PARTS, projects.some((one) => one.countries.length !== 1));
  const persons = await ask<ListingRow>('persons', listings('measurement_person', 'person_id'), has('distinct'));
  const deals = await ask<ListingRow>('deals', listings('measurement_deal', 'deal_id'), has('distinct-sum'));
  const of = new Map(projects.map((project): [string, ProjectRecords] => [project.project_id,
    { project, indicators: [], targets: [], submissions: [], measurements: [], tags: [], parts: [], persons: [], deals: [] }]));
  const share = <Name extends Exclude<keyof ProjectRecords, 'project'>>(name: Name, rows: ProjectRecords[Name][number][]): void => {
    for (const row of rows) (of.get(row.project_id)?.[name] as unknown[] | undefined)?.push(row);
  };
  share('indicators', indicators); share('targets', targets); share('submissions', submissions); share('measurements', measurements);
  share('tags', tags); share('parts', parts); share('persons', persons); share('deals', deals);
  return [...of.values()];
}

/** Rows by a key of theirs, in their order. */
export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = found.get(key);
    if (list === undefined) found.set(key, [row]);
    else list.push(row);
  }
  return found;
}
