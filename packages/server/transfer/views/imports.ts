/** The history of imports, last first: what each brought, what has gone, and whether it can be undone. */
import type { ImportRow, Imports } from '@throughline/contract/transfer/imports.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import type { Trx } from '../../database/scope.ts';
import { type Imported, whyNotUndone } from '../undo/rests.ts';

type Row = Imported & {
  readonly code: string; readonly kind: string; readonly actor: string; readonly at: string; readonly outcome: ImportRow['outcome'];
  readonly counts: ImportRow['counts']; readonly problems: readonly Problem[]; readonly gone: string[];
};

/** A page of the imports in scope; `cursor` is the number at which the last page ended. */
export async function viewImports(trx: Trx, { cursor, limit = 50 }: { readonly cursor?: string | undefined; readonly limit?: number } = {}): Promise<Imports> {
  const before = cursor !== undefined && /^[0-9]{1,15}$/.test(cursor) ? cursor : null;
  const found = await trx.query<Row>(
    `select d.org_id, d.import_id, d.number, o.code, d.file, d.kind, d.actor, d.at, d.outcome, d.counts, d.problems, d.gone, d.undone
       from data_import d join organisation o using (org_id)
      where $1::bigint is null or d.number < $1 order by d.number desc limit $2`, [before, limit + 1]);
  const page = found.rows.slice(0, limit);
  const imports: ImportRow[] = [];
  for (const row of page) imports.push(rowOf(row, await whyNotUndone(trx, row)));
  return { imports, next: found.rows.length > limit ? String(page.at(-1)!.number) : null };
}

const rowOf = (row: Row, why: Problem | null): ImportRow => ({
  number: Number(row.number), organisation: row.code, file: row.file, kind: row.kind, actor: row.actor, at: row.at, outcome: row.outcome, counts: row.counts,
  warnings: row.problems.filter((one) => one.severity === 'warning').length, gone: row.gone, undone: row.undone,
  undo: { allowed: why === null, why: why?.code ?? null },
});
