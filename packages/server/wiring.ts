/** Who hears of which fact: the one list that the server and the terminal share. */
import { keepListing } from './design/keep-listing.ts';
import type { ProjectsChanged } from './listeners.ts';
import { refreshProjects } from './rollup/fast/refresh.ts';

/** Records of projects changed: their cells are recomputed in the same transaction, then what they are found by, which reads these. */
export const LISTENERS: readonly ProjectsChanged[] = [refreshProjects, keepListing];
