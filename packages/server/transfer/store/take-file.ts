/** Takes the events of a reader, one after the other, into the store; everything in the transaction of the caller. */
import { type Problem, Refused, invalid, isError, missing } from '@throughline/core/ground/problem.ts';
import type { FileKind, ReadEvent, ReadOrganisation, SubmissionsAre } from '@throughline/exchange/reader.ts';
import type { Trx } from '../../database/scope.ts';
import { type Counts, countHeld, countValues, noCounts } from './count.ts';
import { submissionRows } from './image.ts';
import { noteGone } from './gone.ts';
import { fileUnder, indicatorIds, updateOrganisation } from './organisation.ts';
import { Batch, storeBundles, storeSubmissions } from './store-bundles.ts';
import { storeParts } from './store-parts.ts';
import type { Storing } from './storing.ts';

export type FileFacts = {
  readonly file: string; readonly kind: FileKind; readonly are: SubmissionsAre; readonly actor: string; readonly now: string;
  readonly framework: string; readonly demonstration: boolean;
  /** Refuses (forbidden) an organisation that the file names and whoever brings it may not bring files into. */
  readonly admit: (organisation: string) => void;
};

/** What was taken under one organisation. */
export type Taken = { readonly storing: Storing; readonly batch: Batch; readonly isNew: boolean; renamed: boolean; readonly named: Map<string, Set<string>> };

export type Outcome = { readonly taken: readonly Taken[]; readonly counts: Counts; readonly problems: readonly Problem[] };

/** Stops storing at the first error and goes on reading, so that all problems are told. */
export async function takeFile(trx: Trx, events: AsyncIterable<ReadEvent>, facts: FileFacts): Promise<Outcome> {
  const file = new Taking(trx, facts);
  try {
    for await (const event of events) await file.take(event);
    await file.end();
  } catch (error) {
    if (!(error instanceof Refused) || error.problems.some((one) => one.kind === 'unavailable' || one.kind === 'forbidden')) throw error;
    file.problems.push(...error.problems);
  }
  return { taken: [...file.taken.values()], counts: file.counts, problems: file.problems };
}

class Taking {
  readonly taken = new Map<string, Taken>();
  readonly counts = noCounts();
  readonly problems: Problem[] = [];
  private refused = false;
  private readonly seen: string[] = [];
  private readonly trx: Trx;
  private readonly facts: FileFacts;

  constructor(trx: Trx, facts: FileFacts) {
    this.trx = trx;
    this.facts = facts;
  }

  async take(event: ReadEvent): Promise<void> {
    if (event.event === 'problem') {
      this.problems.push(event.problem);
      this.refused ||= isError(event.problem);
    }
    if (this.refused || event.event === 'problem') return;
    if (event.event === 'organisation') return this.organisation(event.organisation);
    const taken = this.taken.get(event.organisation);
    if (taken === undefined) throw new Error(`a reader names ${event.organisation} before telling of it`);
    if (event.event === 'parts') return this.parts(taken, event.parts);
    if (event.event === 'submissions') return this.submissions(taken, event);
    name(taken, 'project', [event.bundle.project.id]);
    const twice = await taken.batch.add(event.bundle, event.line ?? null);
    if (twice !== null) this.problems.push(twice);
  }

  /** Ends all batches; what has gone is looked for once everything was seen. */
  async end(): Promise<void> {
    if (this.refused) return;
    for (const taken of this.taken.values()) {
      await taken.batch.end();
      await noteGone(taken.storing, taken.named);
    }
    if (this.taken.size === 0 && this.problems.length === 0) this.problems.push(missing('nothing-in-the-file', '', { accepted: this.facts.kind }));
  }

  private async organisation(given: ReadOrganisation): Promise<void> {
    const { facts, trx } = this;
    if (this.taken.has(given.id)) return;
    facts.admit(given.id);
    const filed = await fileUnder(trx, given, { framework: facts.framework, seen: this.seen, demonstration: facts.demonstration });
    if (given.framework !== null && given.framework !== filed.framework) {
      this.problems.push(invalid('framework-differs', '/framework', { found: given.framework, accepted: filed.framework, organisation: given.id }));
    }
    const made = await trx.query<{ import_id: string; number: string }>(
      `insert into data_import (org_id, file, kind, sha256, actor, at, outcome) values ($1, $2, $3, '', $4, $5, 'imported') returning import_id, number`,
      [filed.orgId, facts.file, facts.kind, facts.actor, facts.now]);
    const { import_id: importId, number } = made.rows[0]!;
    const storing: Storing = {
      trx, orgId: filed.orgId, organisation: filed.code, framework: filed.framework, importId, number, file: facts.file, kind: facts.kind, are: facts.are,
      now: facts.now, journal: { trx, orgId: filed.orgId, importId, next: 1 }, indicators: await indicatorIds(trx, filed.orgId, filed.framework),
      gone: [], projects: new Set(), changed: new Set(),
    };
    const batch = new Batch(async (images) => {
      await countHeld(storing, images, await storeBundles(storing, images), this.counts);
    });
    // A publisher's name may be told by each file otherwise; only a portfolio states its organisation.
    const renamed = !filed.isNew && facts.kind === 'portfolio' ? await updateOrganisation(trx, filed.orgId, given.name, given.iati) : false;
    this.taken.set(given.id, { storing, batch, isNew: filed.isNew, renamed, named: new Map() });
  }

  private async parts(taken: Taken, parts: Extract<ReadEvent, { event: 'parts' }>['parts']): Promise<void> {
    name(taken, 'programme', (parts.programmes ?? []).map((one) => one.id));
    name(taken, 'person', (parts.persons ?? []).map((one) => one.id));
    name(taken, 'deal', (parts.deals ?? []).map((one) => one.id));
    name(taken, 'indicator', (parts.indicators ?? []).map((one) => one.code));
    await storeParts(taken.storing, parts);
  }

  private async submissions(taken: Taken, { project, submissions }: Extract<ReadEvent, { event: 'submissions' }>): Promise<void> {
    await taken.batch.end();
    await storeSubmissions(taken.storing, project, submissions);
    await countValues(taken.storing, submissionRows(submissions).map((row) => ({ code: project, row })), this.counts);
  }
}

function name(taken: Taken, subject: string, codes: readonly string[]): void {
  const named = taken.named.get(subject) ?? new Set();
  taken.named.set(subject, named);
  for (const code of codes) named.add(code);
}
