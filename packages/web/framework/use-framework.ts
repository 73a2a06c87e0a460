/** The framework of the organisation on the screen: areas, stages, kinds, units, SDGs. Asked once for all figures of a screen, kept. */
import { useQuery } from '@tanstack/react-query';
import type { FrameworkBody } from '@throughline/contract/framework/framework.ts';
import { type ReactNode, createContext, createElement, useContext } from 'react';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';

const Held = createContext<FrameworkBody | undefined>(undefined);
export const useFramework = (): FrameworkBody | undefined => useContext(Held);

export function FrameworkProvider({ children }: { children: ReactNode }) {
  const id = useOrganisations().current?.framework;
  const { data } = useQuery({ ...frameworkOf(id ?? ''), enabled: id !== undefined });
  return createElement(Held.Provider, { value: data }, children);
}

/** What is asked for it. */
export const frameworkOf = (id: string) => ({ queryKey: ['framework', id], queryFn: () => api.framework(id), staleTime: Infinity });
