/** Takes projects as they come from a reader, some dozens at a time, and brings the store in line with them. */
import type { BundledSubmission, ProjectBundle } from '@throughline/core/transfer/bundle.ts';
import { type Problem, warning } from '@throughline/core/ground/problem.ts';
import { type Image, imageOf, submissionRows } from './image.ts';
import { insertNew } from './insert-new.ts';
import { projectDiffers, updateProject } from './insert-design.ts';
import { insertPublished } from './insert-published.ts';
import { noteRows, noteSet } from './journal.ts';
import { type Marks, marksOf } from './marks.ts';
import type { Storing } from './storing.ts';
import { withUnspoken } from './unspoken.ts';
import { updateDesign } from './update-design.ts';
import { updateSubmissions } from './update-submissions.ts';

type Held = { readonly code: string; readonly project_id: string; readonly source_marks: Marks | null };

/** Stores projects; gives back the codes of those that it made. */
export async function storeBundles(storing: Storing, images: readonly Image[]): Promise<Set<string>> {
  const codes = images.map((one) => one.code);
  const held = new Map((await storing.trx.query<Held>(
    'select code, project_id, source_marks from project where org_id = $1 and code = any ($2) for no key update', [storing.orgId, codes])).rows.map((one) => [one.code, one]));
  await insertNew(storing, images.filter((one) => !held.has(one.code)));
  for (const image of images) {
    const stored = held.get(image.code);
    if (stored !== undefined) await update(storing, stored, image);
  }
  return new Set(codes.filter((code) => !held.has(code)));
}

/**
 * Nothing is touched where all fingerprints are those of the last file, nor where a file of other fingerprints says what is
 * held (an export of what was imported and corrected).
 */
async function update(storing: Storing, held: Held, stated: Image): Promise<void> {
  const { project_id: projectId } = held;
  storing.projects.add(projectId);
  const marks = marksOf(stated, storing.are);
  const before = held.source_marks;
  // A portfolio says nothing of what only a publisher's file holds.
  const speaks = (part: keyof Marks): boolean => part !== 'published' || storing.kind !== 'portfolio';
  const differs = (part: keyof Marks): boolean => speaks(part) && (before === null || before[part] !== marks[part]);
  if (!differs('design') && !differs('submissions') && !differs('published')) return;
  const image = storing.kind === 'portfolio' ? await withUnspoken(storing, projectId, stated) : stated;
  const from = storing.journal.next;
  if (differs('design')) await updateDesign({ storing, projectId, image });
  if (differs('submissions')) await updateSubmissions({ storing, projectId, code: image.code }, image.submissions, true);
  if (differs('published')) await replacePublished(storing, projectId, image);
  if (storing.journal.next === from && !(differs('design') && (await projectDiffers(storing, projectId, image)))) return;
  await noteRows(storing.journal, 'project', [{ code: image.code, key: { project_id: projectId } }]);
  await updateProject(storing, projectId, image, marks);
  storing.changed.add(projectId);
}

/** Elements and money of a publisher's file have no identifiers: an edition replaces what the one before it said. */
async function replacePublished(storing: Storing, projectId: string, image: Image): Promise<void> {
  const touched = [{ code: image.code, key: { project_id: projectId } }];
  for (const table of ['published_period', 'published_indicator', 'budget', 'money_transaction', 'not_understood'] as const) {
    await noteSet(storing.journal, table, touched);
    await storing.trx.query(`delete from ${table} where project_id = $1`, [projectId]);
  }
  await insertPublished(storing, [{ project_id: projectId, bundle: image.bundle }]);
}

/** Further submissions of a project that the file does not state. */
export async function storeSubmissions(storing: Storing, code: string, submissions: readonly BundledSubmission[]): Promise<void> {
  const found = await storing.trx.query<{ project_id: string }>('select project_id from project where org_id = $1 and code = $2 for no key update', [storing.orgId, code]);
  const projectId = found.rows[0]?.project_id;
  if (projectId === undefined) throw new Error(`a reader named submissions of a project that is not held: ${code}`);
  storing.projects.add(projectId);
  if (!(await updateSubmissions({ storing, projectId, code }, submissionRows(submissions), false))) return;
  storing.changed.add(projectId);
}

/** Gathers projects until there are enough of them, or enough in them, for one round of statements. */
export class Batch {
  private readonly images: Image[] = [];
  private readonly seen = new Set<string>();
  private weight = 0;
  private readonly flush: (images: readonly Image[]) => Promise<void>;

  constructor(flush: (images: readonly Image[]) => Promise<void>) {
    this.flush = flush;
  }

  /** A project named a second time is a problem and is left out. */
  async add(bundle: ProjectBundle, line: number | null): Promise<Problem | null> {
    if (this.seen.has(bundle.project.id)) {
      const told = warning('project-twice', bundle.at, { found: bundle.project.id });
      return line === null ? told : { ...told, line };
    }
    this.seen.add(bundle.project.id);
    const image = imageOf(bundle, line);
    this.images.push(image);
    this.weight += weightOf(image);
    if (this.images.length >= 100 || this.weight >= 10_000) await this.end();
    return null;
  }

  async end(): Promise<void> {
    if (this.images.length === 0) return;
    const images = this.images.splice(0);
    this.weight = 0;
    await this.flush(images);
  }
}

const weightOf = ({ results, indicators, targets, submissions, bundle }: Image): number =>
  1 + results.length + indicators.length + targets.length + bundle.budgets.length + bundle.transactions.length +
  submissions.reduce((all, one) => all + 1 + one.values.length, 0) + bundle.published.reduce((all, one) => all + 1 + one.periods.length, 0);
