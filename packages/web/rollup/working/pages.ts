/** The working of a figure, part after part: long lists come as they are asked for. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { useMemo } from 'react';
import { api } from '../../shell/api.ts';
import type { Opened } from '../../shell/question.ts';

/** Rows of each list asked at a time. */
export const PART = 500;
type Asked = Opened & { organisation: string | undefined; asOf: string | undefined; snapshot: string | undefined; withLegacy: string | undefined };

const longest = ({ total }: WorkingBody): number => Math.max(...Object.values(total));

export function useWorkingPages(ask: Asked) {
  const answer = useInfiniteQuery({
    queryKey: ['working-parts', ask],
    queryFn: ({ pageParam }) => api.working({ ...ask, from: pageParam, limit: PART }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.from + PART < longest(last) ? last.from + PART : undefined),
    enabled: ask.organisation !== undefined,
  });
  const body = useMemo(() => joined(answer.data?.pages ?? []), [answer.data]);
  return { body, error: answer.error, again: () => void answer.refetch(), more: answer.hasNextPage ? () => void answer.fetchNextPage() : null, coming: answer.isFetchingNextPage };
}

/** The parts put together; what is said once (figure, rule, totals) is the first part's. */
function joined(parts: readonly WorkingBody[]): WorkingBody | null {
  const [first] = parts;
  if (!first) return null;
  return {
    ...first,
    contributions: parts.flatMap((one) => one.contributions), leftOut: parts.flatMap((one) => one.leftOut), gaps: parts.flatMap((one) => one.gaps),
    targets: parts.flatMap((one) => one.targets), baselines: parts.flatMap((one) => one.baselines),
    likeForLike: first.likeForLike === null ? null : parts.flatMap((one) => one.likeForLike ?? []),
  };
}
