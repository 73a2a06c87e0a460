/** What the verification of one report costs beside saving it, with everything above it right in the same transaction. */
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { inScope } from '@throughline/server/database/scope.ts';
import { foldLedger, refreshProjects } from '@throughline/server/rollup/fast/refresh.ts';
import { ms, table, timed } from './timing.ts';
import type { Subject } from './figures.ts';

const RUNS = 60;

export async function benchVerification({ appPool, ownerPool }: OpenDatabase, { orgId }: Subject): Promise<string> {
  const reports = (await ownerPool.query<{ project_id: string; submission_id: string }>(
    `select project_id, min(submission_id) as submission_id from submission where org_id = $1 and project_id % 7 = 0 group by project_id order by project_id limit $2`, [orgId, RUNS + 5])).rows;
  const at = (n: number): { project_id: string; submission_id: string } => reports[n % reports.length]!;
  const change = 'update measurement set value = value + 1 where project_id = $1 and submission_id = $2 and value is not null';
  const alone = await timed(RUNS, 5, (n) => inScope(appPool, [orgId], (trx) => trx.query(change, [at(n).project_id, at(n).submission_id]), true));
  const whole = await timed(RUNS, 5, (n) => inScope(appPool, [orgId], async (trx) => {
    await trx.query(change, [at(n).project_id, at(n).submission_id]);
    await refreshProjects(trx, orgId, [at(n).project_id]);
  }, true));
  const pending = (await ownerPool.query('select count(*)::int as count from place_cell_ledger')).rows[0].count as number;
  const began = performance.now();
  await foldLedger(ownerPool);
  const fold = performance.now() - began;
  return table(['what', 'p50 ms', 'p95 ms'], [
    ['a report of about 50 values changed, alone', ms(alone.p50), ms(alone.p95)],
    ['the same, with all cells of its project made again', ms(whole.p50), ms(whole.p95)],
    [`folding ${pending} ledger rows`, ms(fold), ''],
  ]);
}
