/**
 * A store ready to be used: database open, migrated, framework rows in place. What the server and every command begin with.
 */
import { fillListings } from './design/keep-listing.ts';
import { type OpenDatabase, type OpenOptions, openDatabase } from './database/open-database.ts';
import { migrate } from './database/migrate/migrate.ts';
import { adoptTrail } from './frame/adopt-trail.ts';
import { loadFrameworks } from './framework/load.ts';
import { syncIndicators } from './framework/sync-indicators.ts';

/** Opens and prepares. Problems are thrown: BrokenWorld (database), BrokenFramework (data in `frameworks/`). */
export async function openStore(options: OpenOptions = {}): Promise<OpenDatabase> {
  loadFrameworks();
  const database = await openDatabase(options);
  try {
    await migrate(database.ownerPool);
    await syncIndicators(database.ownerPool);
    await fillListings(database.ownerPool);
    await adoptTrail(database.ownerPool);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
