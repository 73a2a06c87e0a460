/**
 * Whose records a question needs: no more than the projects that can stand at its places. Too many are harmless, one too few
 * would be a wrong total; so a sort that is not named here takes all.
 */
import { type PlacePart, parsePlace } from '@throughline/core/design/places.ts';
import type { Trx } from '../database/scope.ts';
import { loadFrameworks } from '../framework/load.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';

type Condition = { readonly sql: (at: string) => string; readonly value: readonly string[] };

/** Regional projects may have parts in any country (figures 3.2): they go along. */
const IN_COUNTRIES = (at: string): string => `(p.country is null or p.country = any(${at}::text[]))`;

function conditionOf({ sort, id }: PlacePart): Condition | null {
  if (sort === 'project') return { sql: (at) => `p.code = any(${at}::text[])`, value: [id] };
  if (sort === 'programme') return { sql: (at) => `p.programme_id in (select g.programme_id from programme g where g.org_id = p.org_id and g.code = any(${at}::text[]))`, value: [id] };
  if (sort === 'country') return { sql: IN_COUNTRIES, value: [id] };
  if (sort !== 'group') return null;
  return { sql: IN_COUNTRIES, value: loadFrameworks().reference.memberships.filter((one) => one.group === id).map((one) => one.iso3) };
}

/** Store ids of the projects that questions about these places need; nothing named when all do. */
export async function projectsConcerned(trx: Trx, org: HeldOrganisation, places: readonly string[]): Promise<{ projects?: string[] }> {
  const wanted = new Map<string, Condition>();
  for (const place of new Set(places)) {
    const conditions = (parsePlace(place)?.parts ?? []).map(conditionOf).filter((one) => one !== null);
    // of two joined places one is enough: who stands at both stands there
    const narrow = conditions[0];
    if (narrow === undefined) return {};
    const text = narrow.sql('');
    const before = wanted.get(text);
    wanted.set(text, before === undefined ? narrow : { ...narrow, value: [...before.value, ...narrow.value] });
  }
  const all = [...wanted.values()];
  const where = all.map((one, at) => one.sql(`$${at + 2}`)).join(' or ');
  const found = await trx.query<{ project_id: string }>(`select p.project_id from project p where p.org_id = $1 and (${where})`, [org.orgId, ...all.map((one) => one.value)]);
  return { projects: found.rows.map((row) => row.project_id) };
}
