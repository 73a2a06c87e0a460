/** An organisation's portfolio as a `throughline-portfolio/1` document, streamed: memory stays flat whatever its size. */
import { type Head, writePortfolio } from '@throughline/exchange/portfolio/write.ts';
import type { Trx } from '../../database/scope.ts';
import { type LeftOut, entriesOf, nothingLeft } from './portfolio-entries.ts';

/** Projects asked for at a time. */
const AT_ONCE = 50;

/**
 * Text in pieces. Call inside the scope of the organisation, in one transaction, so that all parts are of one moment.
 * `left` is filled with what a portfolio has no words for.
 */
export async function* exportPortfolio(trx: Trx, orgId: string, left: LeftOut = nothingLeft()): AsyncGenerator<string> {
  const entries = entriesOf(trx, orgId, left);
  const codes = await entries.projectCodes();
  yield* writePortfolio(await headOf(trx, orgId), {
    exchangeRates: () => whole(entries.rates),
    programmes: () => whole(entries.programmes),
    indicators: () => whole(entries.indicators),
    persons: () => whole(entries.persons),
    deals: () => whole(entries.deals),
    projects: () => byPart(codes, entries.projects),
    placeTargets: () => whole(entries.placeTargets),
    reports: () => byPart(codes, (part) => entries.reports(part)),
    legacy: () => whole(entries.legacy),
  });
}

async function headOf(trx: Trx, orgId: string): Promise<Head> {
  const found = await trx.query<{ code: string; name: Head['organisation']['name']; iati: string | null; framework: string }>(
    'select code, name, iati, framework from organisation where org_id = $1', [orgId]);
  const { code, name, iati, framework } = found.rows[0]!;
  return { framework, organisation: { id: code, name, ...(iati === null ? {} : { iati }) } };
}

async function* whole(ask: () => Promise<readonly object[]>): AsyncGenerator<object> {
  yield* await ask();
}

async function* byPart(codes: readonly string[], ask: (part: readonly string[]) => Promise<readonly object[]>): AsyncGenerator<object> {
  for (let from = 0; from < codes.length; from += AT_ONCE) yield* await ask(codes.slice(from, from + AT_ONCE));
}
