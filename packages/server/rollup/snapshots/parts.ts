/** Parts of a snapshot, written and read one at a time. */
import type { Words } from '@throughline/core/ground/words.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import type { FrozenIndicator, FrozenPart } from '@throughline/core/rollup/snapshots/frozen.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { hashOf, packed, unpacked } from './packed.ts';
import * as sql from './queries.ts';

/** Which file and which place of it a submission came from: the import's number, and where in the file. */
export type Sources = Readonly<Record<string, readonly [number: number, at: string | null]>>;
/** What part 0 holds: names that workings show beside codes and numbers. */
export type Names = { readonly projects: Readonly<Record<string, Words>>; readonly imports: Readonly<Record<string, string>> };
export type StoredPart = FrozenPart & { readonly sources: Sources };
export type PartFigures = { readonly indicator: FrozenIndicator; readonly figures: readonly Figure[] };

export type Written = { readonly sha256: string; readonly size: number };

export async function writePart(trx: Trx, org: HeldOrganisation, id: string, number: number, part: FrozenPart): Promise<Written> {
  const { indicator, figures, workings, records } = part;
  const sources = await sourcesOf(trx, org, part);
  return insert(trx, org, id, { number, indicator: indicator.code, figures: figures.length, first: figures[0]!.place, last: figures.at(-1)!.place }, JSON.stringify({ indicator, figures }), JSON.stringify({ workings, records, sources }));
}

export async function writeNames(trx: Trx, org: HeldOrganisation, id: string, projects: ReadonlySet<string>): Promise<Written> {
  const titles = (await trx.query<{ code: string; title: Words }>(sql.TITLES, [org.orgId])).rows.filter((row) => projects.has(row.code));
  const files = (await trx.query<{ number: number; file: string }>(sql.IMPORTS, [org.orgId])).rows;
  const names: Names = { projects: Object.fromEntries(titles.map((row) => [row.code, row.title])), imports: Object.fromEntries(files.map((row) => [row.number, row.file])) };
  return insert(trx, org, id, { number: 0, indicator: '', figures: 0, first: '', last: '' }, JSON.stringify(names), '{}');
}

type Place = { readonly number: number; readonly indicator: string; readonly figures: number; readonly first: string; readonly last: string };

async function insert(trx: Trx, org: HeldOrganisation, id: string, { number, indicator, figures, first, last }: Place, content: string, working: string): Promise<Written> {
  const [a, b] = await Promise.all([packed(content), packed(working)]);
  const sha256 = hashOf(String(number), indicator, String(figures), content, working);
  await trx.query(sql.INSERT_PART, [org.orgId, id, number, indicator, figures, first, last, a, b, sha256]);
  return { sha256, size: a.length + b.length };
}

async function sourcesOf(trx: Trx, org: HeldOrganisation, { records }: FrozenPart): Promise<Sources> {
  const ids = [...new Set([...records.contributions, ...records.leftOut].flatMap((one) => one.submission ?? []))];
  const found = await trx.query<{ submission: string; import: number; at: string | null }>(sql.SOURCES, [org.orgId, ids]);
  return Object.fromEntries(found.rows.map((row) => [row.submission, [row.import, row.at] as const]));
}

export type PartPlace = Place & { readonly sha256: string };
/** Where the parts of these indicators are (null: of all), in the order of figures. */
export const partsOf = async (trx: Trx, org: HeldOrganisation, id: string, indicators: readonly string[] | null = null): Promise<PartPlace[]> =>
  (await trx.query<PartPlace>(sql.PARTS, [org.orgId, id, indicators])).rows;

export async function readFigures(trx: Trx, org: HeldOrganisation, id: string, number: number): Promise<PartFigures> {
  const row = (await trx.query<{ content: Buffer }>(sql.PART_FIGURES, [org.orgId, id, number])).rows[0]!;
  return JSON.parse(await unpacked(row.content)) as PartFigures;
}

export async function readPart(trx: Trx, org: HeldOrganisation, id: string, number: number): Promise<StoredPart> {
  const row = (await trx.query<{ content: Buffer; working: Buffer }>(sql.PART, [org.orgId, id, number])).rows[0]!;
  const [content, working] = await Promise.all([unpacked(row.content), unpacked(row.working)]);
  return { ...JSON.parse(content), ...JSON.parse(working) } as StoredPart;
}

export async function readNames(trx: Trx, org: HeldOrganisation, id: string): Promise<Names> {
  const row = (await trx.query<{ content: Buffer }>(sql.PART_FIGURES, [org.orgId, id, 0])).rows[0]!;
  return JSON.parse(await unpacked(row.content)) as Names;
}
