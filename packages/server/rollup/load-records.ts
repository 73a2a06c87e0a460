/**
 * Records of one organisation out of the store, as `core` reads them. Asked by indicator (or project), so that memory is
 * bounded by what a question needs.
 */
import type { Submission, Value } from '@throughline/core/collect/submission.ts';
import type { ChainResult, Programme, Project } from '@throughline/core/design/project.ts';
import type { Indicator } from '@throughline/core/framework/indicator.ts';
import type { Dated } from '@throughline/core/assure/mapping.ts';
import { factorBetween } from '@throughline/core/framework/units.ts';
import { ONE, type Rational, multiply } from '@throughline/core/ground/rational.ts';
import type { Target } from '@throughline/core/plan/promise.ts';
import type { Deal, Legacy, MappedIndicator, Person, ProjectIndicator, Records } from '@throughline/core/rollup/records.ts';
import { type Groups, groupsFrom } from '@throughline/core/framework/country-groups.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import * as sql from './queries.ts';
import {
  type BaselineRow, type IndicatorRow, type ProjectRow, type ResultRow, type TargetRow, baselineOf, indicatorOf, momentOf, projectOf,
  resultOf, targetOf,
} from './record-parts.ts';
import { type CellRow, type MeasurementRow, answerOf, factorOf, number, spanOf } from './record-rows.ts';

export type Choice = {
  /** Codes of indicators; all when absent. */
  readonly indicators?: readonly string[];
  /** Store ids of projects; all when absent. */
  readonly projects?: readonly string[];
  /** False leaves the registry of persons unread: only cells by sex need it. */
  readonly persons?: boolean;
};

type Ask = { trx: Trx; org: HeldOrganisation; indicators: readonly string[] | null; projects: readonly string[] | null };
type Indexed = { byId: Map<string, Indicator>; codes: Map<string, string>; projectCodes: Map<string, string> };

/** Everything that figures of the chosen indicators (and projects) need. Call inside `inScope` of the organisation. */
export async function loadRecords(trx: Trx, org: HeldOrganisation, choice: Choice = {}): Promise<Records> {
  const defined = await trx.query<IndicatorRow>(sql.INDICATORS, [org.orgId, org.framework, choice.indicators ?? null]);
  const byId = new Map(defined.rows.map((row) => [row.indicator_id, indicatorOf(row)]));
  const ask: Ask = {
    trx, org, projects: choice.projects ?? null, indicators: choice.indicators === undefined ? null : [...byId.keys()],
  };
  const codes = new Map([...byId].map(([id, one]) => [id, one.code]));
  const programmes = await loadProgrammes(ask);
  const { projects, projectCodes } = await loadProjects(ask, programmes, codes);
  const indexed: Indexed = { byId, codes, projectCodes };
  const submissions = await loadSubmissions(ask, indexed);
  return {
    organisation: org.code,
    framework: org.framework,
    indicators: new Map([...byId.values()].map((one) => [one.code, one])),
    programmes: new Map([...programmes.values()].map((one) => [one.id, one])),
    projects,
    projectIndicators: await loadProjectIndicators(ask, indexed),
    persons: choice.persons === false ? new Map() : await loadPersons(ask),
    deals: await loadDeals(ask),
    placeTargets: await loadPlaceTargets(ask, codes),
    submissions,
    legacy: await loadLegacy(ask),
    mapped: await loadMapped(ask),
    groups: groupsOfCountries(),
  };
}

let held: Groups | null = null;
/** Memberships are reference data: read once. */
export const groupsOfCountries = (): Groups => (held ??= groupsFrom(loadFrameworks().reference.memberships));

const rows = async <Row extends object>(ask: Ask, text: string): Promise<Row[]> =>
  (await ask.trx.query<Row & Record<string, unknown>>(text, [ask.org.orgId, ask.indicators, ask.projects])).rows;
const ofOrganisation = async <Row extends object>(ask: Ask, text: string): Promise<Row[]> =>
  (await ask.trx.query<Row & Record<string, unknown>>(text, [ask.org.orgId])).rows;

async function loadProgrammes(ask: Ask): Promise<Map<string, Programme>> {
  const found = await ofOrganisation<{ programme_id: string; code: string; name: Programme['name']; kind: Programme['kind'] }>(ask, sql.PROGRAMMES);
  return new Map(found.map((row) => [row.programme_id, { id: row.code, name: row.name, kind: row.kind }]));
}

async function loadProjects(ask: Ask, programmes: Map<string, Programme>, codes: Map<string, string>) {
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

async function loadProjectIndicators(ask: Ask, { byId, projectCodes }: Indexed): Promise<ProjectIndicator[]> {
  const targets = new Map<string, Target[]>();
  for (const row of await rows<TargetRow & { project_id: string; indicator_id: string }>(ask, sql.TARGETS)) {
    push(targets, `${row.project_id} ${row.indicator_id}`, targetOf(row));
  }
  type Row = BaselineRow & { project_id: string; indicator_id: string; listed_first: number[] | null; listed_last: number[] | null };
  return (await rows<Row>(ask, sql.PROJECT_INDICATORS)).flatMap((row) => {
    const indicator = byId.get(row.indicator_id);
    const project = projectCodes.get(row.project_id);
    if (!indicator || project === undefined) return [];
    return [{
      project, indicator: indicator.code,
      listed: row.listed_first === null ? null : row.listed_first.map((first, at) => ({ first, last: row.listed_last![at]! })),
      baseline: baselineOf(row, indicator.kind),
      targets: targets.get(`${row.project_id} ${row.indicator_id}`) ?? [],
    }];
  });
}

type SubmissionRow = {
  project_id: string; submission_id: string; number: number; period_first: number; period_last: number; due: string | null;
  submitted: string; submitted_timed: boolean; state: Submission['state']; verified: string | null; verified_timed: boolean; reason: string | null;
};

async function loadSubmissions(ask: Ask, indexed: Indexed): Promise<Submission[]> {
  const values = await loadValues(ask, indexed);
  return (await rows<SubmissionRow>(ask, sql.SUBMISSIONS)).flatMap((row) => {
    const project = indexed.projectCodes.get(row.project_id);
    if (project === undefined) return [];
    return [{
      id: row.submission_id, project, period: { first: row.period_first, last: row.period_last }, number: row.number, due: row.due,
      submitted: momentOf(row.submitted, row.submitted_timed), state: row.state,
      verified: row.verified === null ? null : momentOf(row.verified, row.verified_timed), reason: row.reason,
      values: values.get(row.submission_id) ?? [],
    }];
  });
}

async function loadValues(ask: Ask, { byId }: Indexed): Promise<Map<string, Value[]>> {
  const lists = new Map<string, string[]>();
  const cells = new Map<string, CellRow[]>();
  for (const text of [sql.PERSON_LISTS, sql.DEAL_LISTS]) {
    for (const row of await rows<MeasurementRow & { members: string[] }>(ask, text)) lists.set(keyOf(row), row.members);
  }
  for (const row of await rows<MeasurementRow & { cells: CellRow[] }>(ask, sql.CELLS)) cells.set(keyOf(row), row.cells);
  const values = new Map<string, Value[]>();
  for (const row of await rows<MeasurementRow>(ask, sql.MEASUREMENTS)) {
    const indicator = byId.get(row.indicator_id);
    if (!indicator) continue;
    const members = row.listed === null ? null : (lists.get(keyOf(row)) ?? []);
    const whole = { ...row, cells: cells.get(keyOf(row)) ?? null, persons: members, deals: members };
    push(values, row.submission_id, {
      indicator: indicator.code,
      answer: answerOf(whole, indicator.kind),
      entered: { value: enteredOf(whole), unit: row.unit, factor: factorOf(row.factor_num, row.factor_den) },
    });
  }
  return values;
}

/** What the working shows as entered. */
function enteredOf(row: MeasurementRow): string | null {
  if (row.listed === 'persons') return String(row.persons?.length ?? 0);
  if (row.listed === 'deals') return (row.deals ?? []).join(', ');
  if (row.numerator !== null && row.denominator !== null) return `${row.numerator}/${row.denominator}`;
  if (row.value !== null && row.weight !== null) return `${row.value} × ${row.weight}`;
  return row.value ?? row.level;
}

async function loadPersons(ask: Ask): Promise<Map<string, Person>> {
  const found = await ofOrganisation<{ code: string; sex: string | null }>(ask, sql.PERSONS);
  return new Map(found.map((row) => [row.code, { id: row.code, sex: row.sex }]));
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

async function loadPlaceTargets(ask: Ask, codes: ReadonlyMap<string, string>): Promise<Records['placeTargets']> {
  type Row = TargetRow & { place: string; indicator_id: string; authority: string | null };
  const found = (await ask.trx.query<Row>(sql.PLACE_TARGETS, [ask.org.orgId, ask.indicators])).rows;
  return found.flatMap((row) => {
    const indicator = codes.get(row.indicator_id);
    return indicator === undefined ? [] : [{ ...targetOf(row), place: row.place, indicator, authority: row.authority }];
  });
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

const keyOf = (row: { submission_id: string; indicator_id: string }): string => `${row.submission_id} ${row.indicator_id}`;

function push<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}
