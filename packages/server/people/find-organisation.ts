/** Which organisation a question is of (contracts.md, "Commands"). */
import { Refused, missing, problem } from '@throughline/core/ground/problem.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Pool } from 'pg';

export type HeldOrganisation = {
  readonly orgId: string;
  readonly code: string;
  readonly name: Words;
  readonly framework: string;
  readonly demonstration: boolean;
  /** Everything that was brought in for it has been taken back. */
  readonly withdrawn: boolean;
};

/** All organisations of the store, by name of their code. */
export async function listOrganisations(pool: Pool): Promise<HeldOrganisation[]> {
  const found = await pool.query<{ org_id: string; code: string; name: Words; framework: string; is_demonstration: boolean; withdrawn: boolean }>(
    'select org_id, code, name, framework, is_demonstration, withdrawn from organisation order by code collate "C"',
  );
  return found.rows.map((row) => ({
    orgId: row.org_id, code: row.code, name: row.name, framework: row.framework, demonstration: row.is_demonstration,
    withdrawn: row.withdrawn,
  }));
}

/** The default: the only one that is not the demonstration, else the only one; null when that does not decide. */
export function defaultOrganisation(held: readonly HeldOrganisation[]): HeldOrganisation | null {
  const standing = held.filter((one) => !one.withdrawn);
  const real = standing.filter((one) => !one.demonstration);
  if (real.length === 1) return real[0]!;
  return standing.length === 1 ? standing[0]! : null;
}

/**
 * The organisation asked for, or the default. Refused: `organisation-unknown` and `organisation-undecided`
 * (invalid, with the list), `store-empty` (missing).
 */
export async function findOrganisation(pool: Pool, asked: string | undefined): Promise<HeldOrganisation> {
  const held = await listOrganisations(pool);
  const accepted = held.filter((one) => !one.withdrawn).map((one) => one.code);
  if (asked !== undefined && asked !== '') {
    const found = held.find((one) => one.code === asked);
    if (!found) throw new Refused([problem('invalid', 'organisation-unknown', 'organisation', { found: asked, accepted })]);
    return found;
  }
  const standard = defaultOrganisation(held);
  if (standard) return standard;
  if (accepted.length === 0) throw new Refused([missing('store-empty', 'organisation', {})]);
  throw new Refused([problem('invalid', 'organisation-undecided', 'organisation', { accepted })]);
}
