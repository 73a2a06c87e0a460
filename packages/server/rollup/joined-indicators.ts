/** Own indicators whose values join a framework indicator's total where old values are asked for (figures 13.4, decision 0009). */
import type { Trx } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';

const JOINED = `
  select distinct o.code from mapping m
    join indicator o on o.indicator_id = m.indicator_id
    join indicator t on t.indicator_id = m.to_indicator_id
   where m.org_id = $1 and t.code = any($2)`;

/** The indicators asked for, and with old values those that are mapped to them: their records are needed too. */
export async function withJoined(trx: Trx, org: HeldOrganisation, asked: readonly string[], legacy: boolean): Promise<string[]> {
  if (!legacy) return [...asked];
  const found = await trx.query<{ code: string }>(JOINED, [org.orgId, asked]);
  return [...new Set([...asked, ...found.rows.map((row) => row.code)])];
}
