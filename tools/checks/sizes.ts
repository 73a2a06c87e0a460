/** Sizes: small files, small functions. */
import { limits } from './house.ts';
import { type Finding, isCode, isGenerated, isTest, lineAt, type Node, type Outcome, type Tree, walk } from './tree.ts';

export const sizes = { name: 'sizes', run: checkSizes };

/** Data, word catalogues, generated files and tests are exempt. */
const isMeasured = (tree: Tree, path: string): boolean =>
  /^(packages|tools|bin)\//.test(path) && (isCode(path) || /\.(sql|css)$/.test(path)) && !isTest(path) && !isGenerated(tree, path);

function checkSizes(tree: Tree): Outcome {
  const found: Finding[] = [];
  const asks: Finding[] = [];
  const measured = tree.files.filter((path) => isMeasured(tree, path));
  for (const file of measured) {
    const lines = tree.text(file).trimEnd().split('\n').length;
    if (lines > limits.fileFails) found.push({ file, says: `${lines} lines; ${limits.fileFails} are the limit: which concept is hidden in it?` });
    else if (lines > limits.fileAsks) asks.push({ file, says: `${lines} lines: is there a second concept in it?` });
    if (isCode(file)) found.push(...longFunctions(tree, file));
  }
  return { seen: `${measured.length} files`, found, asks };
}

function longFunctions(tree: Tree, file: string): Finding[] {
  const source = tree.text(file);
  const found: Finding[] = [];
  walk(tree.parsed(file).program, (node, parent) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return;
    const line = lineAt(source, node.start);
    const lines = lineAt(source, node.end) - line + 1;
    if (lines > limits.functionFails) found.push({ file, line, says: `function ${nameOf(node, parent)} has ${lines} lines; ${limits.functionFails} are the limit` });
  });
  return found;
}

function nameOf(node: Node, parent: Node | null): string {
  const named = (node['id'] ?? parent?.['id'] ?? parent?.['key']) as Node | null | undefined;
  return (named?.['name'] as string | undefined) ?? '(unnamed)';
}
