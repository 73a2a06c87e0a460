/** The framework of the organisation on the screen: areas, stages, kinds, units, SDGs. Asked once, kept. */
import { useQuery } from '@tanstack/react-query';
import type { FrameworkBody } from '@throughline/contract/framework/framework.ts';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';

export function useFramework(): FrameworkBody | undefined {
  const id = useOrganisations().current?.framework;
  return useQuery({ ...frameworkOf(id ?? ''), enabled: id !== undefined, staleTime: Infinity }).data;
}

/** What is asked for it. */
export const frameworkOf = (id: string) => ({ queryKey: ['framework', id], queryFn: () => api.framework(id) });
