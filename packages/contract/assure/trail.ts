/** The trail: who did what, when, from where, to what, before and after, and why; and whether it is whole. */
import { z } from 'zod';
import { SEAL_FORM } from '@throughline/core/assure/seal.ts';
import { problemSchema } from '../ground/problem.ts';

const text = z.string().nullable();

export const trailEntrySchema = z.object({
  /** Of the store's own chain: what concerns no organisation, told to those who may read it. */
  store: z.boolean(),
  /** The project whose chain it stands in, null: the organisation's own, or the store's. */
  project: text,
  /** Its number in that chain, from 1. */
  number: z.number(),
  /** ISO 8601 in UTC. */
  at: z.string(),
  actor: z.string(),
  /** An address, or `terminal`; null where it was not kept. */
  from: text,
  verb: z.string(),
  subject: z.string(),
  reason: text,
  /** Values before and after, and what else belongs to the deed: any JSON. */
  before: z.unknown(),
  after: z.unknown(),
  data: z.unknown(),
  /** SHA-256, lower-case hexadecimal. */
  hash: z.string(),
});
export type TrailEntry = z.infer<typeof trailEntrySchema>;

const counted = z.object({ code: z.string(), count: z.number() });

export const trailSchema = z.object({
  entries: z.array(trailEntrySchema),
  /** Asked again as `before`, the entries that come next; null at the end. */
  next: text,
  /** Who and which verbs there are, most often first, whatever was asked for. */
  actors: z.array(counted),
  verbs: z.array(counted),
});
export type Trail = z.infer<typeof trailSchema>;

export const sealSchema = z.object({ number: z.number(), at: z.string(), hash: z.string(), chains: z.number(), entries: z.number() });

/** A seal as it is kept elsewhere: a small file, `throughline-seal/1`. */
export const keptSealSchema = z.strictObject({ format: z.literal(SEAL_FORM), number: z.int().positive(), at: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/), chains: z.int().positive(), entries: z.int().positive() });

/** How far a look at the whole trail has come, and what it found. */
export const verificationSchema = z.object({
  state: z.enum(['running', 'whole', 'broken', 'failed']),
  began: z.string(),
  ended: text,
  checked: z.number(),
  of: z.number(),
  chains: z.number(),
  entries: z.number(),
  seals: z.number(),
  /** The last seal that it was held against. */
  seal: sealSchema.nullable(),
  /** What was found in this organisation's chains and in the seals. */
  problems: z.array(problemSchema),
  /** Places found in chains of others. */
  elsewhere: z.number(),
});
export type Verification = z.infer<typeof verificationSchema>;

export const trailStateSchema = z.object({
  /** Of this organisation. */
  chains: z.number(),
  entries: z.number(),
  /** Entries that came after the last seal. */
  unsealed: z.number(),
  /** The last seal, over all organisations of the store. */
  seal: sealSchema.nullable(),
  /** What was written before there were chains: taken in as it stood on that day. */
  adopted: z.object({ entries: z.number(), at: z.string() }).nullable(),
  verification: verificationSchema.nullable(),
});
export type TrailState = z.infer<typeof trailStateSchema>;
