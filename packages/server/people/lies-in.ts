/** What places lie in, as the store knows it: a right at a programme holds for the projects that are in it today. */
import { Refused, invalid, missing } from '@throughline/core/ground/problem.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { type Place, type ProjectPlace, type Scope, placeOf } from '@throughline/core/people/place.ts';
import type { Verb } from '@throughline/core/people/verbs.ts';
import type { HeldAt } from '@throughline/contract/people/place.ts';
import { today } from '../clock.ts';
import { type Sight, type Trx, see } from '../database/scope.ts';

type ProjectRow = { project_id: string; code: string; unit: string | null; programme: string | null; countries: string[] };

const PROJECTS = `
  select p.project_id, p.code, p.unit, g.code as programme, coalesce(c.countries, '{}') as countries
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
    left join (select project_id, array_agg(iso3) as countries from project_country where org_id = $1 group by project_id) c on c.project_id = p.project_id
   where p.org_id = $1`;

const placeOfRow = (organisation: string, row: ProjectRow): ProjectPlace =>
  ({ organisation, project: row.code, unit: row.unit, programme: row.programme, countries: row.countries });

/** A project with what it lies in: what `may` is asked about. The transaction sees the organisation. Refused (missing): `project-unknown`. */
export async function projectPlace(trx: Trx, org: { readonly orgId: string; readonly code: string }, code: string): Promise<ProjectPlace> {
  const row = (await trx.query<ProjectRow>(`${PROJECTS} and p.code = $2`, [org.orgId, code])).rows[0];
  if (row === undefined) throw new Refused([missing('project-unknown', 'project', { found: code })]);
  return placeOfRow(org.code, row);
}

/**
 * What of an organisation an actor sees that is not published: all of it where a grant says so, else the projects that grants name
 * or that lie in what they name. The second wall of drafts, evidence and persons behind numbers (policies.ts, `ofRecords`).
 */
export async function recordSight(trx: Trx, org: { readonly orgId: string; readonly code: string }, actor: Actor, verb: Verb = 'report.read'): Promise<Sight> {
  if (may(actor, verb, { organisation: org.code }, today())) return { record_orgs: [org.orgId], record_projects: [] };
  if (!actor.grants.some((grant) => !('store' in grant.at) && grant.at.organisation === org.code)) return { record_orgs: [], record_projects: [] };
  const { rows } = await trx.query<ProjectRow>(PROJECTS, [org.orgId]);
  return { record_orgs: [], record_projects: rows.filter((row) => may(actor, verb, placeOfRow(org.code, row), today())).map((row) => row.project_id) };
}

/** Makes that sight for the rest of the transaction. */
export async function seeRecords(trx: Trx, org: { readonly orgId: string; readonly code: string }, actor: Actor, verb?: Verb): Promise<void> {
  await see(trx, await recordSight(trx, org, actor, verb));
}

/** Where a grant shall hold, found in the store; `orgId` null for the store itself. */
export type KnownPlace = { readonly at: Place; readonly orgId: string | null; /** With what it lies in. */ readonly scope: Scope };

const EXISTS: Readonly<Record<string, string>> = {
  unit: 'select 1 from project where org_id = $1 and unit = $2 limit 1',
  programme: 'select 1 from programme where org_id = $1 and code = $2',
  country: 'select 1 from project_country where org_id = $1 and iso3 = $2 limit 1',
  project: 'select 1 from project where org_id = $1 and code = $2',
};

/** Refused: `place-of-grant-malformed`, `place-of-grant-unknown` (invalid), which an organisation that is not there gets as well. */
export async function knownPlace(trx: Trx, asked: HeldAt): Promise<KnownPlace> {
  const at = placeOf(asked.organisation, asked.place);
  if (at === null) throw new Refused([invalid('place-of-grant-malformed', 'at', { found: asked.place, accepted: ['store', 'organisation', 'unit:…', 'programme:…', 'country:…', 'project:…'] })]);
  if ('store' in at) return { at, orgId: null, scope: at };
  const orgId = (await trx.query<{ org_id: string }>('select org_id from organisation where code = $1 and not withdrawn', [at.organisation])).rows[0]?.org_id;
  if (orgId === undefined) throw new Refused([invalid('place-of-grant-unknown', 'at', { found: at.organisation })]);
  await see(trx, { orgs: [orgId] });
  if (!(await isHeld(trx, orgId, at))) throw new Refused([invalid('place-of-grant-unknown', 'at', { found: asked.place })]);
  return { at, orgId, scope: 'project' in at ? await projectPlace(trx, { orgId, code: at.organisation }, at.project) : at };
}

async function isHeld(trx: Trx, orgId: string, at: Exclude<Place, { store: true }>): Promise<boolean> {
  const kind = Object.keys(EXISTS).find((one) => one in at);
  return kind === undefined || (await trx.query(EXISTS[kind]!, [orgId, (at as unknown as Record<string, string>)[kind]])).rowCount !== 0;
}

/** Places of grants in an organisation with what they lie in; a project that is no longer there lies in its organisation alone. */
export async function scopesOf(trx: Trx, org: { readonly orgId: string; readonly code: string }): Promise<(at: Place) => Scope> {
  const { rows } = await trx.query<ProjectRow>(`${PROJECTS} and p.code in (select substr(place, 9) from role_grant where org_id = $1 and place like 'project:%')`, [org.orgId]);
  const projects = new Map(rows.map((row) => [row.code, placeOfRow(org.code, row)]));
  return (at) => ('project' in at && at.organisation === org.code ? projects.get(at.project) ?? at : at);
}
