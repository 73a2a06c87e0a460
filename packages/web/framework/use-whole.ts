/** The whole framework of the organisation on the screen: asked when a screen shows passports or the theory of change, then kept. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';

export function useWholeFramework() {
  const id = useOrganisations().current?.framework;
  return useQuery({ ...wholeOf(id ?? ''), enabled: id !== undefined });
}

/** What is asked for it. */
export const wholeOf = (id: string) => ({ queryKey: ['framework', id, 'whole'], queryFn: () => api.wholeFramework(id), staleTime: Infinity });
