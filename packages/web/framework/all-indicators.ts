import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import { api } from '../shell/api.ts';

/** Every indicator that an organisation's projects measure, page by page. */
export async function allIndicators(organisation: string): Promise<IndicatorRow[]> {
  const rows: IndicatorRow[] = [];
  let cursor: string | null = null;
  do {
    const page: { indicators: IndicatorRow[]; next: string | null } = await api.indicators({ organisation, cursor });
    rows.push(...page.indicators);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

/** What is asked for them. */
export const indicatorsOf = (organisation: string) => ({ queryKey: ['indicators', organisation], queryFn: () => allIndicators(organisation) });
