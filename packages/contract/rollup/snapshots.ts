/** Snapshots and restatements (figures 10). Formats `throughline-snapshot/1` and `throughline-restatements/1`: docs/guides/snapshots.md. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { figureSchema } from './figures.ts';

const text = z.string().nullable();
const status = z.enum(['working', 'published']);

export const snapshotHeadSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The cutoff: what was verified by that day. */
  asOf: z.string(),
  framework: z.string(),
  /** Version of the program whose rules made the figures. */
  software: z.string(),
  actor: z.string(),
  at: z.string(),
  periods: z.array(z.string()),
  indicators: z.number(),
  places: z.number(),
  figures: z.number(),
  /** Bytes as stored, as text. */
  size: z.string(),
  sha256: z.string(),
  status,
  published: z.object({ actor: z.string(), at: z.string(), reason: text }).nullable(),
  /** Restatements approved so far. */
  approved: z.number(),
});
export type SnapshotHead = z.infer<typeof snapshotHeadSchema>;

const may = z.object({ create: z.boolean(), publish: z.boolean(), approve: z.boolean() });

/** GET /api/v1/snapshots?organisation= */
export const snapshotsSchema = z.object({ organisation: z.string(), today: z.string(), may, snapshots: z.array(snapshotHeadSchema) });
export type Snapshots = z.infer<typeof snapshotsSchema>;

/** POST /api/v1/snapshots */
export const createSnapshotSchema = z.strictObject({ name: z.string().max(2000), asOf: z.string().optional() });
export const createdSchema = z.object({ id: z.string(), name: z.string(), asOf: z.string(), figures: z.number(), sha256: z.string() });
export type Created = z.infer<typeof createdSchema>;

/** POST /api/v1/snapshots/:id/publication */
export const publishSnapshotSchema = z.strictObject({ reason: z.string().max(2000).optional() });
export const publishedSchema = z.object({ id: z.string(), status });
export type Published = z.infer<typeof publishedSchema>;

/** GET /api/v1/snapshots/preview?asOf=: what a snapshot of that day would hold, and what would not count in it. */
export const snapshotPreviewSchema = z.object({
  asOf: z.string(),
  periods: z.array(z.string()),
  verified: z.object({ projects: z.number(), submissions: z.number() }),
  /** Handed in by that day and not verified by then; the latest first, at most 200 of `total`. */
  notVerified: z.array(z.object({ project: z.string(), title: wordsSchema, state: z.string(), period: text, submitted: z.string(), verified: text })),
  total: z.number(),
});
export type SnapshotPreview = z.infer<typeof snapshotPreviewSchema>;

const indicator = z.object({ code: z.string(), name: wordsSchema, kind: z.string(), unit: text, direction: z.string(), area: text, stage: text });

/** GET /api/v1/snapshots/:id?place=&period=: its head, and the figures of one place and period, by area. */
export const snapshotSchema = z.object({
  format: z.literal('throughline-snapshot/1'),
  organisation: z.string(),
  may: may.extend({ why: text }),
  snapshot: snapshotHeadSchema,
  place: z.string(),
  period: text,
  /** Places of which it holds figures of these sorts (not projects), with their names as they are now. */
  places: z.array(z.string()),
  figures: z.array(z.object({ indicator, figure: figureSchema })),
});
export type SnapshotPage = z.infer<typeof snapshotSchema>;

export const reasonSchema = z.object({ why: z.string(), project: text, period: text, submission: text, number: z.number().nullable(), verified: text, said: text });
export const restatementSchema = z.object({
  indicator: z.string(),
  place: z.string(),
  period: z.string(),
  sort: z.enum(['appeared', 'gone', 'changed', 'relabelled', 'reassessed']),
  members: z.array(z.string()),
  before: figureSchema.nullable(),
  now: figureSchema.nullable(),
  difference: text,
  /** At most 20, those of most weight first; `reasonsInAll` says how many there are. */
  reasons: z.array(reasonSchema),
  reasonsInAll: z.number(),
  /** The last approval of this figure; `stands` when it was given for what the figure comes to now. */
  approval: z.object({ number: z.string(), actor: z.string(), at: z.string(), reason: z.string(), stands: z.boolean() }).nullable(),
});
export type RestatementRow = z.infer<typeof restatementSchema>;

/** GET /api/v1/snapshots/:id/restatements?with=live|ID&asOf=&indicator=&place=&period=&from=&limit=&among= */
export const restatementsSchema = z.object({
  format: z.literal('throughline-restatements/1'),
  organisation: z.string(),
  snapshot: snapshotHeadSchema,
  /** What it is compared with: another snapshot, or null for the figures of today, as of `asOf`. */
  with: snapshotHeadSchema.nullable(),
  asOf: z.string(),
  /** Figures compared, and those that differ, by sort. */
  compared: z.number(),
  counts: z.record(z.string(), z.number()),
  /** The same by the sort of place: organisation, programme, country, project, sdg. */
  byPlace: z.record(z.string(), z.number()),
  /** How many have an approval that stands. */
  approved: z.number(),
  from: z.number(),
  total: z.number(),
  indicators: z.record(z.string(), indicator),
  restatements: z.array(restatementSchema),
});
export type Restatements = z.infer<typeof restatementsSchema>;

/** POST /api/v1/snapshots/:id/restatements */
export const approveRestatementSchema = z.strictObject({
  reason: z.string().max(2000),
  asOf: z.string().optional(),
  restatements: z.array(z.strictObject({
    indicator: z.string(), place: z.string(), period: z.string(), seen: z.strictObject({ value: text, label: text }),
  })).max(5000),
});
export type ApproveRestatement = z.infer<typeof approveRestatementSchema>;
export const approvedSchema = z.object({ number: z.string(), restatements: z.number() });
export type ApprovedRestatements = z.infer<typeof approvedSchema>;

/** GET /api/v1/snapshots/effect?project=&period=: what verifying the report that waits would do to the figures of published snapshots. */
export const snapshotEffectSchema = z.object({
  project: z.string(),
  period: z.string(),
  submission: z.object({ number: z.number(), state: z.string() }),
  asOf: z.string(),
  /** Published snapshots that were looked at. */
  snapshots: z.number(),
  total: z.number(),
  /** At most 500: as frozen, as it is today, as it would be. */
  restatements: z.array(z.object({ snapshot: z.string(), name: z.string(), frozen: figureSchema, now: figureSchema, would: figureSchema })),
});
export type SnapshotEffect = z.infer<typeof snapshotEffectSchema>;
