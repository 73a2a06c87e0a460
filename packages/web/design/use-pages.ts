/** The rows that can be seen, fetched page by page as one scrolls; the first page brings the counts. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ProjectRow, Projects } from '@throughline/contract/design/projects.ts';
import { useCallback, useState } from 'react';
import { api } from '../shell/api.ts';
import type { AskedProjects } from './asked-projects.ts';
import type { ProjectColumn } from './columns.tsx';

/** What both shapes of the list are given. `held`: what is shown is of the question before, while the new one is asked. */
export type Shown = { asked: AskedProjects; data: Projects; columns: readonly ProjectColumn[]; held: boolean };
export const remPixels = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

export const PAGE_ROWS = 100;

export function useFirstPage(asked: AskedProjects) {
  return useQuery({ ...firstPageOf(asked.server), placeholderData: keepPreviousData });
}

/** What is asked for it. */
export const firstPageOf = (server: AskedProjects['server']) => ({ queryKey: ['projects', server], queryFn: () => api.projects({ ...server, limit: PAGE_ROWS }) });

/** Row by its place, or null while its page is fetched; `show` says which rows are to be seen. */
export function useRows(asked: AskedProjects, first: Projects, held: boolean) {
  const [window, setWindow] = useState({ first: 0, last: PAGE_ROWS });
  const pages = held ? [] : pagesWithin(window, first.found);
  const more = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['projects', asked.server, page],
      queryFn: () => api.projects({ ...asked.server, limit: PAGE_ROWS, cursor: String(page * PAGE_ROWS), facets: 'no' }),
    })),
  });
  const show = useCallback((from: number, to: number) => setWindow((before) => (pageOf(before.first) === pageOf(from) && pageOf(before.last) === pageOf(to) ? before : { first: from, last: to })), []);
  const row = (place: number): ProjectRow | null => {
    const page = pageOf(place);
    const rows = page === 0 ? first.projects : more[pages.indexOf(page)]?.data?.projects;
    return rows?.[place - page * PAGE_ROWS] ?? null;
  };
  return { row, show, error: more.find((one) => one.error)?.error ?? null, again: () => more.forEach((one) => void (one.error && one.refetch())) };
}

const pageOf = (place: number): number => Math.floor(Math.max(0, place) / PAGE_ROWS);

/** Pages but the first that hold what is to be seen. */
function pagesWithin({ first, last }: { first: number; last: number }, found: number): number[] {
  const [from, to] = [Math.max(1, pageOf(first)), pageOf(Math.min(last, found) - 1)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_one, at) => from + at);
}

/** Rows that a file asks for at a time. */
const FILE_ROWS = 1000;

/** Every row that fits the question, whatever was loaded; `told` hears how many are there. */
export async function allRows(asked: AskedProjects, told: (count: number) => void): Promise<Projects & { projects: ProjectRow[] }> {
  const answer = await api.projects({ ...asked.server, limit: FILE_ROWS, facets: 'yes' });
  const projects = [...answer.projects];
  let { next } = answer;
  told(projects.length);
  while (next !== null) {
    const page: Projects = await api.projects({ ...asked.server, limit: FILE_ROWS, cursor: next, facets: 'no' });
    projects.push(...page.projects);
    next = page.next;
    told(projects.length);
  }
  return { ...answer, projects };
}
