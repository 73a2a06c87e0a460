/** A store of its own for tests of import and export, with what they look at. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { LOCAL } from '@throughline/core/people/may.ts';
import { inScope } from '../../database/scope.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { syncIndicators } from '../../framework/sync-indicators.ts';
import type { ProjectsChanged } from '../../listeners.ts';
import { type ImportChoice, type ImportedFile, importFile } from '../actions/import-file.ts';
import { type Undone, undoImport } from '../actions/undo-import.ts';
import { exportPortfolio } from '../export/export-portfolio.ts';

export type TestStore = TestDatabase & {
  importBytes(file: string, bytes: Uint8Array | string, choice?: ImportChoice): Promise<ImportedFile>;
  importCase(name: string, choice?: ImportChoice): Promise<ImportedFile>;
  exported(organisation: string): Promise<string>;
  /** Rows of every table that holds records. */
  rowCounts(): Promise<Record<string, number>>;
  undo(number: number | string): Promise<Undone>;
  readonly heard: { orgId: string; projects: readonly string[] }[];
};

/** Text of a case, unpacked where it is packed. */
export const caseText = (name: string): Buffer => {
  const bytes = readFileSync(new URL(`../../../../cases/${name}`, import.meta.url));
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
};

export async function testStore(more: readonly ProjectsChanged[] = []): Promise<TestStore> {
  const database = await testDatabase();
  await syncIndicators(database.ownerPool);
  const heard: TestStore['heard'] = [];
  const listeners: ProjectsChanged[] = [async (_trx, orgId, projects) => void heard.push({ orgId, projects }), ...more];
  const importBytes: TestStore['importBytes'] = (file, bytes, choice) =>
    importFile({ pool: database.appPool, actor: LOCAL, listeners }, { file, open: () => bytesOf(bytes) }, choice);
  return {
    ...database, heard, importBytes,
    undo: (number) => undoImport({ pool: database.appPool, actor: LOCAL, listeners }, Number(number)),
    importCase: (name, choice) => importBytes(name, caseText(name), choice),
    exported: async (organisation) => {
      const found = await database.ownerPool.query<{ org_id: string }>('select org_id from organisation where code = $1', [organisation]);
      const orgId = found.rows[0]!.org_id;
      return inScope(database.appPool, [orgId], async (trx) => {
        let text = '';
        for await (const chunk of exportPortfolio(trx, orgId)) text += chunk;
        return text;
      });
    },
    rowCounts: () => rowCounts(database),
  };
}

async function* bytesOf(bytes: Uint8Array | string): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes as Uint8Array);
  for (let from = 0; from < all.length; from += 65_536) yield all.subarray(from, from + 65_536);
}

async function rowCounts({ ownerPool }: TestDatabase): Promise<Record<string, number>> {
  const tables = await ownerPool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%' order by 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) counts[name] = Number((await ownerPool.query<{ n: string }>(`select count(*) as n from ${name}`)).rows[0]!.n);
  return counts;
}
