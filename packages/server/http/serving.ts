/** What routes need: the store, who listens when records change, how people come in, and where files go. */
import type { OpenDatabase } from '../database/open-database.ts';
import type { ProjectsChanged } from '../listeners.ts';
import type { Keeping } from '../files/settings.ts';
import type { Entrance } from './entrance.ts';

export type Serving = { readonly store: OpenDatabase; readonly listeners: readonly ProjectsChanged[]; readonly entrance: Entrance; /** How files of evidence are kept. */ readonly keeping: Keeping };
