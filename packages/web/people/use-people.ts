/** People of an organisation, with what whoever asks may give there. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../shell/api.ts';

export const usePeople = (organisation: string, find = '') =>
  useQuery({ queryKey: ['people', organisation, find], queryFn: () => api.people({ organisation, find }), placeholderData: keepPreviousData });
