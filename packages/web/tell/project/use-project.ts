/** The questions of a project's page: each section asks its own, once, and keeps the answer. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../../shell/api.ts';
import { useOrganisations } from '../../shell/organisation.tsx';
import { useQuestion } from '../../shell/question.ts';

export type AskedProject = { code: string; organisation: string; asOf: string | undefined };

/** Null while the organisation is not known. */
export function useAskedProject(): AskedProject | null {
  const { code } = useParams({ strict: false }) as { code: string };
  const { current } = useOrganisations();
  const { asOf } = useQuestion();
  return current === null ? null : { code, organisation: current.id, asOf };
}

const known = ({ organisation, asOf }: AskedProject) => ({ organisation, asOf });
const plain = ({ organisation }: AskedProject) => ({ organisation });

/** What is asked for the head of the page. */
export const projectOf = (asked: AskedProject) => ({ queryKey: ['project', asked], queryFn: () => api.project(asked.code, known(asked)) });

export const useProject = (asked: AskedProject) => useQuery({ ...projectOf(asked), placeholderData: keepPreviousData });
export const useProjectGrid = (asked: AskedProject, by: 'year' | 'quarter' = 'year') =>
  useQuery({ queryKey: ['project-grid', asked, by], queryFn: () => api.projectGrid(asked.code, { ...known(asked), by }) });
export const useProjectReports = (asked: AskedProject) =>
  useQuery({ queryKey: ['project-reports', asked], queryFn: () => api.projectReports(asked.code, known(asked)) });
export const useProjectRecord = (asked: AskedProject, report: string, submission: string | undefined) =>
  useQuery({ queryKey: ['project-record', asked, report, submission], queryFn: () => api.projectRecord(asked.code, { ...known(asked), report, submission }) });
export const useProjectMoney = (asked: AskedProject) =>
  useQuery({ queryKey: ['project-money', known(asked), asked.code], queryFn: () => api.projectMoney(asked.code, known(asked)) });
export const useProjectAbout = (asked: AskedProject) =>
  useQuery({ queryKey: ['project-about', plain(asked), asked.code], queryFn: () => api.projectAbout(asked.code, plain(asked)) });
export const useProjectSources = (asked: AskedProject, lang: string) =>
  useQuery({ queryKey: ['project-sources', plain(asked), asked.code, lang], queryFn: () => api.projectSources(asked.code, { ...plain(asked), lang }) });
export const useProjectsLike = (asked: AskedProject, enabled: boolean) =>
  useQuery({ queryKey: ['projects-like', plain(asked), asked.code], queryFn: () => api.projectsLike(asked.code, plain(asked)), enabled });
