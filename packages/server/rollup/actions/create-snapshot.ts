/** Freezes every figure of an organisation with its working, as known at a cutoff (figures 10). */
import type { Created } from '@throughline/contract/rollup/snapshots.ts';
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import type { Actor } from '@throughline/core/people/may.ts';
import type { FrozenPart } from '@throughline/core/rollup/snapshots/frozen.ts';
import { type AskedSnapshot, whyNotCreated } from '@throughline/core/rollup/snapshots/snapshot.ts';
import type { Pool } from 'pg';
import { today } from '../../clock.ts';
import { asBrokenWorld } from '../../database/broken-world.ts';
import { type Trx, inScope } from '../../database/scope.ts';
import { refuseUnless } from '../../frame/refuse-unless.ts';
import { writeTrail } from '../../frame/write-trail.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { frozenParts, periodsKnown } from '../snapshots/freeze-figures.ts';
import { snapshotHash } from '../snapshots/head.ts';
import { type Written, writeNames, writePart } from '../snapshots/parts.ts';
import * as sql from '../snapshots/queries.ts';
import { softwareVersion } from '../snapshots/software.ts';

export const verb = 'snapshot.create';

export type Snapshots = { readonly pool: Pool; readonly actor: Actor; readonly org: HeldOrganisation };
/** Told after each part: how many figures are frozen. */
export type Progress = (figures: number) => void;

/** Refused: `not-allowed` (forbidden), and whatever `whyNotCreated` finds; nothing is kept then. */
export async function createSnapshot({ pool, actor, org }: Snapshots, asked: AskedSnapshot, progress: Progress = () => {}): Promise<Created> {
  refuseUnless(actor, verb, { organisation: org.code });
  try {
    return await inScope(pool, [org.orgId], (trx) => create({ pool, actor, org }, trx, asked, progress), true);
  } catch (error) {
    throw asTaken(error, asked.name);
  }
}

/** Two at once with one name: the second is told what it would have been told a moment later. */
function asTaken(error: unknown, name: string): unknown {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const taken = code === '23505' && constraint === 'snapshot_org_id_name_key';
  return taken ? new Refused([problem('conflict', 'snapshot-name-taken', 'name', { found: name.trim() })]) : asBrokenWorld(error);
}

async function create({ pool, actor, org }: Snapshots, trx: Trx, asked: AskedSnapshot, progress: Progress): Promise<Created> {
  const taken = (await trx.query<{ name: string }>(sql.NAMES, [org.orgId])).rows.map((row) => row.name);
  const problems = whyNotCreated(asked, taken, today());
  if (problems.length > 0) throw new Refused(problems);
  const name = asked.name.trim().normalize('NFC');
  const { asOf } = asked;
  const id = (await trx.query<{ id: string }>(sql.NEXT_ID)).rows[0]!.id;
  // read in a transaction of its own that sees one state of the records from the first part to the last, whatever is verified meanwhile
  const { periods, ...written } = await inScope(pool, [org.orgId], async (records) => {
    const known = await periodsKnown(records, org, asOf);
    return { periods: known, ...await writeAll(trx, org, id, frozenParts(records, org, asOf, known), progress) };
  });
  const head = { name, asOf, framework: org.framework, software: softwareVersion(), actor: actor.name, at: new Date().toISOString(), periods, ...written.counts };
  const sha256 = snapshotHash(org, head, written.hashes);
  await trx.query(sql.INSERT_SNAPSHOT, [
    org.orgId, id, name, asOf, head.framework, head.software, head.actor, head.at, periods, head.indicators, head.places, head.figures, head.parts, written.size, sha256,
  ]);
  await writeTrail(trx, { orgId: org.orgId, actor: actor.name, from: actor.from, verb, subject: `snapshot:${id}`, after: { name, asOf, figures: head.figures, software: head.software, sha256 } });
  return { id, name, asOf, figures: head.figures, sha256 };
}

type All = { readonly hashes: readonly string[]; readonly size: number; readonly counts: { indicators: number; places: number; figures: number; parts: number } };

async function writeAll(trx: Trx, org: HeldOrganisation, id: string, parts: AsyncIterable<FrozenPart>, progress: Progress): Promise<All> {
  const [indicators, places, projects] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const written: Written[] = [];
  let figures = 0;
  for await (const part of parts) {
    written.push(await writePart(trx, org, id, written.length + 1, part));
    figures += part.figures.length;
    indicators.add(part.indicator.code);
    for (const one of part.figures) places.add(one.place);
    for (const one of [...part.records.contributions, ...part.records.leftOut, ...part.records.compared]) projects.add(one.project);
    progress(figures);
  }
  const names = await writeNames(trx, org, id, projects);
  return {
    hashes: [names, ...written].map((one) => one.sha256), size: [names, ...written].reduce((sum, one) => sum + one.size, 0),
    counts: { indicators: indicators.size, places: places.size, figures, parts: written.length + 1 },
  };
}
