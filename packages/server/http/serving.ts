/** What routes need: the store, who listens when records change, and how people come in. */
import type { OpenDatabase } from '../database/open-database.ts';
import type { ProjectsChanged } from '../listeners.ts';
import type { Entrance } from './entrance.ts';

export type Serving = { readonly store: OpenDatabase; readonly listeners: readonly ProjectsChanged[]; readonly entrance: Entrance };
