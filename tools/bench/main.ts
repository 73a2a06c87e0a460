/** `npm run bench [-- --measurements N] [--seed N] [--largest] [--files | --figures | --screens]`: how fast figures, files and screens are, as tables with ratios. */
import { benchImport, benchMemory, firstLoad } from './files.ts';
import { benchFigures, subjectOf } from './figures.ts';
import { benchHttp } from './http.ts';
import { benchScreens } from './screens/screens.ts';
import { storeOf } from './store.ts';
import { benchVerification } from './verification.ts';

function option(name: string, standard: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? standard : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`--${name} takes a whole number`);
  return value;
}

const say = (line: string): void => { process.stderr.write(`${line}\n`); };
const print = (text: string): void => { process.stdout.write(`${text}\n\n`); };

async function figures(): Promise<void> {
  const { store, measurements, data } = await storeOf(option('measurements', 1_000_000), option('seed', 1), process.argv.includes('--largest'), say);
  try {
    const subject = await subjectOf(store);
    print(`# ${measurements} measurements, largest organisation ${subject.code}`);
    print(await benchFigures(store, subject));
    print(await benchHttp(store, subject));
    print(await benchVerification(store, subject));
    say(`kept in ${data}`);
  } finally {
    await store.close();
  }
}

async function files(): Promise<void> {
  print('# Files');
  print(await benchImport());
  print(await benchMemory());
  print(firstLoad());
}

const only = (['--files', '--figures', '--screens'] as const).filter((one) => process.argv.includes(one));
const asked = (one: (typeof only)[number]): boolean => only.length === 0 || only.includes(one);

if (asked('--figures')) await figures();
if (asked('--files')) await files();
if (asked('--screens')) print(await benchScreens(say));
