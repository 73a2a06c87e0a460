/** Projects that fit what is sought, asked of the server: there may be thousands. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useWords } from '../../ui/words-text.tsx';
import { api } from '../api.ts';
import { useOrganisations } from '../organisation.tsx';
import { travelling, useQuestion } from '../question.ts';
import type { Candidate } from './candidate.ts';

const MOST = 6;

export function useSoughtProjects(sought: string): { projects: readonly Candidate[]; seeking: boolean } {
  const organisation = useOrganisations().current?.id;
  const navigate = useNavigate();
  const words = useWords();
  const question = useQuestion();
  const find = sought.trim();
  const { data, isFetching } = useQuery({
    queryKey: ['sought projects', organisation, find],
    queryFn: () => api.projects({ organisation, find, limit: MOST, facets: 'no' }),
    enabled: organisation !== undefined && find !== '',
    placeholderData: keepPreviousData,
  });
  const projects = useMemo(() => (find === '' ? [] : data?.projects ?? []).map((one): Candidate => {
    const name = words(one.title) || one.code;
    return {
      key: `project ${one.code}`, group: 'project', name, code: one.code, texts: [],
      go: () => void navigate({ to: '/projects/$code', params: { code: one.code }, search: { ...travelling(question), place: undefined } } as never),
    };
  }), [data, find, navigate, question]);
  return { projects, seeking: isFetching };
}
