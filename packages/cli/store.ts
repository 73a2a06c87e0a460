/** The store a command works with: `--database`, `--data`, or what the environment says. */
import type { OpenDatabase, OpenOptions } from '@throughline/server/database/open-database.ts';
import { openStore } from '@throughline/server/open-store.ts';

export type StoreOptions = { readonly database?: string; readonly data?: string; readonly organisation?: string };

export const openOptions = (options: StoreOptions): OpenOptions => ({
  ...(options.database === undefined ? {} : { url: options.database }),
  ...(options.data === undefined ? {} : { data: options.data, ...(options.database === undefined ? { url: '' } : {}) }),
});

/** Opens the store, runs the work, and closes again whatever happens. */
export async function withStore<T>(options: StoreOptions, work: (store: OpenDatabase) => Promise<T>): Promise<T> {
  const store = await openStore(openOptions(options));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Writes to standard output and waits until it is taken; a reader that has gone ends the command quietly. */
export async function print(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) resolve();
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
      else reject(error);
    });
  });
}
