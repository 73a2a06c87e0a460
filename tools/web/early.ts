/**
 * What the first screen needs is named in the page, so that the browser fetches all of it at once: without, it learns of the screen's
 * own program only when the common one has run, and of its words only after that. public/early.js reads it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';

type Bundle = Readonly<Record<string, { type: string; fileName: string }>>;
type Chunk = { type: 'chunk'; fileName: string; isEntry: boolean; facadeModuleId: string | null; moduleIds: string[]; imports: string[]; viteMetadata?: { importedCss: Set<string> } };

/** `words[part][language]` and `letters[language]` are files; of a screen, which part it speaks and the files of its program. */
export type Early = {
  readonly screens: readonly { readonly path: string; readonly part: string | null; readonly files: readonly string[] }[];
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly letters: Readonly<Record<string, readonly string[]>>;
};

const ROUTER = join(import.meta.dirname, '../../packages/web/shell/router.tsx');
const ROUTE = /path: '([^']+)', \.\.\.screen\((null|'[\w-]+'), \(\) => import\('\.\.\/([^']+)'\)/g;

/** The routes of shell/router.tsx: address, part of the words, module. */
export const routesOf = (source: string): { path: string; part: string | null; module: string }[] =>
  [...source.matchAll(ROUTE)].map(([, path, part, module]) => ({ path: path!, part: part === 'null' ? null : part!.slice(1, -1), module: module! }));

/** Read from what was built. */
export function earlyOf(bundle: Bundle, router: string): Early {
  const chunks = new Map(Object.values(bundle).filter((one) => one.type === 'chunk').map((one) => [one.fileName, one as unknown as Chunk]));
  const entry = [...chunks.values()].find((one) => one.isEntry)!;
  const common = filesOf(entry, chunks);
  const holding = (module: string): Chunk | undefined => [...chunks.values()].find((one) => one.moduleIds.some((id) => id.endsWith(`/web/${module}`)));
  const screens = routesOf(router).map(({ path, part, module }) => {
    const chunk = holding(module);
    if (!chunk) throw new Error(`no program for ${path}: ${module}`);
    return { path, part, files: [...filesOf(chunk, chunks)].filter((file) => !common.has(file)).map((file) => `/${file}`) };
  });
  const words: Record<string, Record<string, string>> = {};
  for (const { facadeModuleId, fileName } of chunks.values()) {
    const found = /\/words\/(?:([\w-]+)\/)?(\w\w)\.json$/.exec(facadeModuleId ?? '');
    if (found) (words[found[1] ?? ''] ??= {})[found[2]!] = `/${fileName}`;
  }
  const letters = (named: RegExp): string[] => Object.keys(bundle).filter((file) => file.endsWith('.woff2') && named.test(file)).map((file) => `/${file}`);
  return { screens, words, letters: { ru: letters(/noto-sans-cyrillic-(400|600)-/), ar: letters(/noto-sans-arabic-arabic-(400|600)-/), '': letters(/noto-sans-latin-(400|600)-/) } };
}

/** A program, all it imports, and their styles. */
function filesOf(chunk: Chunk, chunks: ReadonlyMap<string, Chunk>, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const one of chunk.imports) { const imported = chunks.get(one); if (imported) filesOf(imported, chunks, found); }
  return found;
}

export const earlyFiles: Plugin = {
  name: 'early-files',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const { letters, ...rest } = earlyOf((bundle ?? {}) as unknown as Bundle, readFileSync(ROUTER, 'utf8'));
      const { '': latin, ...others } = letters;
      const tags: HtmlTagDescriptor[] = [
        { tag: 'script', attrs: { type: 'application/json', id: 'early' }, children: JSON.stringify({ ...rest, letters: others }), injectTo: 'head-prepend' },
        ...latin!.map((href) => ({ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href }, injectTo: 'head' as const })),
      ];
      return { html, tags };
    },
  },
};
