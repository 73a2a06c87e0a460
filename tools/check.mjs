/** `npm run check`: everything that holds the line of the house, one line a check, in under a minute. */
import { fileURLToPath } from 'node:url';
import { checks, onRequest } from './checks/all.ts';
import { repositoryTree } from './checks/tree.ts';

const asked = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const showQuestions = process.argv.includes('--asks');
const tree = repositoryTree(fileURLToPath(new URL('..', import.meta.url)));
const chosen = asked.length === 0 ? checks : [...checks, ...onRequest].filter((one) => asked.includes(one.name));
const started = performance.now();
let failed = 0;

for (const check of chosen) {
  const began = performance.now();
  const { seen, found, asks = [] } = await check.run(tree);
  const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const questions = asks.length === 0 ? '' : `, ${asks.length} asked about`;
  console.log(`${found.length === 0 ? 'holds ' : 'BROKEN'}  ${check.name.padEnd(11)} ${seen}${questions} (${took})`);
  for (const one of found) console.log(`        ${place(one)}: ${one.says}`);
  if (showQuestions) for (const one of asks) console.log(`     ?  ${place(one)}: ${one.says}`);
  if (found.length > 0) failed += 1;
}

console.log(`${chosen.length - failed} checks passed, ${failed} failed (${((performance.now() - started) / 1000).toFixed(1)} s)`);
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;

function place({ file, line }) {
  return line === undefined ? file : `${file}:${line}`;
}
