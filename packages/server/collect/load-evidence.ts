/** Evidence as it is told, and who sees what of it. */
import type { Evidence, EvidenceOfReport } from '@throughline/contract/collect/evidence.ts';
import type { Supported, Tie } from '@throughline/core/collect/evidence.ts';
import type { Span } from '@throughline/core/ground/period.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { today } from '../clock.ts';
import { type Trx, see } from '../database/scope.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import * as sql from './evidence-queries.ts';
import type { HeldProject } from './find-period.ts';
import { scopeOf } from './scope.ts';

export type EvidenceRow = {
  readonly number: number; readonly kind: Evidence['kind']; readonly made_on: string | null; readonly strength: Evidence['strength']; readonly confidentiality: Evidence['confidentiality'];
  readonly note: string | null; readonly name: string; readonly url: string | null; readonly sha256: string | null; readonly media_type: string | null; readonly size_bytes: string | null;
  readonly metadata: 'removed' | 'kept' | 'none' | null; readonly scan: 'clean' | 'not-scanned' | null; readonly scanner: string | null; readonly added: string; readonly added_name: string;
  readonly withdrawn: string | null;
};

/** Opens the second wall for this project: confidential pieces to who has the right, and to each account what it added itself. */
export async function seeEvidence(trx: Trx, org: HeldOrganisation, project: HeldProject, actor: Actor): Promise<void> {
  const confidential = may(actor, 'confidential-evidence.read', scopeOf(org, project), today());
  await see(trx, { record_projects: [project.project_id], confidential_projects: confidential ? [project.project_id] : [], ...(actor.id === null ? {} : { account: actor.id }) });
}

export const tiesOf = async (trx: Trx, project: HeldProject, span: Span): Promise<Tie[]> =>
  (await trx.query<Tie>(sql.TIES, [project.project_id, span.first, span.last])).rows;

export const numbered = async (trx: Trx, project: HeldProject, numbers: readonly number[]): Promise<EvidenceRow[]> =>
  (await trx.query<EvidenceRow>(sql.EVIDENCE_NUMBERED, [project.project_id, numbers])).rows;

export function evidenceOf(row: EvidenceRow, values: readonly Supported[]): EvidenceOfReport['evidence'][number] {
  return {
    number: row.number, kind: row.kind, date: row.made_on, strength: row.strength, confidentiality: row.confidentiality, note: row.note, name: row.name, url: row.url,
    file: row.sha256 === null ? null : { type: row.media_type!, size: Number(row.size_bytes), sha256: row.sha256, metadata: row.metadata!, scan: row.scan!, scanner: row.scanner },
    added: row.added, by: row.added_name, values: values.map(({ indicator, cell }) => ({ indicator, cell })),
  };
}
