/**
 * Brings one file into the store: one transaction a file, all of it or nothing. A dry run does the same and takes it back.
 */
import { type Problem, Refused, isError } from '@throughline/core/ground/problem.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import type { ImportResult } from '@throughline/contract/transfer/imports.ts';
import type { FileKind, ReadEvent } from '@throughline/exchange/reader.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { asBrokenWorld } from '../../database/broken-world.ts';
import { type Trx, inScope } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import type { ProjectsChanged } from '../../listeners.ts';
import { askHeldIn } from '../held.ts';
import { readerOf, standardFramework } from '../readers.ts';
import { askedKind, guessKind } from '../source/guess-kind.ts';
import { unpack } from '../source/unpack.ts';
import { type Counts, noCounts } from '../store/count.ts';
import { type Outcome, type Taken, takeFile } from '../store/take-file.ts';
import { ofProjects } from '../trail-of-projects.ts';
import { tellChanged } from '../tell-changed.ts';

export const verb = 'import.create';

export type FileToImport = {
  /** The file's name as people know it. */
  readonly file: string;
  /** Its bytes; may be asked for again when the transaction must be tried again. */
  open(): AsyncIterable<Uint8Array>;
};

export type ImportChoice = {
  readonly kind?: string | null;
  /** File an activity file under this organisation, whatever it says. */
  readonly organisation?: string | null;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  /** The organisation that this makes is the demonstration. */
  readonly demonstration?: boolean;
};

/** One entry of `files` in `throughline-import/1`, with problems as codes and data: their texts are the caller's. */
export type ImportedFile = {
  readonly file: string;
  readonly kind: FileKind | 'unknown';
  readonly outcome: ImportResult['files'][number]['outcome'];
  readonly counts: Counts;
  readonly problems: readonly Problem[];
  /** Numbers of the imports written down, one an organisation; none when nothing was changed. */
  readonly numbers: readonly string[];
};

export type Importing = { readonly pool: Pool; readonly actor: Actor; readonly listeners: readonly ProjectsChanged[] };

/** Takes the transaction back, and carries out of it what was found. */
class TakenBack extends Error {
  readonly result: ImportedFile;
  constructor(result: ImportedFile) {
    super('taken back');
    this.result = result;
  }
}

/**
 * Refusals of the file are in the answer, with every problem. Thrown are: not allowed (Refused, forbidden), a database or
 * disk that fails (BrokenWorld). Nothing stays behind of a file that was refused, taken back or broken off.
 */
export async function importFile(importing: Importing, given: FileToImport, choice: ImportChoice = {}): Promise<ImportedFile> {
  // nothing is read for those who may bring in nothing anywhere; each organisation is asked for when the file names it
  if (choice.organisation != null) refuseUnless(importing.actor, verb, { organisation: choice.organisation });
  else if (!importing.actor.grants.some((grant) => may(importing.actor, verb, grant.at, today()))) refuseUnless(importing.actor, verb, { store: true });
  try {
    return await inScope(importing.pool, [], (trx) => importInto(trx, importing, given, choice), true);
  } catch (error) {
    if (error instanceof TakenBack) return error.result;
    throw asBrokenWorld(error);
  }
}

async function importInto(trx: Trx, importing: Importing, given: FileToImport, choice: ImportChoice): Promise<ImportedFile> {
  const opened = await openFile(given, choice.kind ?? null);
  if ('problems' in opened) return takeBack(refused(given.file, 'unknown', opened.problems));
  const { kind, unpacked } = opened;
  const reader = readerOf(kind, askHeldIn(trx));
  const options = { file: given.file, strict: choice.strict === true, day: today(), organisation: choice.organisation ?? null };
  const facts = {
    file: given.file, kind, are: reader.submissionsAre, actor: importing.actor.name, now: momentOfToday(), framework: standardFramework(),
    demonstration: choice.demonstration === true, admit: (organisation: string) => refuseUnless(importing.actor, verb, { organisation }),
  };
  const outcome = await takeFile(trx, told(reader.read(unpacked.bytes, options)), facts);
  if (outcome.problems.some(isError)) return takeBack(refused(given.file, kind, outcome.problems));
  const numbers = await finish(trx, importing, outcome, { sha256: unpacked.sha256() });
  const result: ImportedFile = {
    file: given.file, kind, outcome: numbers.length > 0 ? 'imported' : 'unchanged', counts: outcome.counts, problems: outcome.problems, numbers,
  };
  return choice.dryRun === true ? takeBack({ ...result, numbers: [] }) : result;
}

function takeBack(result: ImportedFile): never {
  throw new TakenBack(result);
}

const refused = (file: string, kind: ImportedFile['kind'], problems: readonly Problem[]): ImportedFile =>
  ({ file, kind, outcome: 'refused', counts: noCounts(), problems, numbers: [] });

type Opened = { readonly kind: FileKind; readonly unpacked: Awaited<ReturnType<typeof unpack>> } | { readonly problems: readonly Problem[] };

async function openFile(given: FileToImport, asked: string | null): Promise<Opened> {
  try {
    const unpacked = await unpack(given.open());
    return { kind: askedKind(asked) ?? guessKind(unpacked.head), unpacked };
  } catch (error) {
    if (error instanceof Refused) return { problems: error.problems };
    throw error;
  }
}

/** A file that breaks off while it is unpacked tells so as a problem among the others. */
async function* told(events: AsyncIterable<ReadEvent>): AsyncIterable<ReadEvent> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    for (const problem of error.problems) yield { event: 'problem', problem };
  }
}

/** Writes down what was done for each organisation; what changed nothing leaves no line. Numbers of what was written. */
async function finish(trx: Trx, importing: Importing, outcome: Outcome, { sha256 }: { sha256: string }): Promise<string[]> {
  const numbers: string[] = [];
  for (const taken of outcome.taken) {
    const { storing } = taken;
    await tellChanged(trx, importing.listeners, storing.orgId, storing.changed);
    if (!hasChanged(taken)) {
      await trx.query('delete from data_import where org_id = $1 and import_id = $2', [storing.orgId, storing.importId]);
      continue;
    }
    await trx.query('update data_import set sha256 = $3, counts = $4, problems = $5, gone = $6 where org_id = $1 and import_id = $2',
      [storing.orgId, storing.importId, sha256, JSON.stringify(outcome.counts), JSON.stringify(outcome.problems), JSON.stringify(storing.gone)]);
    const deed = { orgId: storing.orgId, actor: importing.actor.name, from: importing.actor.from, verb, data: { file: storing.file, kind: storing.kind, sha256, counts: outcome.counts } };
    await writeTrail(trx, [{ ...deed, subject: `import:${storing.number}` }, ...await ofProjects(trx, deed, storing)]);
    numbers.push(storing.number);
  }
  return numbers;
}

const hasChanged = ({ storing, isNew, renamed }: Taken): boolean => isNew || renamed || storing.journal.next > 1;

/** Now, to the second; of the day that the clock says. */
const momentOfToday = (): string => `${today()}T${new Date().toISOString().slice(11, 19)}Z`;
