/**
 * Parity: a use case that changes something has a contract, a permission verb, a trail entry, a test and words in six
 * languages. Views and commands that exist in a terminal only are exempt.
 */
import { posix } from 'node:path';
import { catalogue, languages } from './house.ts';
import { isTest, type Node, type Outcome, type Tree, walk } from './tree.ts';

export const parity = { name: 'parity', run: checkParity };

function checkParity(tree: Tree): Outcome {
  const actions = tree.files.filter((path) => /^packages\/server\/[^/]+\/actions\/[^/]+\.ts$/.test(path) && !isTest(path));
  const found = actions.flatMap((file) => lacks(tree, file).map((says) => ({ file, says })));
  return { seen: `${actions.length} use cases`, found };
}

function lacks(tree: Tree, file: string): string[] {
  const said: string[] = [];
  const name = posix.basename(file, '.ts');
  if (!/^[a-z]+(-[a-z]+)+$/.test(name)) said.push('is not named verb-noun');
  const verb = permissionVerb(tree.parsed(file).program);
  if (verb === null) said.push('names no permission verb (verb: \'noun.verb\')');
  else for (const language of languages) if (!wordsOf(tree, language).has(`verb.${verb}`)) said.push(`has no words for verb.${verb} in ${language}`);
  if (!hasContract(tree, file)) said.push('has no contract: neither it nor the routes that call it import one');
  if (!/\b(trail|facts?|writeTrail)\b/.test(tree.text(file))) said.push('writes nothing to the trail');
  if (!hasTest(tree, file)) said.push('has no test that imports it');
  return said;
}

/** The `noun.verb` that the use case asks `may` about: a member or constant called `verb`. */
function permissionVerb(program: Node): string | null {
  let verb: string | null = null;
  walk(program, (node) => {
    const name = ((node['key'] ?? node['id']) as Node | undefined)?.['name'];
    const value = (node['value'] ?? node['init']) as Node | undefined;
    const literal = value?.type === 'TSAsExpression' ? (value['expression'] as Node) : value;
    if (name === 'verb' && literal?.type === 'Literal' && /^[a-z-]+\.[a-z-]+$/.test(String(literal['value']))) verb = String(literal['value']);
  });
  return verb;
}

const wordsOf = (tree: Tree, language: string): Set<string> =>
  new Set(tree.has(catalogue(language)) ? Object.keys(JSON.parse(tree.text(catalogue(language))) as object) : []);

const importsOf = (tree: Tree, file: string): string[] => tree.parsed(file).imports.map((one) => one.from);
const leadsTo = (from: string, written: string, target: string): boolean =>
  (written.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), written)) : written.replace(/^@throughline\//, 'packages/')) === target;

function hasContract(tree: Tree, file: string): boolean {
  const callers = tree.files.filter((path) => /^packages\/server\/.*routes[^/]*\.ts$/.test(path) && importsOf(tree, path).some((one) => leadsTo(path, one, file)));
  return [file, ...callers].some((path) => importsOf(tree, path).some((one) => one.startsWith('@throughline/contract/')));
}

const hasTest = (tree: Tree, file: string): boolean =>
  tree.files.some((path) => path.startsWith('packages/') && isTest(path) && importsOf(tree, path).some((one) => leadsTo(path, one, file)));

