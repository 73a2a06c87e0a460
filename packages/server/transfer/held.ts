/** What the store holds of the things that a portfolio document names: references may be to these (contracts.md). */
import type { AskHeld } from '@throughline/exchange/portfolio/read-portfolio.ts';
import type { Held, PortfolioDocument } from '@throughline/exchange/portfolio/document.ts';
import { type Trx, seeOrganisations } from '../database/scope.ts';
import { entriesOf } from './export/portfolio-entries.ts';

/** Asked inside the transaction of the import; the organisation named must exist, else nothing is held. */
export const askHeldIn = (trx: Trx): AskHeld => async (document) => {
  const code: unknown = document?.organisation?.id;
  if (typeof code !== 'string') return {};
  const found = await trx.query<{ org_id: string; framework: string }>('select org_id, framework from organisation where code = $1', [code]);
  const org = found.rows[0];
  if (org === undefined) return {};
  await seeOrganisations(trx, [org.org_id]);
  return heldOf(trx, org.org_id, document);
};

async function heldOf(trx: Trx, orgId: string, document: PortfolioDocument): Promise<Held> {
  const entries = entriesOf(trx, orgId);
  const codes = [...named(document)];
  const projects = await entries.projects(codes);
  return {
    exchangeRates: await entries.rates(),
    programmes: await entries.programmes(),
    indicators: await entries.indicators(),
    persons: await entries.persons(),
    deals: await entries.deals(),
    projects,
    // Of periods that the file reports on itself, the file speaks.
    reports: await entries.reports(projects.map((one) => one.id), unsaid(document)),
  };
}

function unsaid(document: PortfolioDocument): (project: string, period: string) => boolean {
  const reports: readonly unknown[] = Array.isArray(document.reports) ? document.reports : [];
  const said = new Set(reports.map((one) => `${(one as { project?: unknown } | null)?.project} ${(one as { period?: unknown } | null)?.period}`));
  return (project, period) => !said.has(`${project} ${period}`);
}

/** Ids of projects that the file states or refers to. */
function named(document: PortfolioDocument): Set<string> {
  const list = (value: unknown): readonly Record<string, unknown>[] =>
    Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null) : [];
  const places = list(document.placeTargets).flatMap((one) => (typeof one['place'] === 'string' && one['place'].startsWith('project:') ? [one['place'].slice(8)] : []));
  const ids = [...list(document.projects).map((one) => one['id']), ...list(document.reports).map((one) => one['project']), ...places];
  return new Set(ids.filter((id): id is string => typeof id === 'string'));
}
