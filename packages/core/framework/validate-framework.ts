/**
 * One framework from its parsed files: checked whole, every problem in one pass.
 *
 * A framework is plain JSON that somebody wrote by hand, so nothing in it is believed: unknown members are refused,
 * codes are looked up, texts must be there in six languages, each row must name its source.
 */
import { invalid, missing } from '../ground/problem.ts';
import type { Problem } from '../ground/problem.ts';
import type { Lists, Lookup } from './lookup.ts';
import { Row, byCode } from './row.ts';
import { readSources } from './sources.ts';
import { ACCOUNTABILITIES, ACTOR_LEVELS, KINDS, LEVELS, SPHERES, STAGES } from './types.ts';
import type { ActorType, Area, Dimension, Framework, KindRow, LevelRow, Meant, Named, Source, StageRow } from './types.ts';
import { readIndicators } from './validate-indicators.ts';
import { readTheory } from './validate-theory.ts';

/** The files of a framework's folder. */
export const FRAMEWORK_FILES = [
  'framework.json', 'levels.json', 'stages.json', 'areas.json', 'kinds.json', 'indicators.json',
  'actors.json', 'disaggregations.json', 'evidence.json', 'theory-of-change.json',
] as const;
export type FrameworkFile = (typeof FRAMEWORK_FILES)[number];

/** Parsed JSON by file name, as read from a folder. */
export type FrameworkFiles = Readonly<Record<string, unknown>>;

/**
 * Reads a framework. Problems: `framework-file-missing`, `framework-shape`, `framework-untranslated`,
 * `framework-repeated`, `framework-unknown`, `framework-absent` (a kind or stage without a row), `framework-dates`,
 * `framework-contradiction` (an indicator unlike its area), `framework-cycle`; `at` is file and JSON pointer.
 */
export function validateFramework(
  files: FrameworkFiles,
  reference: Lists,
): { readonly framework: Framework } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = FRAMEWORK_FILES.filter((one) => files[one] === undefined).map((one) =>
    missing('framework-file-missing', `${one}#`, { accepted: one }));
  if (problems.length > 0) return { problems };
  const open = (name: FrameworkFile): Row => new Row(files[name], `${name}#`, problems);
  const framework = readFiles(open, reference);
  return problems.length > 0 ? { problems } : { framework };
}

function readFiles(open: (name: FrameworkFile) => Row, reference: Lists): Framework {
  const head = open('framework.json');
  const sources = readSources(head);
  const meant = (rows: readonly Row[]): Map<string, Meant> => byCode(rows, (row) => readMeant(row, sources), (one) => one.code);
  const functions = meant(head.rows('functions'));
  const stages = open('stages.json');
  const actors = open('actors.json');
  const ways = open('evidence.json');
  const areas = file(open('areas.json'), (row) =>
    byCode(row.rows('areas'), (one) => readArea(one, sources, functions), (one) => one.code));
  const dimensions = file(open('disaggregations.json'), (row) =>
    byCode(row.rows('dimensions'), (one) => readDimension(one, sources), (one) => one.code));
  const actorTypes = byCode(actors.rows('types'), (row) => readActorType(row, sources), (one) => one.code);
  const named = (rows: readonly Row[]): Map<string, Named> => byCode(rows, (row) => readNamed(row, sources), (one) => one.code);
  const [collection, evidence] = [named(ways.rows('collection')), named(ways.rows('evidence'))];
  ways.done();
  const lookup: Lookup = { sources, areas, functions, actorTypes, dimensions, collection, evidence, reference };
  const framework: Framework = {
    ...readHead(head),
    sources: Object.fromEntries(sources),
    functions: [...functions.values()],
    priorities: [...meant(head.rows('priorities')).values()],
    accountabilities: coded(head, 'accountabilities', ACCOUNTABILITIES, sources),
    levels: file(open('levels.json'), (row) => whole(row, 'levels', LEVELS, (one) => readLevel(one, sources), (one) => one.level)),
    spheres: coded(stages, 'spheres', SPHERES, sources),
    stages: whole(stages, 'stages', STAGES, (row) => readStage(row, sources), (one) => one.code),
    kinds: file(open('kinds.json'), (row) => whole(row, 'kinds', KINDS, (one) => readKind(one, sources), (one) => one.code)),
    actorLevels: coded(actors, 'levels', ACTOR_LEVELS, sources),
    areas, actorTypes, dimensions, collection, evidence,
    indicators: file(open('indicators.json'), (row) => readIndicators(row.rows('indicators'), lookup)),
    theory: file(open('theory-of-change.json'), (row) => readTheory(row, lookup)),
  };
  for (const row of [head, stages, actors]) row.done();
  return framework;
}

function readHead(head: Row): Pick<Framework, 'id' | 'version' | 'name' | 'shortName' | 'status' | 'validFrom' | 'validTo'> {
  const [validFrom, validTo] = [head.dayOrNull('validFrom'), head.dayOrNull('validTo')];
  if (validFrom === null) head.note(invalid('framework-shape', head.place('validFrom'), { found: 'null', accepted: 'YYYY-MM-DD' }));
  head.inOrder(validFrom, 'validTo', validTo);
  return {
    id: head.text('id'), version: head.text('version'), name: head.words('name'), shortName: head.words('shortName'),
    status: head.words('status'), validFrom: validFrom ?? '', validTo,
  };
}

/** Reads a file's only part and says of anything beside it that it is not known. */
function file<T>(row: Row, read: (row: Row) => T): T {
  const part = read(row);
  row.done();
  return part;
}

/** A list that must have exactly one row for each of the things that code knows. */
function whole<T, C extends string | number>(
  row: Row, member: string, wanted: readonly C[], read: (row: Row) => T, codeOf: (one: T) => C,
): readonly T[] {
  const rows = byCode(row.rows(member), read, (one) => String(codeOf(one)));
  const absent = wanted.filter((one) => !rows.has(String(one)));
  if (absent.length > 0) row.note(invalid('framework-absent', row.place(member), { found: [...rows.keys()], accepted: wanted, absent }));
  return [...rows.values()];
}

/** The same, of rows that are a code, its name and its meaning. */
const coded = <C extends string>(row: Row, member: string, wanted: readonly C[], sources: Sources): readonly Meant<C>[] =>
  whole(row, member, wanted, (one) => readMeantOf(one, sources, wanted), (one) => one.code);

type Sources = ReadonlyMap<string, Source>;
const source = (row: Row, sources: Sources): string => row.code('source', sources, 'sources');
const readNamed = (row: Row, sources: Sources): Named => ({ code: row.text('code'), name: row.words('name'), source: source(row, sources) });
const readMeant = (row: Row, sources: Sources): Meant => ({ ...readNamed(row, sources), meaning: row.words('meaning') });
const readMeantOf = <C extends string>(row: Row, sources: Sources, codes: readonly C[]): Meant<C> =>
  ({ ...readMeant(row, sources), code: row.oneOf('code', codes) });
const readKind = (row: Row, sources: Sources): KindRow =>
  ({ ...readNamed(row, sources), code: row.oneOf('code', KINDS), example: row.words('example') });
const readActorType = (row: Row, sources: Sources): ActorType =>
  ({ ...readMeant(row, sources), defaultLevel: row.oneOf('defaultLevel', ACTOR_LEVELS) });

const readLevel = (row: Row, sources: Sources): LevelRow => ({
  level: row.oneOf('level', LEVELS), name: row.words('name'), meaning: row.words('meaning'),
  rollsUp: row.flag('rollsUp'), source: source(row, sources),
});

const readStage = (row: Row, sources: Sources): StageRow => ({
  ...readMeantOf(row, sources, STAGES), order: row.whole('order'),
  sphere: row.oneOf('sphere', SPHERES), accountability: row.oneOf('accountability', ACCOUNTABILITIES),
});

const readArea = (row: Row, sources: Sources, functions: ReadonlyMap<string, Meant>): Area => ({
  ...readMeant(row, sources),
  level: row.oneOf('level', LEVELS), stage: row.oneOf('stage', STAGES),
  accountability: row.oneOf('accountability', ACCOUNTABILITIES),
  coreFunction: row.codeOrNull('coreFunction', functions, 'functions'),
});

function readDimension(row: Row, sources: Sources): Dimension {
  const list = row.textOrNull('list') === null ? null : row.oneOf('list', ['countries', 'languages', 'isic'] as const);
  const values = row.rowsOrNull('values');
  const read = values === null ? null : byCode(values, (one) => ({ code: one.text('code'), name: one.words('name') }), (one) => one.code);
  return { ...readMeant(row, sources), list, values: read === null ? null : [...read.values()] };
}
