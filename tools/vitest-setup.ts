import { startTestServer } from '../packages/server/database/test-database.ts';

/** Vitest calls this once before the workers start, and what it gives back once after the last test. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  return () => server.stop();
}
