import type { ProjectPage } from '@throughline/contract/tell/project.ts';
import type { AskedProject } from './use-project.ts';

/** What every section is given: the project as known, and the question that it was asked with. */
export type OfProject = { of: ProjectPage; asked: AskedProject };
