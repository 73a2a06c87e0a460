import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const journeys = 'packages/web/journeys/**/*.test.ts';
const none = ['**/node_modules/**', '**/dist/**', '.runtime/**', '.browser/**', 'data/**'];

export default defineConfig({
  test: {
    environment: 'node',
    // Processes, not threads: tests start and kill servers, and signals go to processes.
    pool: 'forks',
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    projects: [
      {
        extends: true,
        test: { name: 'rooms', include: ['packages/**/*.test.ts', 'tools/**/*.test.ts'], exclude: [...none, journeys], globalSetup: ['tools/vitest-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
      },
      {
        // All journeys read one store by one server; it starts only when one of them is run.
        extends: true,
        test: { name: 'journeys', include: [journeys], exclude: none, globalSetup: ['tools/vitest-setup.ts', 'packages/web/journeys/one-server.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
