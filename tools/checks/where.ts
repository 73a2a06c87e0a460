/** docs/where.md is true: each of its questions has a path that is there and that holds the thing named. */
import type { Finding, Outcome, Tree } from './tree.ts';

export const where = { name: 'where', run: checkWhere };

const page = 'docs/where.md';
export type Row = { readonly question: string; readonly path: string; readonly holds: string; readonly line: number };

/** Rows of the table "| Where does … live? | `path` | `what it holds` |". */
export function whereRows(text: string): Row[] {
  return text.split('\n').flatMap((line, index) => {
    const cells = /^\|\s*(Where[^|]*\?)\s*\|\s*`([^`|]+)`\s*\|\s*`([^`]+)`\s*\|/.exec(line);
    return cells === null ? [] : [{ question: cells[1] as string, path: cells[2] as string, holds: cells[3] as string, line: index + 1 }];
  });
}

function checkWhere(tree: Tree): Outcome {
  if (!tree.has(page)) return { seen: 'nothing', found: [{ file: page, says: 'is missing' }] };
  const rows = whereRows(tree.text(page));
  const found: Finding[] = rows.length < 20 ? [{ file: page, says: `answers ${rows.length} questions; twenty are promised` }] : [];
  for (const { question, path, holds, line } of rows) {
    if (!tree.has(path)) found.push({ file: page, line, says: `${question} ${path} is not there` });
    else if (!tree.text(path).includes(holds)) found.push({ file: page, line, says: `${question} ${path} does not hold "${holds}"` });
  }
  return { seen: `${rows.length} questions`, found };
}
