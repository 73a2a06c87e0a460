/** The project that an address names. */
import { nearest } from '@throughline/core/ground/near.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { CODES, PROJECT } from './queries-project.ts';

/** More would be no help. */
const OFFERED = 5;

export type ProjectRow = {
  project_id: string; code: string; title: Words; programme: string | null; programme_name: Words | null; starts: string; ends: string | null;
  frequency: 'year' | 'quarter' | null; unit: string | null; functions: string[]; priorities: string[]; donors: string[]; sdg_targets: string[];
  sdg_shares: Record<string, string | number>; budget_amount: string | null; budget_currency: string | null; budget_factor_num: string | null;
  budget_factor_den: string | null; support_cost_rate: string | null; gender_marker: string | null; safeguards: string | null;
  evaluation_rating: string | null; hierarchy: number | null; detail: Record<string, unknown>; source_at: string | null; source_line: number | null;
  file: string | null; import: number | null; kind: string | null; imported: string | null; countries: { iso3: string; share: string | null }[] | null;
};

/** Refused (missing): `unknown-project`, with the codes most like it. */
export async function findProject(trx: Trx, org: HeldOrganisation, code: string): Promise<ProjectRow> {
  const found = (await trx.query<ProjectRow>(PROJECT, [org.orgId, code])).rows[0];
  if (found) return found;
  const like = (await projectsLike(trx, org, code)).map((one) => one.code);
  throw new Refused([missing('unknown-project', 'project', { found: code, ...(like.length === 0 ? {} : { accepted: like }) })]);
}

/** Projects whose code or title is most like a text. */
export async function projectsLike(trx: Trx, org: HeldOrganisation, text: string): Promise<{ code: string; title: Words }[]> {
  const { rows } = await trx.query<{ code: string; title: Words }>(CODES, [org.orgId]);
  return nearest(text, rows, (one) => [one.code, ...Object.values(one.title)], OFFERED);
}
