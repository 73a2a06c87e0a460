/** `backup`, `restore`, `migrate`, `doctor`: keeping a store. */
import { backup } from '@throughline/server/database/backup/backup.ts';
import { restore } from '@throughline/server/database/backup/restore.ts';
import { type Check, doctor } from '@throughline/server/database/doctor.ts';
import { migrate } from '@throughline/server/database/migrate/migrate.ts';
import { openDatabase } from '@throughline/server/database/open-database.ts';
import { adoptTrail } from '@throughline/server/frame/adopt-trail.ts';
import { syncIndicators } from '@throughline/server/framework/sync-indicators.ts';
import { say, sayProblemWhole } from '@throughline/server/words/say.ts';
import { DONE, REFUSED, terminalLanguage } from '../outcome.ts';
import { type StoreOptions, openOptions, print, withStore } from '../store.ts';

export async function backupStore(file: string, options: StoreOptions): Promise<number> {
  await withStore(options, (store) => backup(store.ownerPool, file));
  return DONE;
}

export async function restoreStore(file: string, options: StoreOptions): Promise<number> {
  // not migrated first: a backup is restored into the level it was made at, and brought up after
  const database = await openDatabase(openOptions(options));
  try {
    await restore(database.ownerPool, file);
    await migrate(database.ownerPool);
    await syncIndicators(database.ownerPool);
    await adoptTrail(database.ownerPool);
    return DONE;
  } finally {
    await database.close();
  }
}

export async function migrateStore(options: StoreOptions): Promise<number> {
  const database = await openDatabase(openOptions(options));
  try {
    const { applied, level } = await migrate(database.ownerPool);
    await syncIndicators(database.ownerPool);
    await print(`${[...applied, level ?? ''].at(-1)}\n`);
    return DONE;
  } finally {
    await database.close();
  }
}

/** Each check with a mark; ends with status 1 when one is not well. */
export async function examine(options: StoreOptions): Promise<number> {
  const checks = await doctor(openOptions(options));
  for (const one of checks) {
    await print(`${one.ok ? 'ok  ' : 'NOT '} ${one.name}: ${say(terminalLanguage(), `doctor.${one.name}.${one.ok ? 'ok' : 'not'}`, withReason(one.data))}\n`);
  }
  return checks.every((one) => one.ok) ? DONE : REFUSED;
}

/** Where a problem was met, its own sentence is the reason. */
function withReason(data: Check['data']): Readonly<Record<string, unknown>> {
  const { code, at } = data;
  return typeof code === 'string' ? { ...data, reason: sayProblemWhole(terminalLanguage(), { code, at: String(at), data }) } : data;
}
