/**
 * The frameworks that this installation holds, read from `frameworks/` once and kept.
 *
 * A framework that is not whole must not answer a single question, so a problem in any file stops the start: the error
 * carries all problems of all files, each with file and JSON pointer.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invalid } from '@throughline/core/ground/problem.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import { FRAMEWORK_FILES, validateFramework } from '@throughline/core/framework/validate-framework.ts';
import { REFERENCE_FILES, validateReference } from '@throughline/core/framework/validate-reference.ts';
import { validateMapping } from '@throughline/core/framework/validate-mapping.ts';
import type { Framework, FrameworkMapping, Reference } from '@throughline/core/framework/types.ts';

/** `frameworks/` of this project, wherever it was cloned to. */
export const FRAMEWORKS_FOLDER = fileURLToPath(new URL('../../../frameworks', import.meta.url));

const REFERENCE = 'reference';
const MAPPINGS = 'mappings';
/** Published figures of level 1, which are of no framework version's own making. */
const CONTEXT = 'context';

export type Held = {
  readonly frameworks: ReadonlyMap<string, Framework>;
  readonly mappings: readonly FrameworkMapping[];
  readonly reference: Reference;
};

/** A framework on disk is broken; nothing can be answered until it is mended. */
export class BrokenFramework extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`broken framework: ${problems.map((one) => `${one.at}: ${one.code}`).join('; ')}`);
    this.name = 'BrokenFramework';
    this.problems = problems;
  }
}

let held: Held | null = null;

/** The frameworks of this project, read at the first call. Throws `BrokenFramework` with all problems. */
export function loadFrameworks(): Held {
  held ??= readFrameworks(FRAMEWORKS_FOLDER);
  return held;
}

/** Reads a folder laid out like `frameworks/`. Throws `BrokenFramework` with all problems of all files. */
export function readFrameworks(folder: string): Held {
  const problems: Problem[] = [];
  const reference = readReference(folder, problems);
  if (reference === null) throw new BrokenFramework(problems);
  const frameworks = new Map<string, Framework>();
  for (const name of foldersOf(folder)) {
    const framework = readFramework(folder, name, reference, problems);
    if (framework !== null) frameworks.set(framework.id, framework);
  }
  const mappings = problems.length > 0 ? [] : readMappings(folder, frameworks, problems);
  if (problems.length > 0) throw new BrokenFramework(problems);
  return { frameworks, mappings, reference };
}

function readReference(folder: string, problems: Problem[]): Reference | null {
  const answer = validateReference(readJson(folder, REFERENCE, REFERENCE_FILES, problems));
  if ('reference' in answer) return answer.reference;
  problems.push(...answer.problems.map((one) => within(REFERENCE, one)));
  return null;
}

function readFramework(folder: string, name: string, reference: Reference, problems: Problem[]): Framework | null {
  const answer = validateFramework(readJson(folder, name, FRAMEWORK_FILES, problems), reference);
  if ('problems' in answer) {
    problems.push(...answer.problems.map((one) => within(name, one)));
    return null;
  }
  // A portfolio names its framework by id; the folder's name is what a person looks for.
  if (answer.framework.id !== name) problems.push(invalid('framework-contradiction', `${name}/framework.json#/id`, { found: answer.framework.id, accepted: name }));
  return answer.framework;
}

function readMappings(folder: string, frameworks: ReadonlyMap<string, Framework>, problems: Problem[]): readonly FrameworkMapping[] {
  const files = existsSync(join(folder, MAPPINGS)) ? readdirSync(join(folder, MAPPINGS)).filter((one) => one.endsWith('.json')) : [];
  const contents = readJson(folder, MAPPINGS, files, problems);
  return Object.keys(contents).flatMap((file) => {
    const answer = validateMapping(contents[file], `${MAPPINGS}/${file}`, frameworks);
    if ('mapping' in answer) return [answer.mapping];
    problems.push(...answer.problems);
    return [];
  });
}

/** Parsed files by name. One that is not JSON is a problem; one that is not there is left to the reader of the whole. */
function readJson(folder: string, part: string, files: readonly string[], problems: Problem[]): Record<string, unknown> {
  const contents: Record<string, unknown> = {};
  for (const file of files) {
    const path = join(folder, part, file);
    if (!existsSync(path)) continue;
    try {
      contents[file] = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      problems.push(invalid('framework-not-json', `${part}/${file}#`, { found: (error as Error).message, accepted: 'JSON' }));
      contents[file] = null;
    }
  }
  return contents;
}

/** Folders that hold a framework: all but the common ones. */
const foldersOf = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory() && ![REFERENCE, MAPPINGS, CONTEXT].includes(one.name))
    .map((one) => one.name)
    .sort();

const within = (part: string, one: Problem): Problem => ({ ...one, at: `${part}/${one.at}` });
