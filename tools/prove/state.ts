/** What a store holds, to be compared before and after something that must change nothing. */
import { createHash } from 'node:crypto';
import type { OpenDatabase } from '../../packages/server/database/open-database.ts';
import { streamInScope } from '../../packages/server/database/scope.ts';
import { exportPortfolio } from '../../packages/server/transfer/export/export-portfolio.ts';

/** Rows of every table, and a digest of the exported portfolio of each organisation that the latest import was of. */
export async function stateOf(store: OpenDatabase, file: string): Promise<string> {
  const tables = await store.ownerPool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`);
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const { count } = (await store.ownerPool.query<{ count: string }>(`select count(*) from "${name}"`)).rows[0]!;
    rows.push(`${name} ${count}`);
  }
  const touched = await store.ownerPool.query<{ org_id: string }>('select distinct org_id from data_import where file = $1 order by org_id', [file]);
  const exports: string[] = [];
  for (const { org_id } of touched.rows) {
    const digest = createHash('sha256');
    for await (const piece of streamInScope(store.appPool, [org_id], (trx) => exportPortfolio(trx, org_id))) digest.update(piece);
    exports.push(`${org_id} ${digest.digest('hex')}`);
  }
  return [...rows, ...exports].join('\n');
}
