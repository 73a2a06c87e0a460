/** The plan of the house as tables: floors, rooms and limits (docs/decisions/0001-house.md). Every check reads from here. */

/** The rooms in the order of the data's way; a room imports only rooms to its left. */
export const rooms = [
  'ground', 'people', 'framework', 'design', 'plan', 'collect', 'assure', 'rollup', 'tell', 'learn',
] as const;

/** Stands beside the story: import, export, undo, backup. It may import all rooms; no room imports it. */
export const besideTheStory = 'transfer';

/** What a floor may import of the others, from outside, and which folders it has beside the rooms. */
export type Floor = {
  readonly floors: readonly string[];
  readonly packages: readonly RegExp[] | 'declared';
  readonly node: boolean;
  readonly folders: readonly string[];
  readonly hasRooms: boolean;
};

export const floors: Readonly<Record<string, Floor>> = {
  core: { floors: [], packages: [], node: false, folders: [], hasRooms: true },
  contract: { floors: ['core'], packages: [/^zod$/], node: false, folders: [], hasRooms: true },
  exchange: {
    floors: ['core'], packages: [/^saxes$/, /^libxml2-wasm$/], node: true, hasRooms: false,
    folders: ['iati', 'uninfo', 'portfolio', 'sheet', 'csv', 'xlsform', 'sdmx', 'xml', 'reading'],
  },
  charts: { floors: ['core'], packages: 'declared', node: false, folders: [], hasRooms: false },
  report: { floors: ['core'], packages: 'declared', node: true, folders: ['document', 'render'], hasRooms: false },
  server: {
    floors: ['core', 'contract', 'exchange', 'report'], packages: 'declared', node: true, hasRooms: true,
    folders: ['database', 'http', 'jobs', 'files', 'frame', 'words', 'demonstration'],
  },
  web: {
    floors: ['core', 'contract', 'charts'], packages: 'declared', node: false, hasRooms: true,
    folders: ['shell', 'ui', 'words', 'public', 'journeys'],
  },
  cli: { floors: ['core', 'contract', 'exchange', 'report', 'server'], packages: 'declared', node: true, hasRooms: false, folders: ['commands'] },
};

/** Modules that a floor never imports, whatever its package.json says. */
export const closedDoors: Readonly<Record<string, readonly RegExp[]>> = {
  exchange: [/^pg(-|$)/, /^kysely$/, /^fastify$/, /^node:(net|http|https|http2|tls|dgram|dns)$/],
  charts: [/^pg(-|$)/, /^node:/],
  report: [/^pg(-|$)/, /^kysely$/, /^node:(net|http|https|http2|tls)$/],
  cli: [/^pg(-|$)/, /^kysely$/],
};

/** A file asks a question at the first number of lines and fails beyond the second; a function fails beyond the third. */
export const limits = { fileAsks: 250, fileFails: 400, functionFails: 60 } as const;

export const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const;

/** Where the words stand that people read: those of every screen, and beside them a folder for each screen's own. */
export const catalogue = (language: string): string => `packages/web/words/${language}.json`;

/** The catalogues of a language that are there: the common one first, then the parts of the screens. */
export const catalogues = (files: Iterable<string>, language: string): string[] =>
  [...files].filter((path) => path === catalogue(language) || (/^packages\/web\/words\/[a-z]+\/[a-z]+\.json$/.test(path) && path.endsWith(`/${language}.json`))).sort();
