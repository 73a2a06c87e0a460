/** Purity: `core` and `contract` (but for its client, which asks over the wire) know no clock, chance, human language or world; `exchange` no clock. */
import { type Finding, lineAt, type Node, type Outcome, programFiles, type Tree, walk } from './tree.ts';

const world = new Set([
  'Date', 'Intl', 'Temporal', 'process', 'fetch', 'console', 'globalThis', 'window', 'document', 'navigator', 'performance',
  'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'crypto', 'Buffer', 'require', 'XMLHttpRequest', 'WebSocket', 'localStorage',
]);
/** Members that depend on chance or on the reader's language. */
const members = new Set(['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare']);

export const purity = { name: 'purity', run: checkPurity };

function checkPurity(tree: Tree): Outcome {
  const pure = programFiles(tree).filter((path) => /^packages\/(core|contract)\//.test(path) && path !== 'packages/contract/client.ts');
  const timeless = programFiles(tree).filter((path) => path.startsWith('packages/exchange/'));
  const found = [...pure.flatMap((path) => look(tree, path, impure)), ...timeless.flatMap((path) => look(tree, path, clock))];
  return { seen: `${pure.length + timeless.length} files`, found };
}

function look(tree: Tree, path: string, verdict: (node: Node, parent: Node | null) => string | null): Finding[] {
  const found: Finding[] = [];
  walk(tree.parsed(path).program, (node, parent) => {
    const says = verdict(node, parent);
    if (says !== null) found.push({ file: path, line: lineAt(tree.text(path), node.start), says });
  });
  return found;
}

function impure(node: Node, parent: Node | null): string | null {
  if (node.type === 'Identifier' && world.has(node['name'] as string) && !isMemberName(node, parent)) return `${node['name'] as string} does not exist here`;
  if (node.type !== 'MemberExpression') return null;
  const name = memberName(node);
  const object = node['object'] as Node;
  if (object.type === 'Identifier' && object['name'] === 'Math' && name === 'random') return 'Math.random: no chance here';
  return members.has(name) ? `${name} speaks a human language` : null;
}

function clock(node: Node): string | null {
  const isDate = (one: unknown): boolean => (one as Node | undefined)?.type === 'Identifier' && (one as Node)['name'] === 'Date';
  if (node.type === 'NewExpression' && isDate(node['callee']) && (node['arguments'] as unknown[]).length === 0) return 'new Date() reads the clock';
  if (node.type === 'MemberExpression' && isDate(node['object']) && memberName(node) === 'now') return 'Date.now reads the clock';
  return null;
}

const memberName = (node: Node): string => String((node['property'] as Node)['name'] ?? (node['property'] as Node)['value'] ?? '');

/** `x.fetch`, `{ fetch: 1 }`, `{ fetch(): … }` and type members only bear the name. */
function isMemberName(node: Node, parent: Node | null): boolean {
  if (parent === null || parent['computed'] === true) return false;
  return parent['property'] === node || (parent['key'] === node && parent['value'] !== node && parent['shorthand'] !== true);
}
