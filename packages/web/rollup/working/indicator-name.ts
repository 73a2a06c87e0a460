/** Name of an indicator from what the screens have already asked; its code until one of them has. */
import { useQueryClient } from '@tanstack/react-query';
import type { IndicatorPage, IndicatorRow, Overview } from '@throughline/contract/rollup/pages.ts';
import { useWords } from '../../ui/words-text.tsx';

export function useIndicatorName(code: string): string {
  const queries = useQueryClient();
  const words = useWords();
  const overviews = queries.getQueriesData<Overview>({ queryKey: ['overview'] }).flatMap(([, one]) => one?.areas ?? []);
  const rows: (IndicatorRow | undefined)[] = [
    ...overviews.flatMap((area) => area.figures.map((one) => one.indicator)),
    ...queries.getQueriesData<IndicatorPage>({ queryKey: ['indicator'] }).map(([, one]) => one?.indicator),
  ];
  return words(rows.find((one) => one?.code === code)?.name) || code;
}
