/** Keeps what projects are found by (migration 0030) equal to their records, in the transaction that changed these. */
import { listingTexts, textsWithin } from '@throughline/core/design/listing.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { NONE } from '@throughline/contract/design/choices.ts';
import type { Pool } from 'pg';
import type { Trx } from '../database/scope.ts';
import { ORGANISATIONS_LACKING, PUT_LISTINGS, TOLD_OF_PROJECTS, UNLISTED } from './listing-queries.ts';

/** Projects read at a time: their descriptions are held in memory. */
const BATCH = 100;

type TellingRow = {
  project_id: string; code: string; title: Words; unit: string | null; donors: string[]; functions: string[]; priorities: string[];
  gender_marker: string | null; programme: string | null; source: string | null; countries: string[]; targets: string[];
  titles: unknown; description: unknown; partners: unknown; results: number; indicators: number;
  verified_first: number | null; verified_last: number | null; coverage: { from: number; to: number; e: number; r: number }[] | null; irregular: number;
};

/** Call it after the cells of the projects were made (rollup/fast/refresh.ts): what is expected is read from them, so that there is one rule. */
export async function keepListing(trx: Trx, orgId: string, projectIds: readonly string[]): Promise<void> {
  for (let from = 0; from < projectIds.length; from += BATCH) {
    const told = (await trx.query<TellingRow>({ name: 'listing-told', text: TOLD_OF_PROJECTS, values: [orgId, projectIds.slice(from, from + BATCH)] })).rows;
    if (told.length > 0) await trx.query({ name: 'listing-put', text: PUT_LISTINGS, values: [orgId, JSON.stringify(told.map(listingOf))] });
  }
}

/** Lists what a store brought from before there were listings, or what was loaded past them. As the owner; a look when nothing lacks. */
export async function fillListings(ownerPool: Pool): Promise<void> {
  const client = await ownerPool.connect();
  try {
    const all = (await client.query<{ org_id: string }>(ORGANISATIONS_LACKING)).rows;
    for (const { org_id } of all) {
      await client.query('begin');
      await client.query(`set local app.orgs = '{${org_id}}'`);
      const ids = (await client.query<{ project_id: string }>(UNLISTED, [org_id])).rows.map((row) => row.project_id);
      await keepListing(client, org_id, ids);
      await client.query('commit');
      if (ids.length > 0) await client.query('analyze project_listing');
    }
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

function listingOf(row: TellingRow): object {
  const { heading, body } = listingTexts({
    code: row.code, title: row.title, unit: row.unit, donors: row.donors,
    texts: [...textsWithin(row.titles), ...told(row.description), ...told(row.partners)],
  });
  const goals = [...new Set(row.targets.map((target) => target.split('.')[0]!))];
  const coverage = (row.coverage ?? []).filter((one) => one.e !== 0 || one.r !== 0);
  return {
    project_id: row.project_id, heading, body, keys: keysOf(row, goals), countries: row.countries, goals,
    results: row.results, indicators: row.indicators, verified_first: row.verified_first, verified_last: row.verified_last,
    from_years: coverage.map((one) => one.from), to_years: coverage.map((one) => one.to),
    expected: coverage.map((one) => one.e), answered: coverage.map((one) => one.r), irregular: row.irregular,
  };
}

/** Narratives of an element kept whole: its texts, not its codes. */
const told = (elements: unknown): string[] =>
  (Array.isArray(elements) ? elements : [elements]).flatMap((one) => (one !== null && typeof one === 'object' && 'text' in one ? textsWithin(one.text) : typeof one === 'string' ? [one] : []));

function keysOf(row: TellingRow, goals: readonly string[]): string[] {
  const keys = (facet: string, values: readonly (string | null)[]): string[] => {
    const named = [...new Set(values.filter((one) => one !== null && one !== ''))];
    return (named.length === 0 ? [NONE] : named).map((value) => `${facet}:${value}`);
  };
  return [
    ...keys('programme', [row.programme]), ...keys('donor', row.donors), ...keys('unit', [row.unit]), ...keys('function', row.functions),
    ...keys('priority', row.priorities), ...keys('goal', goals), ...keys('gender', [row.gender_marker]), ...keys('source', [row.source]),
  ];
}
