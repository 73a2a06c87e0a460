/** What supports a report, asked once for the sheet and its panel. */
import type { EvidenceOfReport } from '@throughline/contract/collect/evidence.ts';
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shell/api.ts';

type Of = Pick<ReportPage, 'organisation' | 'project' | 'period' | 'standing'>;

/** Undefined while it is asked, and for who may not see evidence. */
export function useEvidence({ organisation, project, period, standing }: Of): { readonly data: EvidenceOfReport | undefined; readonly again: () => void } {
  const { data, refetch } = useQuery({ queryKey: ['evidence', organisation, project, period, standing], queryFn: () => api.evidence(project, period, { organisation }), retry: false });
  return { data, again: () => void refetch() };
}

/** Whether people write the report: what came with a file is not asked for evidence afterwards. */
export const byPeople = ({ standing, submission }: Pick<ReportPage, 'standing' | 'submission'>): boolean => !['submitted', 'verified'].includes(standing) || submission?.by != null;

/** How many pieces support each indicator's value or a part of it. */
export function countsOf(data: EvidenceOfReport | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of data?.evidence ?? []) for (const code of new Set(one.values.map(({ indicator }) => indicator))) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
