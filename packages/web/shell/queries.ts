/** What was asked is kept and shown while it is asked again; a refusal is not repeated, a lost connection is. */
import { QueryClient } from '@tanstack/react-query';
import { ApiRefusal } from '@throughline/contract/client.ts';

/** Whether a question found no server, rather than a refusal. */
export const isLost = (error: Error | null): boolean => error instanceof ApiRefusal && (error.status === 0 || error.status >= 502);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 30 * 60_000,
      networkMode: 'always',
      refetchOnReconnect: 'always',
      retry: (count, error) => isLost(error) && count < 2,
      retryDelay: (count) => 400 * 2 ** count,
    },
  },
});
