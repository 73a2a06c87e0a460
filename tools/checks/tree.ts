/** The tree that the checks look at: the repository's files, or a handful planted by a test. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

export type Node = { type: string; start: number; end: number; [member: string]: unknown };
export type Parsed = { program: Node; imports: readonly Import[]; errors: readonly string[] };
/** `from` as written in the source. Type imports count: a cycle of types is a cycle of thoughts. */
export type Import = { readonly from: string; readonly at: number };

export type Tree = {
  readonly files: readonly string[];
  has(path: string): boolean;
  text(path: string): string;
  parsed(path: string): Parsed;
};

/** One thing that a check found; `line` counts from 1. */
export type Finding = { readonly file: string; readonly line?: number; readonly says: string };
/** `asks` are questions that fail nothing. `seen` is what was looked at: a check that saw nothing proves nothing. */
export type Outcome = { readonly seen: string; readonly found: readonly Finding[]; readonly asks?: readonly Finding[] };
export type Check = { readonly name: string; readonly run: (tree: Tree) => Outcome | Promise<Outcome> };

/** The files that git knows or would add, below `root`. */
export function repositoryTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const files = [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).sort();
  return treeOf(files, (path) => readFileSync(join(root, path), 'utf8'));
}

/** A tree of planted files, for tests. */
export const plantedTree = (planted: Readonly<Record<string, string>>): Tree =>
  treeOf(Object.keys(planted).sort(), (path) => planted[path] ?? '');

function treeOf(files: readonly string[], read: (path: string) => string): Tree {
  const known = new Set(files);
  const texts = new Map<string, string>();
  const trees = new Map<string, Parsed>();
  const text = (path: string): string => remembered(texts, path, () => read(path));
  return { files, has: (path) => known.has(path), text, parsed: (path) => remembered(trees, path, () => parse(path, text(path))) };
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const kept = memory.get(key);
  if (kept !== undefined) return kept;
  const made = make();
  memory.set(key, made);
  return made;
}

function parse(path: string, source: string): Parsed {
  const { program, errors } = parseSync(path, source);
  const root = program as unknown as Node;
  const imports: Import[] = [];
  walk(root, (node) => {
    const source_ = (node['source'] ?? (node.type === 'TSImportType' ? node['argument'] : undefined)) as Node | undefined;
    const literal = source_?.type === 'TSLiteralType' ? (source_['literal'] as Node) : source_;
    if (literal?.type === 'Literal' && typeof literal['value'] === 'string') imports.push({ from: literal['value'], at: literal.start });
  });
  return { program: root, imports, errors: errors.map((one) => one.message) };
}

/** Every node, parents first. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  visit(node, parent);
  for (const member of Object.values(node)) {
    if (Array.isArray(member)) { for (const one of member) if (isNode(one)) walk(one, visit, node); }
    else if (isNode(member)) walk(member, visit, node);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && typeof (value as Node).start === 'number';

export const lineAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

const code = /\.(ts|tsx|mts|mjs|js|jsx|cjs)$/;
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /(^|\/)(testing|journeys)\//.test(path);
export const isCode = (path: string): boolean => code.test(path) && !path.endsWith('.d.ts') && !path.endsWith('.d.mts');
export const isGenerated = (tree: Tree, path: string): boolean =>
  /\.generated\./.test(path) || /^\/[*/][^\n]*@generated/.test(tree.text(path));

/** Program files of the packages, without tests. */
export const programFiles = (tree: Tree): string[] =>
  tree.files.filter((path) => path.startsWith('packages/') && isCode(path) && !isTest(path));

/** `packages/core/rollup/figure.ts` → floor `core`, folder `rollup` (null at the floor's root). */
export function placeOf(path: string): { floor: string; folder: string | null } | null {
  const parts = path.split('/');
  if (parts[0] !== 'packages' || parts.length < 3) return null;
  return { floor: parts[1] as string, folder: parts.length > 3 ? (parts[2] as string) : null };
}
