/** The named cast of reports, and short ways to do what they do. One story: a gap in the worked example is filled. */
import type { Problem } from '@throughline/core/ground/problem.ts';
import { Refused } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { Place } from '@throughline/core/people/place.ts';
import type { Role } from '@throughline/core/people/roles.ts';
import { inScope } from '../../database/scope.ts';
import { keepListing } from '../../design/keep-listing.ts';
import { type HeldOrganisation, listOrganisations } from '../../people/find-organisation.ts';
import { refreshProjects } from '../../rollup/fast/refresh.ts';
import { type TestStore, testStore } from '../../transfer/testing/store.ts';
import { viewReport } from '../../assure/views/report.ts';
import type { Acting, Addressed } from '../act.ts';

const person = (id: string, name: string, role: Role, at: Place): Actor => ({ id, name, grants: [{ role, at, from: null, until: null }], from: null });
const ORGANISATION = 'ORG';

/** Selam runs P3, Ibrahim helps her; Mei looks after the quality of everything, Paul runs the programme, Ana is of the results unit. */
export const CAST = {
  selam: person('11', 'selam', 'project-manager', { organisation: ORGANISATION, project: 'P3' }),
  ibrahim: person('12', 'ibrahim', 'assistant', { organisation: ORGANISATION, project: 'P3' }),
  mei: person('13', 'mei', 'quality-assurance', { organisation: ORGANISATION }),
  paul: person('14', 'paul', 'programme-manager', { organisation: ORGANISATION, programme: 'PRG' }),
  ana: person('15', 'ana', 'results-unit', { organisation: ORGANISATION }),
  /** Enters and runs everything of the organisation. */
  rosa: person('16', 'rosa', 'project-manager', { organisation: ORGANISATION }),
} as const;
export type Name = keyof typeof CAST;

export type Stage = {
  readonly store: TestStore;
  readonly org: HeldOrganisation;
  as(name: Name): Acting;
  /** A report with the version that stands now. */
  at(project: string, period: string, key?: string | null): Promise<Addressed>;
  seen(name: Name, project: string, period: string): ReturnType<typeof viewReport>;
};

export async function stage(file = 'agro-industry.portfolio.json'): Promise<Stage> {
  const store = await testStore([refreshProjects, keepListing]);
  const brought = await store.importCase(file);
  if (brought.outcome !== 'imported') throw new Error(JSON.stringify(brought.problems));
  const org = (await listOrganisations(store.appPool))[0]!;
  return {
    store, org,
    as: (name) => ({ pool: store.appPool, actor: CAST[name], org, listeners: [refreshProjects, keepListing] }),
    at: async (project, period, key = null) => {
      const [first, last] = [Number(period.slice(0, 4)) * 4, Number(period.slice(0, 4)) * 4 + 3];
      const found = await store.ownerPool.query<{ version: string }>(
        'select r.version from report r join project p using (project_id) where p.code = $1 and p.org_id = $2 and r.period_first = $3 and r.period_last = $4', [project, org.orgId, first, last]);
      return { project, period, seen: Number(found.rows[0]?.version ?? 0), key };
    },
    seen: (name, project, period) => inScope(store.appPool, [org.orgId], (trx) => viewReport(trx, org, CAST[name], { project, period, language: 'en' })),
  };
}

/** Codes and places of what is refused. */
export const refusal = async (deed: Promise<unknown>): Promise<string[]> => (await problemsOf(deed)).map((one) => (one.at.startsWith('/') ? `${one.code} ${one.at}` : one.code));

export async function problemsOf(deed: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await deed;
  } catch (error) {
    if (error instanceof Refused) return error.problems;
    throw error;
  }
  return [];
}
