/** The project and the period that a report is of. */
import type { Frequency } from '@throughline/core/design/project.ts';
import { type Span, parsePeriod } from '@throughline/core/ground/period.ts';
import { Refused, invalid, missing } from '@throughline/core/ground/problem.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../database/scope.ts';
import * as sql from './queries.ts';

export type HeldProject = {
  readonly project_id: string; readonly code: string; readonly title: Words; readonly starts: string; readonly ends: string | null; readonly frequency: Frequency | null;
  readonly unit: string | null; readonly country: string | null; readonly donors: readonly string[]; readonly programme: string | null; readonly countries: readonly string[];
};

/** Refused (missing): `unknown-project`. */
export async function findProject(trx: Trx, orgId: string, code: string): Promise<HeldProject> {
  const found = (await trx.query<HeldProject>({ name: 'report-project', text: sql.PROJECT, values: [orgId, code] })).rows[0];
  if (found === undefined) throw new Refused([missing('unknown-project', 'project', { found: code })]);
  return found;
}

/** A year or a quarter. Refused (invalid): `period-malformed`. */
export function periodNamed(text: string): Span {
  const span = parsePeriod(text);
  if (span === null) throw new Refused([invalid('period-malformed', 'period', { found: text, accepted: '2023, 2023Q1' })]);
  return span;
}

/** Places of a project that a round may ask, and that a verifier may stand at. */
export const placesOf = (project: Pick<HeldProject, 'code' | 'programme' | 'unit' | 'country' | 'donors'>): ReadonlySet<string> => new Set([
  'organisation', `project:${project.code}`, `country:${project.country ?? 'none'}`, ...(project.programme === null ? [] : [`programme:${project.programme}`]),
  ...(project.unit === null ? [] : [`unit:${project.unit}`]), ...project.donors.map((one) => `donor:${one}`),
]);
