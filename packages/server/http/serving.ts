/** What routes need: the store, and who listens when records change. */
import type { OpenDatabase } from '../database/open-database.ts';
import type { ProjectsChanged } from '../listeners.ts';

export type Serving = { readonly store: OpenDatabase; readonly listeners: readonly ProjectsChanged[] };
