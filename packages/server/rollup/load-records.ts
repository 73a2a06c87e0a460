/**
 * Records of one organisation out of the store, as `core` reads them. Asked by indicator (or project), so that memory is
 * bounded by what a question needs.
 */
import type { Submission, Value } from '@throughline/core/collect/submission.ts';
import { type Groups, groupsFrom } from '@throughline/core/framework/country-groups.ts';
import type { Indicator } from '@throughline/core/framework/indicator.ts';
import type { Target } from '@throughline/core/plan/promise.ts';
import type { Person, ProjectIndicator, Records } from '@throughline/core/rollup/records.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { type Ask, type Setting, loadSetting, ofOrganisation, push, rows } from './load-setting.ts';
import * as sql from './queries.ts';
import { type BaselineRow, type IndicatorRow, type TargetRow, baselineOf, indicatorOf, targetOf } from './record-parts.ts';
import { type CellRow, type MeasurementRow, answerOf, factorOf } from './record-rows.ts';

export type Choice = {
  /** Codes of indicators; all when absent. */
  readonly indicators?: readonly string[];
  /** Store ids of projects; all when absent. */
  readonly projects?: readonly string[];
  /** False leaves the registry of persons unread: only cells by sex need it. */
  readonly persons?: boolean;
};

type Indexed = { byId: Map<string, Indicator>; codes: Map<string, string>; projectCodes: ReadonlyMap<string, string> };

/**
 * Everything that figures of the chosen indicators (and projects) need. Call inside `inScope` of the organisation. Who asks
 * for one indicator after another reads the setting of all once (`settingOfAll`) and gives it.
 */
export async function loadRecords(trx: Trx, org: HeldOrganisation, choice: Choice = {}, given: Setting | null = null): Promise<Records> {
  const defined = await trx.query<IndicatorRow>(sql.INDICATORS, [org.orgId, org.framework, choice.indicators ?? null]);
  const byId = new Map(defined.rows.map((row) => [row.indicator_id, indicatorOf(row)]));
  const ask: Ask = {
    trx, org, projects: choice.projects ?? null, indicators: choice.indicators === undefined ? null : [...byId.keys()],
  };
  const codes = new Map([...byId].map(([id, one]) => [id, one.code]));
  const setting = given ?? await loadSetting(ask, codes);
  const indexed: Indexed = { byId, codes, projectCodes: setting.projectCodes };
  return {
    organisation: org.code,
    framework: org.framework,
    indicators: new Map([...byId.values()].map((one) => [one.code, one])),
    programmes: setting.programmes,
    projects: setting.projects,
    submissions: await loadSubmissions(ask, indexed, setting, given !== null),
    projectIndicators: await loadProjectIndicators(ask, indexed),
    persons: choice.persons === false ? new Map() : await loadPersons(ask),
    deals: setting.deals,
    placeTargets: await loadPlaceTargets(ask, codes),
    legacy: setting.legacy,
    mapped: setting.mapped,
    groups: groupsOfCountries(),
    ...(given === null ? {} : { quarterly: given.quarterly }),
  };
}

let held: Groups | null = null;
/** Memberships are reference data: read once. */
export const groupsOfCountries = (): Groups => (held ??= groupsFrom(loadFrameworks().reference.memberships));

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

/** Submissions with their values; those that say nothing of what is asked only where they were read for it. */
async function loadSubmissions(ask: Ask, indexed: Indexed, { submissions }: Setting, sayingOnly: boolean): Promise<Submission[]> {
  const values = await loadValues(ask, indexed);
  const meant = sayingOnly ? submissions.filter((one) => values.has(one.id)) : submissions;
  return meant.map((one) => ({ ...one, values: values.get(one.id) ?? [] }));
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
    const key = row.listed === null && cells.size === 0 ? '' : keyOf(row);
    row.cells = cells.get(key) ?? null;
    row.persons = row.deals = row.listed === null ? null : (lists.get(key) ?? []);
    push(values, row.submission_id, {
      indicator: indicator.code,
      answer: answerOf(row, indicator.kind),
      entered: { value: enteredOf(row), unit: row.unit, factor: factorOf(row.factor_num, row.factor_den) },
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

async function loadPlaceTargets(ask: Ask, codes: ReadonlyMap<string, string>): Promise<Records['placeTargets']> {
  type Row = TargetRow & { place: string; indicator_id: string; authority: string | null };
  const found = (await ask.trx.query<Row>(sql.PLACE_TARGETS, [ask.org.orgId, ask.indicators])).rows;
  return found.flatMap((row) => {
    const indicator = codes.get(row.indicator_id);
    return indicator === undefined ? [] : [{ ...targetOf(row), place: row.place, indicator, authority: row.authority }];
  });
}

const keyOf = (row: { submission_id: string; indicator_id: string }): string => `${row.submission_id} ${row.indicator_id}`;
