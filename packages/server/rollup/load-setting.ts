/**
 * What the values of indicators stand in: projects with their results, submissions without their values, deals, what old
 * frameworks left. Of chosen indicators, or once of all where many are asked one after another.
 */
import type { Dated } from '@throughline/core/assure/mapping.ts';
import type { Submission } from '@throughline/core/collect/submission.ts';
import type { ChainResult, Programme, Project } from '@throughline/core/design/project.ts';
import { factorBetween } from '@throughline/core/framework/units.ts';
import { ONE, type Rational, multiply } from '@throughline/core/ground/rational.ts';
import { quarterlyFrom } from '@throughline/core/rollup/prepare.ts';
import type { Deal, Legacy, MappedIndicator } from '@throughline/core/rollup/records.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import * as sql from './queries.ts';
import { type ProjectRow, type ResultRow, momentOf, projectOf, resultOf } from './record-parts.ts';
import { factorOf, number, spanOf } from './record-rows.ts';

export type Setting = {
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly projects: ReadonlyMap<string, Project>;
  /** Code of a project by its store id. */
  readonly projectCodes: ReadonlyMap<string, string>;
  readonly submissions: readonly Submission[];
  /** As `Records` has it. */
  readonly quarterly: ReadonlyMap<string, string>;
  readonly deals: ReadonlyMap<string, Deal>;
  readonly legacy: readonly Legacy[];
  readonly mapped: readonly MappedIndicator[];
};

/** Store ids; null means all. */
export type Ask = { readonly trx: Trx; readonly org: HeldOrganisation; readonly indicators: readonly string[] | null; readonly projects: readonly string[] | null };

export const rows = async <Row extends object>(ask: Ask, text: string): Promise<Row[]> =>
  (await ask.trx.query<Row & Record<string, unknown>>(text, [ask.org.orgId, ask.indicators, ask.projects])).rows;
export const ofOrganisation = async <Row extends object>(ask: Ask, text: string): Promise<Row[]> =>
  (await ask.trx.query<Row & Record<string, unknown>>(text, [ask.org.orgId])).rows;

/** The setting of every indicator that an organisation may measure. Call inside `inScope` of the organisation. */
export async function settingOfAll(trx: Trx, org: HeldOrganisation): Promise<Setting> {
  const defined = await trx.query<{ indicator_id: string; code: string }>(sql.INDICATORS, [org.orgId, org.framework, null]);
  return loadSetting({ trx, org, indicators: null, projects: null }, new Map(defined.rows.map((row) => [row.indicator_id, row.code])));
}

/** The setting of what is asked; `codes` are those of its indicators by store id. */
export async function loadSetting(ask: Ask, codes: ReadonlyMap<string, string>): Promise<Setting> {
  const programmes = await loadProgrammes(ask);
  const { projects, projectCodes } = await loadProjects(ask, programmes, codes);
  const submissions = await loadSubmissions(ask, projectCodes);
  return {
    programmes: new Map([...programmes.values()].map((one) => [one.id, one])), projects, projectCodes, submissions,
    quarterly: quarterlyFrom({ submissions }),
    deals: await loadDeals(ask), legacy: await loadLegacy(ask), mapped: await loadMapped(ask),
  };
}

async function loadProgrammes(ask: Ask): Promise<Map<string, Programme>> {
  const found = await ofOrganisation<{ programme_id: string; code: string; name: Programme['name']; kind: Programme['kind'] }>(ask, sql.PROGRAMMES);
  return new Map(found.map((row) => [row.programme_id, { id: row.code, name: row.name, kind: row.kind }]));
}

async function loadProjects(ask: Ask, programmes: Map<string, Programme>, codes: ReadonlyMap<string, string>) {
  const results = new Map<string, ChainResult[]>();
  for (const row of await rows<ResultRow>(ask, sql.RESULTS)) push(results, row.project_id, resultOf(row, codes));
  const projects = new Map<string, Project>();
  const projectCodes = new Map<string, string>();
  for (const row of await rows<ProjectRow>(ask, sql.PROJECTS)) {
    projectCodes.set(row.project_id, row.code);
    projects.set(row.code, projectOf(row, programmes, results.get(row.project_id) ?? []));
  }
  return { projects, projectCodes };
}

type SubmissionRow = {
  project_id: string; submission_id: string; number: number; period_first: number; period_last: number; due: string | null;
  submitted: string; submitted_timed: boolean; state: Submission['state']; verified: string | null; verified_timed: boolean; reason: string | null;
};

async function loadSubmissions(ask: Ask, projectCodes: ReadonlyMap<string, string>): Promise<Submission[]> {
  return (await rows<SubmissionRow>(ask, sql.SUBMISSIONS)).flatMap((row) => {
    const project = projectCodes.get(row.project_id);
    if (project === undefined) return [];
    return [{
      id: row.submission_id, project, period: { first: row.period_first, last: row.period_last }, number: row.number, due: row.due,
      submitted: momentOf(row.submitted, row.submitted_timed), state: row.state,
      verified: row.verified === null ? null : momentOf(row.verified, row.verified_timed), reason: row.reason,
      values: [],
    }];
  });
}

async function loadDeals(ask: Ask): Promise<Map<string, Deal>> {
  type Row = { code: string; amount: string; currency: string; year: number; factor_num: string; factor_den: string };
  const found = await ofOrganisation<Row>(ask, sql.DEALS);
  return new Map(found.map((row) => {
    const amount = number(row.amount);
    const usd = multiply(amount, factorOf(row.factor_num, row.factor_den));
    return [row.code, { id: row.code, amount, currency: row.currency, year: row.year, usd }];
  }));
}

type MappingRow = Dated & { readonly unit: string | null };

async function loadLegacy(ask: Ask): Promise<Legacy[]> {
  type Row = { project_code: string; period_first: number; period_last: number; value: string; maps_to: string | null; grade: Legacy['grade']; legacy_id: string; mappings: MappingRow[] | null };
  return (await ofOrganisation<Row>(ask, sql.LEGACY)).map((row) => ({
    project: row.project_code, period: spanOf(row.period_first, row.period_last)!, value: number(row.value), mapsTo: row.maps_to, grade: row.grade,
    subject: `legacy:${row.legacy_id}`, mappings: row.mappings ?? [],
  }));
}

/** Own indicators mapped to the framework's, each with the factor between their units. */
async function loadMapped(ask: Ask): Promise<MappedIndicator[]> {
  const found = await ofOrganisation<{ code: string; unit: string | null; mappings: MappingRow[] }>(ask, sql.MAPPED);
  return found.map((row) => ({ indicator: row.code, mappings: row.mappings.map((one) => ({ ...one, factor: factorToTarget(row.unit, one.unit) })) }));
}

/** Exact; one where either side states no unit, null between units that do not convert. */
export const factorToTarget = (from: string | null, to: string | null): Rational | null =>
  from === null || to === null ? ONE : factorBetween(loadFrameworks().reference, from, to);

export function push<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
