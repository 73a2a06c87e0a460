/** No text for people in a component, and no indicator, SDG or country code in program text: the framework is data. */
import { type Finding, isGenerated, lineAt, type Node, type Outcome, programFiles, type Tree, walk } from './tree.ts';

export const literals = { name: 'literals', run: checkLiterals };
export const codes = { name: 'codes', run: checkCodes };

/** Attributes that a person reads or hears. */
const readAloud = new Set(['title', 'placeholder', 'alt', 'label', 'aria-label', 'aria-description', 'aria-roledescription', 'description', 'summary']);
/** The name of the product is the same in every language. */
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text.replace('Throughline', ''));

function checkLiterals(tree: Tree): Outcome {
  const components = programFiles(tree).filter((path) => path.endsWith('.tsx'));
  const found: Finding[] = [];
  for (const file of components) {
    walk(tree.parsed(file).program, (node, parent) => {
      const text = spoken(node, parent);
      if (text !== null && isWord(text)) found.push({ file, line: lineAt(tree.text(file), node.start), says: `untranslated text "${text.trim().slice(0, 40)}"` });
    });
  }
  return { seen: `${components.length} components`, found };
}

function spoken(node: Node, parent: Node | null): string | null {
  if (node.type === 'JSXText') return node['value'] as string;
  if (node.type === 'JSXAttribute' && readAloud.has(String((node['name'] as Node)['name']))) return literal(node['value'] as Node | null);
  if (node.type === 'JSXExpressionContainer' && (parent?.type === 'JSXElement' || parent?.type === 'JSXFragment')) return literal(node['expression'] as Node);
  return null;
}

function literal(node: Node | null): string | null {
  if (node?.type === 'JSXExpressionContainer') return literal(node['expression'] as Node);
  if (node?.type === 'TemplateLiteral') return (node['quasis'] as Node[]).map((one) => (one['value'] as { raw: string }).raw).join(' ');
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;
}

function checkCodes(tree: Tree): Outcome {
  const known = frameworkCodes(tree);
  const files = programFiles(tree).filter((path) => !isGenerated(tree, path));
  const found: Finding[] = [];
  for (const file of files) {
    walk(tree.parsed(file).program, (node) => {
      if (node.type !== 'Literal' || typeof node['value'] !== 'string' || !known.has(node['value']) || isPlainNumber(tree.text(file), node)) return;
      found.push({ file, line: lineAt(tree.text(file), node.start), says: `"${node['value']}" is a code of the framework: it belongs in frameworks/` });
    });
  }
  const empty = known.size === 0 ? [{ file: 'frameworks', says: 'no code of a framework was seen' }] : [];
  return { seen: `${known.size} codes, ${files.length} files`, found: [...found, ...empty] };
}

/** "1.5" may be a line height: a number is a target only where goals are spoken of nearby. */
const isPlainNumber = (source: string, node: Node): boolean =>
  /^\d+\.\d+$/.test(String(node['value'])) && !/sdg|goal/i.test(source.slice(Math.max(0, node.start - 80), node.end + 40));

/** Codes of indicators, SDG targets ("9.4") and countries ("ETH"), as frameworks/ states them. */
export function frameworkCodes(tree: Tree): Set<string> {
  const known = new Set<string>();
  for (const file of tree.files.filter((path) => /^frameworks\/.*\.json$/.test(path))) {
    for (const [, member, text] of tree.text(file).matchAll(/"(code|iso3|id)"\s*:\s*"([^"]+)"/g)) {
      if (member === 'iso3' || isCode(text as string)) known.add(text as string);
    }
  }
  return known;
}

/** Letters with a number behind a point (an indicator) or an SDG target; words such as "year" are none. */
const isCode = (text: string): boolean => /^[A-Z][A-Z0-9]*\.[A-Za-z0-9]+$/.test(text) || /^([1-9]|1[0-7])\.([1-9][0-9]?|[a-d])$/.test(text);
