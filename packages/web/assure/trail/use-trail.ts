/** Questions of the trail: pages of entries, and the state, asked again while a look at all of it is under way. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TrailState } from '@throughline/contract/assure/trail.ts';
import { api } from '../../shell/api.ts';

export type TrailFilters = {
  readonly organisation: string; readonly project?: string | undefined; readonly actor?: string | undefined; readonly verb?: string | undefined;
  readonly from?: string | undefined; readonly to?: string | undefined; readonly find?: string | undefined;
};

const PAGE = 50;
const AGAIN_MS = 400;

export const useTrail = (filters: TrailFilters) =>
  useInfiniteQuery({
    queryKey: ['trail', filters],
    queryFn: ({ pageParam }) => api.trail({ ...filters, before: pageParam, limit: PAGE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

const running = (state: TrailState | undefined): boolean => state?.verification?.state === 'running';

export function useTrailState(organisation: string, lang: string) {
  const queries = useQueryClient();
  const key = ['trail-state', organisation, lang];
  const state = useQuery({ queryKey: key, queryFn: () => api.trailState({ organisation, lang }), refetchInterval: ({ state: held }) => (running(held.data) ? AGAIN_MS : false) });
  const verify = useMutation({ mutationFn: () => api.verifyTrail({ organisation, lang }), onSuccess: (data) => { queries.setQueryData(key, data); } });
  return { state, verify, isRunning: running(state.data) || verify.isPending };
}
