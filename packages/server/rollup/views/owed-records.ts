/**
 * Records without their values: who was expected to say what, and whether an answer stands. What is read is a fraction of
 * the records of figures, and goes through the same rules of `core` (figures 4.1, 4.2).
 */
import type { Submission, Value } from '@throughline/core/collect/submission.ts';
import type { ChainResult, Programme, Project } from '@throughline/core/design/project.ts';
import type { Indicator } from '@throughline/core/framework/indicator.ts';
import type { Span } from '@throughline/core/ground/period.ts';
import { ONE } from '@throughline/core/ground/rational.ts';
import type { Answer, Entered } from '@throughline/core/plan/answer.ts';
import { prepare } from '@throughline/core/rollup/prepare.ts';
import type { Prepared } from '@throughline/core/rollup/prepared.ts';
import type { ProjectIndicator } from '@throughline/core/rollup/records.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { groupsOfCountries } from '../load-records.ts';
import { projectsConcerned } from '../projects-concerned.ts';
import * as sql from '../queries.ts';
import { type IndicatorRow, type ProjectRow, type ResultRow, indicatorOf, momentOf, projectOf, resultOf } from '../record-parts.ts';

const PLANS = `
  select project_id, indicator_id, listed_first, listed_last from project_indicator
   where org_id = $1 and ($2::bigint[] is null or project_id = any($2)) order by project_id, ordinal`;

/**
 * One row a verified submission: what it names, and how it answers. Of periods outside $3 to $4 only running totals ($5) matter, for
 * what is carried (figures 2.2).
 */
const ANSWERS = `
  select m.submission_id, array_agg(m.indicator_id::text) as indicators, array_agg(m.state) as states
    from measurement m join submission s using (project_id, submission_id)
   where m.org_id = $1 and s.state = 'verified' and ($2::bigint[] is null or m.project_id = any($2))
     and ($3::int is null or (s.period_first <= $4 and (s.period_last >= $3 or m.indicator_id = any($5)))) group by m.submission_id`;

type SubmissionRow = {
  project_id: string; submission_id: string; number: number; period_first: number; period_last: number; due: string | null; submitted: string;
  submitted_timed: boolean; state: Submission['state']; verified: string | null; verified_timed: boolean;
};
type Names = { readonly indicators: ReadonlyMap<string, Indicator>; readonly codes: ReadonlyMap<string, string> };

/** Prepared records of the projects that can stand at a place, with the answers about a range or about all. Call inside `inScope` of the organisation. */
export async function prepareExpectations(trx: Trx, org: HeldOrganisation, place: string, range: Span | null): Promise<Prepared> {
  const { projects: ids = null } = await projectsConcerned(trx, org, [place]);
  const defined = (await trx.query<IndicatorRow>(sql.INDICATORS, [org.orgId, org.framework, null])).rows;
  const indicators = new Map(defined.map((row) => [row.indicator_id, indicatorOf(row)]));
  const { projects, codes } = await projectsOf(trx, org, ids, indicators);
  return prepare({
    organisation: org.code, framework: org.framework, programmes: new Map(), persons: new Map(), deals: new Map(), placeTargets: [], legacy: [],
    indicators: new Map([...indicators.values()].map((one) => [one.code, one])),
    projects,
    projectIndicators: await plansOf(trx, org, ids, { indicators, codes }),
    submissions: await submissionsOf(trx, org, ids, range, { indicators, codes }),
    groups: groupsOfCountries(),
  });
}

async function projectsOf(trx: Trx, org: HeldOrganisation, ids: readonly string[] | null, indicators: ReadonlyMap<string, Indicator>) {
  type Row = { programme_id: string; code: string; name: Programme['name']; kind: Programme['kind'] };
  const programmes = new Map((await trx.query<Row>(sql.PROGRAMMES, [org.orgId])).rows.map((row) => [row.programme_id, { id: row.code, name: row.name, kind: row.kind }]));
  const byId = new Map([...indicators].map(([id, one]) => [id, one.code]));
  const results = new Map<string, ChainResult[]>();
  for (const row of (await trx.query<ResultRow>(sql.RESULTS, [org.orgId, null, ids])).rows) {
    const list = results.get(row.project_id);
    if (list) list.push(resultOf(row, byId));
    else results.set(row.project_id, [resultOf(row, byId)]);
  }
  const projects = new Map<string, Project>();
  const codes = new Map<string, string>();
  for (const row of (await trx.query<ProjectRow>(sql.PROJECTS, [org.orgId, null, ids])).rows) {
    codes.set(row.project_id, row.code);
    projects.set(row.code, projectOf(row, programmes, results.get(row.project_id) ?? []));
  }
  return { projects, codes };
}

async function plansOf(trx: Trx, org: HeldOrganisation, ids: readonly string[] | null, { indicators, codes }: Names): Promise<ProjectIndicator[]> {
  type Row = { project_id: string; indicator_id: string; listed_first: number[] | null; listed_last: number[] | null };
  return (await trx.query<Row>(PLANS, [org.orgId, ids])).rows.flatMap((row) => {
    const [project, indicator] = [codes.get(row.project_id), indicators.get(row.indicator_id)];
    if (project === undefined || indicator === undefined) return [];
    const listed = row.listed_first?.map((first, at) => ({ first, last: row.listed_last![at]! })) ?? null;
    return [{ project, indicator: indicator.code, listed, baseline: null, targets: [] }];
  });
}

const ENTERED: Entered = { value: null, unit: null, factor: ONE };
/** That something was said, not what. */
const SAID: Readonly<Record<string, Answer>> = {
  reported: { state: 'reported', measured: { shape: 'text', text: {} } },
  'not-applicable': { state: 'not-applicable', reason: '' },
  'not-reported': { state: 'not-reported', reason: '' },
};

async function submissionsOf(trx: Trx, org: HeldOrganisation, ids: readonly string[] | null, range: Span | null, { indicators, codes }: Names): Promise<Submission[]> {
  const running = [...indicators].filter(([, one]) => one.kind === 'cumulative').map(([id]) => id);
  const values = new Map<string, Value[]>();
  for (const row of (await trx.query<{ submission_id: string; indicators: string[]; states: string[] }>(ANSWERS, [org.orgId, ids, range?.first ?? null, range?.last ?? null, running])).rows) {
    values.set(row.submission_id, row.indicators.flatMap((id, at) => {
      const indicator = indicators.get(id);
      return indicator === undefined ? [] : [{ indicator: indicator.code, answer: SAID[row.states[at]!]!, entered: ENTERED }];
    }));
  }
  return (await trx.query<SubmissionRow>(sql.SUBMISSIONS, [org.orgId, null, ids])).rows.flatMap((row) => {
    const project = codes.get(row.project_id);
    if (project === undefined) return [];
    return [{
      id: row.submission_id, project, period: { first: row.period_first, last: row.period_last }, number: row.number, due: row.due,
      submitted: momentOf(row.submitted, row.submitted_timed), state: row.state, reason: null,
      verified: row.verified === null ? null : momentOf(row.verified, row.verified_timed), values: values.get(row.submission_id) ?? [],
    }];
  });
}
