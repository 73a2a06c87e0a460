/** Keeping house: commented migrations, a lockfile without addresses, nothing of the machine that a file was written on. */
import { type Finding, lineAt, type Outcome, type Tree } from './tree.ts';

export const migrations = { name: 'migrations', run: checkMigrations };
export const lockfile = { name: 'lockfile', run: checkLockfile };
export const strangers = { name: 'strangers', run: checkStrangers };

/** Numbered upwards, no number twice, and each file says what it is for; tables without a comment are asked about. */
function checkMigrations(tree: Tree): Outcome {
  const files = tree.files.filter((path) => /\/migrations\/[^/]+\.sql$/.test(path));
  const found: Finding[] = files.length === 0 ? [{ file: 'packages/server/database/migrations', says: 'no migration was seen' }] : [];
  const asks: Finding[] = [];
  files.forEach((file, index) => {
    const number = /\/(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1];
    if (number === undefined) found.push({ file, says: 'is not named by a number of four digits and words' });
    else if (files[index - 1]?.includes(`/${number}-`)) found.push({ file, says: `has the number of ${files[index - 1]}` });
    const source = tree.text(file);
    if (!/^\s*(--|\/\*)/.test(source)) found.push({ file, line: 1, says: 'begins without a comment that says what it is for' });
    for (const match of source.matchAll(/^create table (?:if not exists )?([\w."]+)/gim)) {
      const before = source.slice(0, match.index).trimEnd().split('\n').at(-1) ?? '';
      const isSaid = /--|\*\/$/.test(before) || source.toLowerCase().includes(`comment on table ${(match[1] as string).toLowerCase()}`);
      if (!isSaid) asks.push({ file, line: lineAt(source, match.index), says: `table ${match[1]} has no comment of its own` });
    }
  });
  return { seen: `${files.length} migrations`, found, asks };
}

function checkLockfile(tree: Tree): Outcome {
  const file = 'package-lock.json';
  if (!tree.has(file)) return { seen: 'nothing', found: [{ file, says: 'is missing' }] };
  const hosts = [...tree.text(file).matchAll(/"resolved":\s*"(?:git\+)?https?:\/\/[^"]+"/g)];
  return { seen: 'package-lock.json', found: hosts.slice(0, 3).map((host) => ({ file, line: lineAt(tree.text(file), host.index), says: `names a host: ${host[0]}` })) };
}

/** Written in pieces so that this file does not find itself. */
const strange: readonly RegExp[] = [
  new RegExp(['(^|[\\s"\'`(:=])/wo', 'rk/'].join('')),
  new RegExp(['/tmp/', 'plan'].join('')),
  // The browser has a switch of that name, a content policy a directive.
  new RegExp(['(?<!--no-|\'none\'; )sand', 'box'].join(''), 'i'),
  new RegExp(['https?://[^\\s"\'`)]*(registry|verda', 'ccio|artifactory|nexus)[^\\s"\'`)]*'].join('')),
];
const isText = (path: string): boolean => !/\.(png|jpe?g|gif|ico|woff2?|ttf|gz|zip|pdf|docx|xlsx|pb|node)$/.test(path);

function checkStrangers(tree: Tree): Outcome {
  const files = tree.files.filter((path) => isText(path) && path !== 'package-lock.json');
  const found: Finding[] = [];
  for (const file of files) {
    const source = tree.text(file);
    for (const pattern of strange) {
      const match = pattern.exec(source);
      if (match !== null) found.push({ file, line: lineAt(source, match.index), says: `speaks of the machine it was written on: ${match[0].trim().slice(0, 40)}` });
    }
  }
  return { seen: `${files.length} files`, found };
}
