/** `npm run bench [-- --measurements N] [--seed N] [--largest]`: how fast figures are, as a table with ratios. */
import { benchFigures, subjectOf } from './figures.ts';
import { benchHttp } from './http.ts';
import { storeOf } from './store.ts';
import { benchVerification } from './verification.ts';

function option(name: string, standard: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? standard : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`--${name} takes a whole number`);
  return value;
}

async function main(): Promise<void> {
  const say = (line: string): void => { process.stderr.write(`${line}\n`); };
  const { store, measurements, data } = await storeOf(option('measurements', 1_000_000), option('seed', 1), process.argv.includes('--largest'), say);
  try {
    const subject = await subjectOf(store);
    process.stdout.write(`# ${measurements} measurements, largest organisation ${subject.code}\n\n`);
    process.stdout.write(`${await benchFigures(store, subject)}\n\n`);
    process.stdout.write(`${await benchHttp(store, subject)}\n\n`);
    process.stdout.write(`${await benchVerification(store, subject)}\n`);
    say(`kept in ${data}`);
  } finally {
    await store.close();
  }
}

await main();
