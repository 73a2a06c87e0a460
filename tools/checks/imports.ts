/** Who imports whom: the modules of the packages and the borders between them. */
import { posix } from 'node:path';
import { isCode, type Tree } from './tree.ts';

export type Edge = { readonly from: string; readonly to: string; readonly at: number };
export type Outside = { readonly from: string; readonly module: string; readonly at: number };
export type Graph = { readonly modules: readonly string[]; readonly edges: readonly Edge[]; readonly outside: readonly Outside[]; readonly broken: readonly Outside[] };

/** The graph of all code below `packages/`, tests included. `broken` are imports of files that are not there. */
export function importGraph(tree: Tree): Graph {
  const modules = tree.files.filter((path) => path.startsWith('packages/') && isCode(path));
  const edges: Edge[] = [];
  const outside: Outside[] = [];
  const broken: Outside[] = [];
  for (const from of modules) {
    for (const { from: written, at } of tree.parsed(from).imports) {
      const target = resolve(from, written);
      if (target === null) outside.push({ from, module: moduleName(written), at });
      else if (!isCode(target)) continue;
      else if (tree.has(target)) edges.push({ from, to: target, at });
      else if (!tree.has(target.replace(/\.mjs$/, '.d.mts'))) broken.push({ from, module: written, at });
    }
  }
  return { modules, edges, outside, broken };
}

/** A path of the tree, or null when the import leads out of it. */
function resolve(from: string, written: string): string | null {
  const bare = written.replace(/[?#].*$/, '');
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), bare));
  const named = /^@throughline\/([^/]+)\/(.+)$/.exec(bare);
  return named === null ? null : `packages/${named[1]}/${named[2]}`;
}

/** `@mantine/core/styles.css` → `@mantine/core`; `pg` → `pg`; `node:fs/promises` → `node:fs`. */
function moduleName(written: string): string {
  if (written.startsWith('node:')) return written.split('/')[0] as string;
  return written.split('/').slice(0, written.startsWith('@') ? 2 : 1).join('/');
}

/** Circles of imports, each once, as the paths along it. */
export function circles(edges: readonly Edge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[][] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): void => {
    const seenAt = way.indexOf(path);
    if (seenAt >= 0) { found.push([...way.slice(seenAt), path]); return; }
    if (done.has(path)) return;
    way.push(path);
    for (const to of next.get(path) ?? []) visit(to);
    way.pop();
    done.add(path);
  };
  for (const path of [...next.keys()].sort()) visit(path);
  return found;
}
