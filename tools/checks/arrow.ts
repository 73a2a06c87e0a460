/** The arrow: a room imports only rooms upstream of it, and nothing imports in a circle. */
import { besideTheStory, floors, rooms } from './house.ts';
import { circles, importGraph } from './imports.ts';
import { type Finding, isTest, lineAt, type Outcome, placeOf, type Tree } from './tree.ts';

const rank = (folder: string | null): number | null => {
  if (folder === besideTheStory) return rooms.length;
  const at = (rooms as readonly string[]).indexOf(folder ?? '');
  return at < 0 ? null : at;
};

/** On these floors the arrow binds every file of a room; on `server` what reads: views and queries. */
const isBound = (path: string, floor: string): boolean =>
  floor === 'core' || floor === 'contract' || (floor === 'server' && /\/(views\/[^/]+|queries[^/]*|[^/]*-queries)\.ts$/.test(path));

export const arrow = { name: 'arrow', run: checkArrow };

function checkArrow(tree: Tree): Outcome {
  const graph = importGraph(tree);
  const found: Finding[] = [];
  for (const { from, to, at } of graph.edges) {
    if (isTest(from)) continue;
    const source = placeOf(from);
    const target = placeOf(to);
    if (source === null || target === null || !isBound(from, source.floor)) continue;
    const here = rank(source.folder);
    const there = rank(target.folder);
    if (here === null || there === null || there <= here) continue;
    found.push({ file: from, line: lineAt(tree.text(from), at), says: `room ${source.folder} may not import ${target.folder}, which lies downstream (${to})` });
  }
  for (const circle of circles(graph.edges.filter((edge) => !isTest(edge.from)))) {
    found.push({ file: circle[0] as string, says: `imports in a circle: ${circle.join(' → ')}` });
  }
  for (const { from, module, at } of graph.broken) found.push({ file: from, line: lineAt(tree.text(from), at), says: `imports ${module}, which is not there` });
  for (const path of graph.modules) for (const error of tree.parsed(path).errors) found.push({ file: path, says: `cannot be read: ${error}` });
  found.push(...unseen(tree, graph.modules), ...strangeFolders(tree));
  return { seen: `${graph.modules.length} modules, ${graph.edges.length} imports`, found };
}

/** A scanner that sees nothing passes everything; so the floors of the house have to be among what was seen. */
function unseen(tree: Tree, modules: readonly string[]): Finding[] {
  return Object.keys(floors)
    .filter((floor) => tree.has(`packages/${floor}/package.json`) && !modules.some((path) => path.startsWith(`packages/${floor}/`)))
    .map((floor) => ({ file: `packages/${floor}`, says: 'no module of this floor was seen' }));
}

/** The tree tells the story: a folder is a room or one of the few named beside them. */
function strangeFolders(tree: Tree): Finding[] {
  const strange = new Map<string, Finding>();
  for (const path of tree.files) {
    const place = placeOf(path);
    if (place === null || place.folder === null || place.folder === 'testing') continue;
    const floor = floors[place.floor];
    const folder = `packages/${place.floor}/${place.folder}`;
    if (floor === undefined) strange.set(place.floor, { file: folder, says: `${place.floor} is no floor of the house` });
    else if (!floor.folders.includes(place.folder) && !(floor.hasRooms && rank(place.folder) !== null) && floor.folders.length + Number(floor.hasRooms) > 0) {
      strange.set(folder, { file: folder, says: 'is neither a room nor a folder of this floor' });
    }
  }
  return [...strange.values()];
}
