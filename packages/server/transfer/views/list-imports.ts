/** The history of imports of an organisation, last first, with what each brought, what has gone, and whether it can be undone. */
import type { ImportRow, Imports } from '@throughline/contract/transfer/imports.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import type { Pool } from 'pg';
import { inScope } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type Imported, whyNotUndone } from '../undo/rests.ts';

type Row = Imported & {
  readonly kind: string; readonly actor: string; readonly at: string; readonly outcome: ImportRow['outcome'];
  readonly counts: ImportRow['counts']; readonly problems: readonly Problem[]; readonly gone: string[];
};

/** A page of at most `limit`; `before` is the number where the last page ended. */
export async function listImports(pool: Pool, org: HeldOrganisation, { before = null, limit = 50 }: { before?: number | null; limit?: number } = {}): Promise<Imports> {
  return inScope(pool, [org.orgId], async (trx) => {
    const found = await trx.query<Row>(
      `select org_id, import_id, number, file, kind, actor, at, outcome, counts, problems, gone, undone
         from data_import where org_id = $1 and ($2::bigint is null or number < $2) order by number desc limit $3`, [org.orgId, before, limit + 1]);
    const page = found.rows.slice(0, limit);
    const imports: ImportRow[] = [];
    for (const row of page) imports.push(rowOf(row, org.code, await whyNotUndone(trx, row)));
    return { imports, next: found.rows.length > limit ? String(page.at(-1)!.number) : null };
  });
}

const rowOf = (row: Row, organisation: string, why: Problem | null): ImportRow => ({
  number: Number(row.number), organisation, file: row.file, kind: row.kind, actor: row.actor, at: row.at, outcome: row.outcome, counts: row.counts,
  warnings: row.problems.filter((one) => one.severity === 'warning').length, gone: row.gone, undone: row.undone,
  undo: { allowed: why === null, why: why?.code ?? null },
});
