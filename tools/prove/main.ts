/** `npm run prove -- NAME`: shows one promise at its full size and writes the result down in docs/proofs/NAME.md. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { sharedDir } from '../shared.ts';
import { root } from './commands.ts';
import type { Proof, Shown } from './proof.ts';
import { proofs } from './proofs.ts';

/** CI gives a proof so long; longer ones are run by hand. */
const LIMIT_MINUTES = 8;

const canRun = (proof: Proof): boolean => proof.needsShared !== true || sharedDir() !== null;

/** One a day in turn, of those that fit. */
function next(day: number): Proof | undefined {
  const fitting = proofs.filter((proof) => proof.minutes <= LIMIT_MINUTES && canRun(proof));
  return fitting[day % fitting.length];
}

function page(proof: Proof, { holds, figures, failures }: Shown, seed: number, seconds: number): string {
  return [
    `# Proof: ${proof.name}`, '', proof.promise, '',
    '| | |', '|---|---|',
    `| Holds | ${holds ? 'yes' : '**no**'} |`, `| Command | \`npm run prove -- ${proof.name}\` (${proof.command}) |`,
    `| Seed | ${proof.seed === undefined ? 'none: nothing is drawn' : seed} |`, `| Date | ${new Date().toISOString().slice(0, 10)} |`,
    `| Machine | ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version} |`, `| Took | ${seconds.toFixed(0)} s |`, '',
    '| Seen | |', '|---|---|', ...figures.map(([what, value]) => `| ${what} | ${value} |`),
    ...(failures.length === 0 ? [] : ['', '## What did not hold', '', ...failures.map((one) => `- ${one}`)]), '',
  ].join('\n');
}

async function prove(proof: Proof, seed: number): Promise<boolean> {
  console.log(`proof ${proof.name}: ${proof.promise}`);
  const began = performance.now();
  const shown = await proof.run({ seed, say: (line) => console.log(`  ${line}`) }).catch((error: Error): Shown => ({ holds: false, figures: [], failures: [`it broke: ${error.message}`] }));
  const seconds = (performance.now() - began) / 1000;
  // CI looks; what stays in the repository is written by hand runs.
  if (process.env['CI'] === undefined) {
    mkdirSync(join(root, 'docs/proofs'), { recursive: true });
    writeFileSync(join(root, `docs/proofs/${proof.name}.md`), page(proof, shown, seed, seconds));
  }
  for (const failure of shown.failures) console.log(`  not so: ${failure}`);
  console.log(`  ${shown.holds ? 'holds' : 'DOES NOT HOLD'} (${seconds.toFixed(0)} s)`);
  return shown.holds;
}

async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((one) => !one.startsWith('--'));
  const seed = args.find((one) => one.startsWith('--seed='))?.slice('--seed='.length);
  if (args.includes('--list') || (names.length === 0 && !args.includes('--next'))) {
    for (const proof of proofs) console.log(`${proof.name.padEnd(16)} ${String(proof.minutes).padStart(3)} min  ${proof.promise}`);
    return args.includes('--list') ? 0 : 2;
  }
  const today = next(Math.floor(Date.now() / 86_400_000));
  const chosen = args.includes('--next') ? (today === undefined ? [] : [today]) : names.map((name) => proofs.find((proof) => proof.name === name));
  if (chosen.includes(undefined)) {
    console.error(`no such proof; npm run prove -- --list names them: ${proofs.map((one) => one.name).join(', ')}`);
    return 2;
  }
  let passed = 0;
  for (const proof of chosen as Proof[]) {
    if (!canRun(proof)) console.log(`proof ${proof.name}: skipped, the reference material is not beside the project`);
    else if (await prove(proof, seed === undefined ? (proof.seed ?? 0) : Number(seed))) passed += 1;
  }
  const ran = (chosen as Proof[]).filter(canRun).length;
  console.log(`${passed} ${passed === 1 ? 'proof' : 'proofs'} passed, ${ran - passed} failed`);
  return passed === ran ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
