/** Questions of one project's page. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { ProjectAbout, ProjectGrid, ProjectMoney, ProjectPage, ProjectRecord, ProjectReports, ProjectSources, ProjectsLike } from './project.ts';

export const projectCalls = (ask: Ask) => {
  const of = <Body>(section: string) => (code: string, asked: Asked) => ask<Body>(`/projects/${encodeURIComponent(code)}${section}`, asked);
  return {
    project: of<ProjectPage>(''),
    projectGrid: of<ProjectGrid>('/grid'),
    projectReports: of<ProjectReports>('/reports'),
    projectRecord: of<ProjectRecord>('/record'),
    projectMoney: of<ProjectMoney>('/money'),
    projectAbout: of<ProjectAbout>('/about'),
    projectSources: of<ProjectSources>('/sources'),
    projectsLike: (code: string, asked: Asked) => ask<ProjectsLike>(`/projects-like/${encodeURIComponent(code)}`, asked),
  };
};
