/** Adds evidence to values of a report: a file that was taken in, or a link. */
import type { Evidence } from '@throughline/contract/collect/evidence.ts';
import { type About, type EvidenceLimits, addEvidence as decide } from '@throughline/core/collect/evidence.ts';
import { now } from '../../clock.ts';
import type { TakenFile } from '../../files/take-in.ts';
import type { Acting } from '../act.ts';
import { type EvidenceAt, type ToReport, onEvidence } from '../evidence-frame.ts';
import * as sql from '../evidence-queries.ts';
import { tie } from './tie-evidence.ts';

export const verb = 'evidence.add';

/** What it is: the bytes are kept already. */
export type Piece = { readonly name: string; readonly url: string } | TakenFile;

/**
 * Refused: what `onEvidence` and `addEvidence` of core refuse. Sent again, or for another value with the same said of it, it is the piece that is
 * held already. In the trail: its hash or address, what is said of it, and what it supports; the name of a confidential piece is left out.
 */
export async function addEvidence(acting: Acting, to: ToReport, limits: EvidenceLimits, ask: { readonly about: About; readonly piece: Piece }): Promise<Evidence> {
  return onEvidence(acting, { verb, to, limits, decide: async (at) => decide(ask.about, at.case), keep: async (at, facts) => {
    const { about } = facts.find((one) => one.fact === 'evidence-added')!;
    const held = await same(at, about, ask.piece);
    const number = held ?? await insert(at, about, ask.piece);
    await tie(at, number, about.values);
    return { number, after: told(about, ask.piece), data: { values: about.values, held: held !== null } };
  } });
}

const fileOf = (piece: Piece): TakenFile | null => ('hash' in piece ? piece : null);
const urlOf = (piece: Piece): string | null => ('url' in piece ? piece.url : null);

async function same({ trx, project }: EvidenceAt, about: About, piece: Piece): Promise<number | null> {
  const { kind, date, strength, confidentiality, note } = about;
  return (await trx.query<{ number: number }>(sql.SAME, [project.project_id, fileOf(piece)?.hash ?? null, urlOf(piece), kind, date, strength, confidentiality, note])).rows[0]?.number ?? null;
}

async function insert({ trx, project, org, by, accountId }: EvidenceAt, { kind, date, strength, confidentiality, note }: About, piece: Piece): Promise<number> {
  const file = fileOf(piece);
  return (await trx.query<{ number: number }>(sql.INSERT_EVIDENCE, [
    project.project_id, org.orgId, kind, date, strength, confidentiality, note, piece.name, urlOf(piece), file?.hash ?? null, file?.type ?? null, file?.size ?? null, file?.metadata ?? null,
    file?.scan ?? null, file?.scanner ?? null, now(), by.id, by.name, accountId,
  ])).rows[0]!.number;
}

function told({ kind, date, strength, confidentiality }: About, piece: Piece): Record<string, unknown> {
  const file = fileOf(piece);
  const open = confidentiality === 'confidential' ? {} : { name: piece.name, url: urlOf(piece) };
  return { ...open, kind, date, strength, confidentiality, ...(file === null ? {} : { sha256: file.hash, type: file.type, size: file.size, metadata: file.metadata, scan: file.scan }) };
}
