/** One project: what it is, its chain of results with live values, what it measures, and where all of it was read. */
import type { ProjectPage, ProjectResult } from '@throughline/contract/tell/project.ts';
import type { Framework, Reference } from '@throughline/core/framework/types.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import { prepare } from '@throughline/core/rollup/prepare.ts';
import { gridOf } from '@throughline/core/tell/grid.ts';
import { lifeAt } from '@throughline/core/tell/money.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../../rollup/ask.ts';
import { loadRecords } from '../../rollup/load-records.ts';
import { type ProjectRow, findProject } from '../find-project.ts';
import * as sql from '../queries-project.ts';
import { type IndicatorRow, indicatorOf } from './project-indicator.ts';
import { sourceOf } from './project-reports.ts';

type ResultRow = {
  code: string; stage: string; title: Words; accountability: string | null; leads_to: { result: string; assumption?: Words | null }[];
  actors: { type: string; level?: string | null }[]; sdg_targets: string[]; source_at: string | null; indicators: string[];
};

/** Refused (missing): `unknown-project`, with the codes most like it. */
export async function viewProject(trx: Trx, org: HeldOrganisation, code: string, asOf: string): Promise<ProjectPage> {
  const row = await findProject(trx, org, code);
  const { reference, frameworks } = loadFrameworks();
  const framework = frameworks.get(org.framework);
  const grid = gridOf(prepare(await loadRecords(trx, org, { projects: [row.project_id], persons: false })), row.code, asOf);
  const whole = grid.whole === null ? null : periodText(grid.whole);
  const results = (await trx.query<ResultRow>(sql.RESULTS, [org.orgId, row.project_id])).rows;
  const leading = await leadingFigures(trx, org, row.code, results, whole, asOf);
  const indicators = (await trx.query<IndicatorRow>(sql.INDICATORS, [org.orgId, row.project_id])).rows;
  const counts = (await trx.query<Omit<ProjectPage['counts'], 'published'>>(sql.COUNTS, [org.orgId, row.project_id])).rows[0]!;
  return {
    organisation: org.code, demonstration: org.demonstration, asOf,
    ...headOf(row, reference, framework), life: lifeAt(row.starts, row.ends, asOf), frequency: grid.quarterly ? 'quarter' : (row.frequency ?? 'year'),
    source: { ...sourceOf(row), kind: row.kind, imported: row.imported },
    results: results.map((one) => resultOf(one, framework, leading.get(one.code) ?? null)),
    indicators: indicators.map((one) => indicatorOf(one, results)),
    sdg: sdgOf(row, results, reference),
    whole, counts: { ...counts, published: row.detail['standard'] !== undefined },
  };
}

function headOf(row: ProjectRow, reference: Reference, framework: Framework | undefined) {
  const countries = row.countries ?? [];
  return {
    code: row.code, title: row.title, programme: row.programme === null ? null : { code: row.programme, name: row.programme_name },
    countries: countries.map(({ iso3, share }) => ({ code: iso3, name: reference.countries.get(iso3)?.name ?? null, share: share ?? (countries.length === 1 ? '100' : null) })),
    starts: row.starts, ends: row.ends, status: statusOf(row.detail), unit: row.unit,
    functions: row.functions.map((code) => ({ code, name: framework?.functions.find((one) => one.code === code)?.name ?? null })),
    priorities: row.priorities.map((code) => ({ code, name: framework?.priorities.find((one) => one.code === code)?.name ?? null })),
    donors: row.donors, genderMarker: row.gender_marker, safeguards: row.safeguards, evaluationRating: row.evaluation_rating, hierarchy: row.hierarchy,
  };
}

/** ActivityStatus of a published activity. */
function statusOf(detail: Record<string, unknown>): string | null {
  const stated = detail['activity-status'];
  const code = Array.isArray(stated) ? (stated[0] as { code?: unknown } | undefined)?.code : undefined;
  return typeof code === 'string' ? code : null;
}

/** So many indicators of a result are asked for one that has something to say. */
const TRIED = 12;

/** Of each result the first indicator that has a figure over the whole time of the project, else its first. */
async function leadingFigures(trx: Trx, org: HeldOrganisation, code: string, results: readonly ResultRow[], whole: string | null, asOf: string): Promise<Map<string, Figure>> {
  if (whole === null) return new Map();
  const tried = [...new Set(results.flatMap((one) => one.indicators.slice(0, TRIED)))];
  const figures = await figuresFor(trx, org, tried.map((indicator) => ({ indicator, place: `project:${code}`, period: whole, asOf })));
  const byCode = new Map(tried.map((indicator, at) => [indicator, figures[at]!]));
  return new Map(results.flatMap((one) => {
    const own = one.indicators.slice(0, TRIED).map((indicator) => byCode.get(indicator)!);
    const first = own.find((figure) => figure.value !== null || figure.bounds !== null) ?? own[0];
    return first === undefined ? [] : [[one.code, first] as const];
  }));
}

const resultOf = (row: ResultRow, framework: Framework | undefined, leading: Figure | null): ProjectResult => ({
  code: row.code, stage: row.stage, title: row.title, accountability: row.accountability, at: row.source_at,
  leadsTo: row.leads_to.map((one) => ({ result: one.result, assumption: one.assumption ?? null })),
  actors: row.actors.map((one) => ({ type: one.type, name: framework?.actorTypes.get(one.type)?.name ?? null, level: one.level ?? framework?.actorTypes.get(one.type)?.defaultLevel ?? null })),
  indicators: row.indicators, sdgTargets: row.sdg_targets, leading: leading as ProjectResult['leading'],
});

function sdgOf(row: ProjectRow, results: readonly ResultRow[], reference: Reference): ProjectPage['sdg'] {
  const nameOf = (code: string) => ({ code, name: reference.targets.get(code)?.label ?? reference.goals.get(code)?.name ?? null });
  const all = [...new Set([...row.sdg_targets, ...results.flatMap((one) => one.sdg_targets)])];
  return {
    targets: row.sdg_targets.map(nameOf), names: all.map(nameOf),
    shares: Object.entries(row.sdg_shares).map(([goal, share]) => ({ goal, share: String(share) })).sort((a, b) => Number(a.goal) - Number(b.goal)),
  };
}
