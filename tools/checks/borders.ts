/** Floors: what a package may import of the others and from outside. */
import { closedDoors, floors } from './house.ts';
import { importGraph, type Outside } from './imports.ts';
import { type Finding, isTest, lineAt, type Outcome, placeOf, type Tree } from './tree.ts';

export const borders = { name: 'floors', run: checkBorders };

/** How a floor is built is no part of it: it may use the house's tools, whatever the floor itself may. */
const isRecipe = (path: string): boolean => /^packages\/[^/]+\/vite\.config\.ts$/.test(path);

function checkBorders(tree: Tree): Outcome {
  const graph = importGraph(tree);
  const found: Finding[] = [];
  for (const { from, to, at } of graph.edges) {
    const source = placeOf(from)?.floor ?? '';
    const target = placeOf(to)?.floor ?? '';
    if (isTest(from) || isRecipe(from) || source === target || floors[source]?.floors.includes(target)) continue;
    found.push({ file: from, line: lineAt(tree.text(from), at), says: `floor ${source} may not import floor ${target} (${to})` });
  }
  for (const one of graph.outside) {
    const says = isTest(one.from) ? null : refusal(tree, one);
    if (says !== null) found.push({ file: one.from, line: lineAt(tree.text(one.from), one.at), says });
  }
  return { seen: `${graph.outside.length} imports from outside`, found };
}

function refusal(tree: Tree, { from, module }: Outside): string | null {
  const name = placeOf(from)?.floor ?? '';
  const floor = floors[name];
  if (floor === undefined || /(^|\/)(vite|vitest)\.config\.ts$/.test(from)) return null;
  if ((closedDoors[name] ?? []).some((door) => door.test(module))) return `floor ${name} never imports ${module}`;
  if (module.startsWith('node:')) return floor.node ? null : `floor ${name} knows no Node (${module})`;
  if (floor.packages !== 'declared' && !floor.packages.some((allowed) => allowed.test(module))) return `floor ${name} may not import ${module}`;
  return declared(tree, name).has(module) ? null : `${module} is not among the dependencies of packages/${name}/package.json`;
}

function declared(tree: Tree, floor: string): Set<string> {
  const path = `packages/${floor}/package.json`;
  if (!tree.has(path)) return new Set();
  const { dependencies = {}, optionalDependencies = {}, devDependencies = {} } = JSON.parse(tree.text(path)) as Record<string, Record<string, string> | undefined>;
  return new Set([dependencies, optionalDependencies, devDependencies].flatMap((one) => Object.keys(one)));
}
