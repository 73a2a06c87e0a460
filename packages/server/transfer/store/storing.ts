/** What the steps of one import of one organisation share. */
import type { FileKind, SubmissionsAre } from '@throughline/exchange/reader.ts';
import type { Trx } from '../../database/scope.ts';
import type { Journal } from './journal.ts';

export type Storing = {
  readonly trx: Trx;
  readonly orgId: string;
  readonly organisation: string;
  readonly framework: string;
  readonly importId: string;
  readonly number: string;
  readonly file: string;
  readonly kind: FileKind;
  readonly are: SubmissionsAre;
  /** The moment of the import, ISO 8601 in UTC, to the second. */
  readonly now: string;
  readonly journal: Journal;
  /** Store ids of indicators by code: the framework's and the organisation's own. */
  readonly indicators: Map<string, string>;
  /** What was held and is not in this file any more: kept, and listed (`report:P1/2021`). */
  readonly gone: string[];
  /** Store ids of the projects of this file. */
  readonly projects: Set<string>;
  /** Those of them whose rows this import changed. */
  readonly changed: Set<string>;
};

/** Store ids of things that this statement added or changed, with whether they stood before. */
export type Put = { readonly id: string; readonly code: string };

/** Figures of projects whose persons, deals or indicators changed must be made again. */
export async function touchProjects(storing: Storing, query: string, changed: readonly Put[]): Promise<void> {
  if (changed.length === 0) return;
  const found = await storing.trx.query<{ project_id: string }>(query, [storing.orgId, changed.map((one) => one.id)]);
  for (const row of found.rows) storing.changed.add(row.project_id);
}
