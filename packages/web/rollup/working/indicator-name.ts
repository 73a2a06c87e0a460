/** Name of an indicator: from what the screens have asked already, else from the organisation's list. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { IndicatorPage, IndicatorRow, Overview } from '@throughline/contract/rollup/pages.ts';
import { allIndicators } from '../../framework/all-indicators.ts';
import { useOrganisations } from '../../shell/organisation.tsx';
import { useWords } from '../../ui/words-text.tsx';

export function useIndicatorName(code: string): string {
  const queries = useQueryClient();
  const words = useWords();
  const organisation = useOrganisations().current?.id;
  const overviews = queries.getQueriesData<Overview>({ queryKey: ['overview'] }).flatMap(([, one]) => one?.areas ?? []);
  const rows: (IndicatorRow | undefined)[] = [
    ...overviews.flatMap((area) => area.figures.map((one) => one.indicator)),
    ...queries.getQueriesData<IndicatorPage>({ queryKey: ['indicator'] }).map(([, one]) => one?.indicator),
  ];
  const held = rows.find((one) => one?.code === code);
  const { data } = useQuery({ queryKey: ['indicators', organisation], queryFn: () => allIndicators(organisation!), enabled: held === undefined && organisation !== undefined });
  return words((held ?? data?.find((one) => one.code === code))?.name) || code;
}
