/**
 * Whether an activity is built as the schema of its version says. A breach is a warning: what can be understood is taken all
 * the same; with `strict` it refuses the file. Elements of other namespaces (`x:y`) may stand anywhere, as the schema allows.
 */
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';
import { type Rule, type Structure, type Version, structureOf } from './structure-table.ts';
import { type Element, placeOf } from './tree.ts';

/** Codes that say a file breaks its schema; `strict` makes errors of them. */
export const SCHEMA_CODES: ReadonlySet<string> = new Set([
  'element-out-of-order', 'element-missing', 'element-repeated', 'element-unknown', 'attribute-missing', 'date-not-understood', 'amount-not-understood',
]);

/** All breaches of an activity, each with its line; the severity is decided by the caller. */
export function checkStructure(activity: Element, version: Version): Problem[] {
  const problems: Problem[] = [];
  visit(activity, null, version, problems);
  return problems;
}

function visit(element: Element, parent: string | null, version: Version, problems: Problem[]): void {
  const structure = structureOf(version, parent, element.name);
  if (structure === undefined) return;
  for (const name of structure.attributes) {
    if (element.attributes[name] === undefined) problems.push(breach(element, invalid('attribute-missing', placeOf(element), { accepted: name })));
  }
  if (structure.children.size > 0 || element.children.length > 0) checkChildren(element, structure, problems);
  for (const child of element.children) visit(child, element.name, version, problems);
}

function checkChildren(element: Element, structure: Structure, problems: Problem[]): void {
  const seen = new Map<string, number>();
  let reached: Rule | null = null;
  for (const child of element.children) {
    if (child.name.includes(':')) continue;
    const rule = structure.children.get(child.name);
    if (rule === undefined) {
      problems.push(breach(child, invalid('element-unknown', placeOf(child), { found: child.name, accepted: [...structure.children.keys()] })));
      continue;
    }
    const times = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, times);
    if (times > rule.most) problems.push(breach(child, invalid('element-repeated', placeOf(child), { found: child.name, accepted: `<= ${rule.most}` })));
    if (reached !== null && rule.order < reached.order) problems.push(breach(child, invalid('element-out-of-order', placeOf(child), { found: child.name, accepted: `… ${child.name} … ${reached.name}` })));
    else reached = rule;
  }
  for (const rule of structure.children.values()) {
    if ((seen.get(rule.name) ?? 0) < rule.least) problems.push(breach(element, invalid('element-missing', placeOf(element), { accepted: rule.name })));
  }
}

const breach = (element: Element, problem: Problem): Problem => ({ ...problem, line: element.line });
