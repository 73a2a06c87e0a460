/** Problems: each code that the program can raise is documented and worded, and none is documented that nothing raises. */
import { catalogue } from './house.ts';
import { type Finding, lineAt, type Node, type Outcome, programFiles, type Tree, walk } from './tree.ts';

export const problems = { name: 'problems', run: checkProblems };

const makers: Readonly<Record<string, number>> = { invalid: 0, warning: 0, missing: 0, problem: 1 };
const shape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export type Raised = { readonly code: string; readonly file: string; readonly line: number };

function checkProblems(tree: Tree): Outcome {
  const raised = raisedCodes(tree);
  const documented = documentedCodes(tree);
  const words = tree.has(catalogue('en')) ? (JSON.parse(tree.text(catalogue('en'))) as Record<string, string>) : {};
  const found: Finding[] = [];
  for (const [code, { file, line }] of raised) {
    if (!documented.has(code)) found.push({ file, line, says: `problem ${code} is not documented in docs/problems.md` });
    if (!(`problem.${code}` in words)) found.push({ file, line, says: `problem ${code} has no words (problem.${code})` });
  }
  for (const [code, { file, line }] of documented) if (!raised.has(code)) found.push({ file, line, says: `problem ${code} is documented but nothing raises it` });
  for (const key of Object.keys(words)) {
    // Codes are told from labels such as `problem.line` by their hyphen.
    const code = /^problem\.([a-z0-9]+-[a-z0-9-]+)$/.exec(key)?.[1];
    if (code !== undefined && !raised.has(code)) found.push({ file: catalogue('en'), says: `${key} words a problem that nothing raises` });
  }
  return { seen: `${raised.size} codes raised, ${documented.size} documented`, found };
}

/** Codes in program text: `invalid('x', …)`, `problem('closed', 'x', …)`, `{ code: 'x', at: … }`, `new BrokenWorld('x', …)`. */
export function raisedCodes(tree: Tree): Map<string, Raised> {
  const raised = new Map<string, Raised>();
  for (const file of programFiles(tree)) {
    const { program } = tree.parsed(file);
    const wrappers = wrappersOf(program);
    walk(program, (node) => {
      for (const literal of [...codeLiterals(node, { ...makers, ...wrappers }), ...tabledCodes(node, program)]) {
        const code = literal['value'] as string;
        if (shape.test(code) && !raised.has(code)) raised.set(code, { code, file, line: lineAt(tree.text(file), literal.start) });
      }
    });
  }
  return raised;
}

/** Functions of a file that take a `code` and raise it: where among their parameters it stands. */
function wrappersOf(program: Node): Record<string, number> {
  const found: Record<string, number> = {};
  walk(program, (node, parent) => {
    if (!Array.isArray(node['params'])) return;
    const at = (node['params'] as Node[]).findIndex((one) => one.type === 'Identifier' && one['name'] === 'code');
    const name = ((node['id'] ?? parent?.['id']) as Node | null | undefined)?.['name'];
    if (at >= 0 && typeof name === 'string') found[name] = at;
  });
  return found;
}

/** Codes of a table in capitals, in a file that raises what it looks up there: `problem('unavailable', code, …)`. */
function tabledCodes(node: Node, program: Node): Node[] {
  if (node.type !== 'VariableDeclarator' || !/^[A-Z_]+$/.test(String((node['id'] as Node)['name'])) || !/^(Object|Array)Expression$/.test(String((node['init'] as Node | null)?.type)) || !raisesWhatItFinds(program)) return [];
  const found: Node[] = [];
  walk((node['init'] ?? node) as Node, (one) => {
    if (one.type === 'Literal' && typeof one['value'] === 'string' && one['value'].includes('-')) found.push(one);
  });
  return found;
}

function raisesWhatItFinds(program: Node): boolean {
  let raises = false;
  walk(program, (node) => {
    if (node.type !== 'CallExpression') return;
    const at = makers[String((node['callee'] as Node)['name'])];
    const given = at === undefined ? undefined : (node['arguments'] as Node[])[at];
    if (given?.type === 'Identifier' && given['name'] === 'code') raises = true;
  });
  return raises;
}

function codeLiterals(node: Node, raisers: Readonly<Record<string, number>>): Node[] {
  // The database's own way of saying it: `new BrokenWorld('disk-full', …)`.
  if (node.type === 'NewExpression' && (node['callee'] as Node)['name'] === 'BrokenWorld') return texts((node['arguments'] as Node[])[0] ?? node);
  if (node.type === 'CallExpression' && (node['callee'] as Node).type === 'Identifier') {
    const at = raisers[(node['callee'] as Node)['name'] as string];
    const given = at === undefined ? undefined : (node['arguments'] as Node[])[at];
    return given === undefined ? [] : texts(given);
  }
  if (node.type !== 'ObjectExpression') return [];
  const members = (node['properties'] as Node[]).filter((one) => one.type === 'Property');
  const named = (name: string): Node | undefined => members.find((one) => (one['key'] as Node)['name'] === name);
  const isProblem = ['at', 'severity'].some((name) => named(name) !== undefined);
  const code = isProblem ? named('code') : undefined;
  return code === undefined ? [] : texts(code['value'] as Node);
}

/** The texts that an expression can be: a literal, or either side of a choice. */
function texts(node: Node): Node[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node] : [];
  if (node.type === 'ConditionalExpression') return [...texts(node['consequent'] as Node), ...texts(node['alternate'] as Node)];
  if (node.type === 'LogicalExpression') return [...texts(node['left'] as Node), ...texts(node['right'] as Node)];
  return [];
}

/** A code is documented where a heading, a table row or a list item of docs/problems begins with it: "| `parts-total` | …". */
export function documentedCodes(tree: Tree): Map<string, { file: string; line: number }> {
  const documented = new Map<string, { file: string; line: number }>();
  for (const file of tree.files.filter((path) => /^docs\/problems(\.md|\/.*\.md)$/.test(path))) {
    tree.text(file).split('\n').forEach((text, index) => {
      const code = /^\s*(?:#+|\||-|\*)\s*`([a-z0-9-]+)`/.exec(text)?.[1];
      if (code !== undefined) documented.set(code, { file, line: index + 1 });
    });
  }
  return documented;
}
