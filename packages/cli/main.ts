/** The command line (contracts.md, "Commands"). */
import { Command, CommanderError, Option } from 'commander';
import { endWith, DONE, WRONG_USAGE } from './outcome.ts';

const collect = (value: string, all: string[]): string[] => [...all, value];

/** The program with all its commands; each module is loaded when its command runs, so that a start stays short. */
export function program(ended: (status: number) => void): Command {
  const root = new Command('throughline').exitOverride().showHelpAfterError(false);
  const run = <Args extends unknown[]>(work: (...args: Args) => Promise<number | void>) => async (...args: Args): Promise<void> => {
    ended((await work(...args)) ?? DONE);
  };
  const command = (name: string): Command =>
    root.command(name).option('--database <url>').option('--data <folder>').option('--organisation <id>');
  importing(command, run);
  asking(command, run);
  freezing(root, run);
  exporting(command, run);
  operating(command, run);
  ofTrail(root, run);
  ofEvidence(root, run);
  ofSpreadsheets(root, run);
  keeping(root, run);
  return root;
}

type Make = (name: string) => Command;
type Run = <Args extends unknown[]>(work: (...args: Args) => Promise<number | void>) => (...args: Args) => Promise<void>;

function importing(command: Make, run: Run): void {
  command('import <files...>')
    .addOption(new Option('--kind <kind>').choices(['iati', 'portfolio', 'uninfo']))
    .option('--dry-run').option('--strict').option('--as <name>', '', 'local')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(run(async (files: string[], options) => (await import('./commands/import.ts')).importFiles(files, options)));
}

function asking(command: Make, run: Run): void {
  command('figures')
    .option('--indicator <code>', '', collect, [] as string[]).option('--place <place>', '', collect, [] as string[]).option('--period <period>', '', collect, [] as string[])
    .option('--snapshot <id>').option('--by <dimension>').option('--as-of <date>').option('--at-least <level>').option('--with-legacy')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .action(run(async (options) => (await import('./commands/figures.ts')).figures(options)));
  command('trace')
    .requiredOption('--indicator <code>').requiredOption('--place <place>').requiredOption('--period <period>').option('--as-of <date>').option('--snapshot <id>')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(run(async (options) => (await import('./commands/trace.ts')).trace(options)));
  command('check [files...]')
    .option('--strict')
    .action(run(async (files: string[], options) => (await import('./commands/check.ts')).check(files, options)));
}

function freezing(root: Command, run: Run): void {
  const group = root.command('snapshot');
  const command = (name: string): Command => group.command(name).option('--database <url>').option('--data <folder>').option('--organisation <id>');
  const format = () => new Option('--format <format>').choices(['table', 'json', 'csv']).default('table');
  const chosen = (one: Command): Command =>
    one.option('--indicator <code>', '', collect, [] as string[]).option('--place <place>', '', collect, [] as string[]).option('--period <period>', '', collect, [] as string[]).addOption(format());
  const module = () => import('./commands/snapshot.ts');
  command('create').requiredOption('--name <name>').option('--as-of <date>').addOption(new Option('--format <format>').choices(['table', 'json']).default('table'))
    .action(run(async (options) => (await module()).create(options)));
  command('list').addOption(format()).action(run(async (options) => (await module()).list(options)));
  chosen(command('show <id>')).action(run(async (id: string, options) => (await module()).show(id, options)));
  chosen(command('compare <id> [with]')).option('--as-of <date>').action(run(async (id: string, other: string | undefined, options) => (await module()).compare(id, other, options)));
  command('publish <id>').option('--reason <text>').action(run(async (id: string, options) => (await module()).publish(id, options)));
}

function exporting(command: Make, run: Run): void {
  command('export <what>')
    .requiredOption('-o, --output <file>')
    .action(run(async (what: string, options) => (await import('./commands/export.ts')).exportData(what, options)));
}

function operating(command: Make, run: Run): void {
  command('backup <file>').action(run(async (file: string, options) => (await import('./commands/operate.ts')).backupStore(file, options)));
  command('restore <file>').action(run(async (file: string, options) => (await import('./commands/operate.ts')).restoreStore(file, options)));
  command('migrate').action(run(async (options) => (await import('./commands/operate.ts')).migrateStore(options)));
  command('doctor').action(run(async (options) => (await import('./commands/operate.ts')).examine(options)));
}

/** `throughline trail verify|seal|export`. */
function ofTrail(root: Command, run: Run): void {
  const trail = root.command('trail').helpCommand(false);
  const command = (name: string): Command => trail.command(name).exitOverride().showHelpAfterError(false).option('--database <url>').option('--data <folder>');
  command('verify').option('--seal <file>')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(run(async (options) => (await import('./commands/trail.ts')).verify(options)));
  command('seal').option('-o, --output <file>').action(run(async (options) => (await import('./commands/trail.ts')).seal(options)));
  command('export').requiredOption('-o, --output <file>').option('--organisation <id>')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('json'))
    .action(run(async (options) => (await import('./commands/trail.ts')).exportTrail(options)));
}

/** `throughline evidence verify`. */
function ofEvidence(root: Command, run: Run): void {
  root.command('evidence').helpCommand(false).command('verify').exitOverride().showHelpAfterError(false).option('--database <url>').option('--data <folder>')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(run(async (options) => (await import('./commands/evidence.ts')).verify(options)));
}

/** `throughline spreadsheet template|look|take|undo`. */
function ofSpreadsheets(root: Command, run: Run): void {
  const group = root.command('spreadsheet').helpCommand(false);
  const command = (name: string): Command => group.command(name).exitOverride().showHelpAfterError(false).option('--database <url>').option('--data <folder>').option('--organisation <id>');
  const module = () => import('./commands/spreadsheet.ts');
  command('template <project> <period>').requiredOption('-o, --output <file>').addOption(new Option('--language <language>').choices(['en', 'fr', 'es', 'ru', 'zh', 'ar']))
    .action(run(async (project: string, period: string, options) => (await module()).template(project, period, options)));
  command('look <project> <period> <file>').option('--marked <file>').addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(run(async (project: string, period: string, file: string, options) => (await module()).look(project, period, file, options)));
  command('take <project> <period> <file>').option('--choose <choice>', '', collect, [] as string[])
    .action(run(async (project: string, period: string, file: string, options) => (await module()).take(project, period, file, options)));
  command('undo <project> <period> <number>').action(run(async (project: string, period: string, number: string, options) => (await module()).undo(project, period, number, options)));
}

/** `person …` and `key …`: who may come in, from the machine itself. */
function keeping(root: Command, run: Run): void {
  const under = (parent: Command) => (name: string): Command =>
    parent.command(name).exitOverride().showHelpAfterError(false).option('--database <url>').option('--data <folder>').option('--organisation <id>')
      .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'));
  const people = () => import('./commands/people.ts');
  const person = under(root.command('person').helpCommand(false));
  person('list').option('--find <text>').action(run(async (options) => (await people()).listPeople(options)));
  const role = (command: Command): Command => command.requiredOption('--role <role>').option('--at <place>', '', 'organisation').option('--from <day>').option('--until <day>');
  role(person('invite <name>')).option('--language <language>').action(run(async (name: string, options) => (await people()).invite(name, options)));
  role(person('grant <name>')).option('--reason <text>').action(run(async (name: string, options) => (await people()).grant(name, options)));
  person('revoke <grant>').option('--reason <text>').action(run(async (grant: string, options) => (await people()).revoke(grant, options)));
  person('recover <name>').option('--remove-second-factor').option('--reason <text>').action(run(async (name: string, options) => (await people()).recover(name, options)));
  const key = under(root.command('key').helpCommand(false));
  key('list').action(run(async (options) => (await people()).listKeys(options)));
  key('create <service>').requiredOption('--role <role>').option('--at <place>', '', 'organisation').requiredOption('--until <day>').option('--label <text>', '', 'command line')
    .option('--only <verb>', '', collect, [] as string[]).action(run(async (service: string, options) => (await people()).createServiceKey(service, options)));
  key('revoke <key>').action(run(async (id: string, options) => (await people()).revokeServiceKey(id, options)));
}

async function main(): Promise<void> {
  let status: number = DONE;
  try {
    await program((ended) => { status = ended; }).parseAsync(process.argv);
  } catch (error) {
    const asked = error instanceof CommanderError && (error.code === 'commander.helpDisplayed' || error.code === 'commander.help');
    status = asked ? DONE : error instanceof CommanderError ? WRONG_USAGE : endWith(error);
  }
  process.exitCode = status;
}

await main();
