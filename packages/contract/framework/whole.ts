/**
 * GET /api/v1/frameworks/{id}/whole: all that a framework version asks for, to be read: levels, areas, passports, theory of
 * change, actors, dimensions, mappings and the other versions held. The shorter `/frameworks/{id}` is what every screen loads.
 */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { frameworkSchema } from './framework.ts';

const named = z.object({ code: z.string(), name: wordsSchema });
const meant = named.extend({ meaning: wordsSchema });
const source = z.object({ title: z.string(), by: z.string() });

export const passportSchema = z.object({
  code: z.string(), level: z.number(), area: z.string(), stage: z.string(), kind: z.string(), unit: z.string(),
  direction: z.enum(['up', 'down', 'maintain']), accountability: z.string(),
  name: wordsSchema, definition: wordsSchema, counts: wordsSchema, doesNotCount: wordsSchema,
  /** Codes of `dimensions`; parts of those also in `overlapping` may exceed the total together (figures 8). */
  disaggregations: z.array(z.string()), overlapping: z.array(z.string()),
  sdgTargets: z.array(z.string()), sdgIndicator: z.string().nullable(),
  collection: z.array(z.string()), evidence: z.array(z.string()),
  /** How sure the title is: h, m, l. */
  confidence: z.string(), note: wordsSchema.nullable(), source: z.string(),
});
export type PassportBody = z.infer<typeof passportSchema>;

export const theorySchema = z.object({
  nodes: z.array(z.object({ id: z.string(), stage: z.string(), title: wordsSchema, areas: z.array(z.string()), actors: z.array(z.string()), sdgTargets: z.array(z.string()), source: z.string() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), feedback: z.boolean(), assumptions: z.array(wordsSchema), externalFactors: z.array(wordsSchema), source: z.string() })),
});
export type TheoryBody = z.infer<typeof theorySchema>;

const versionSchema = z.object({ id: z.string(), version: z.string(), name: wordsSchema, validFrom: z.string(), validTo: z.string().nullable() });

export const wholeFrameworkSchema = frameworkSchema.extend({
  version: z.string(),
  shortName: wordsSchema,
  validFrom: z.string(),
  /** Open where no end is known. */
  validTo: z.string().nullable(),
  levels: z.array(z.object({ level: z.number(), name: wordsSchema, meaning: wordsSchema, rollsUp: z.boolean() })),
  areas: z.array(meant.extend({ stage: z.string(), level: z.number(), accountability: z.string(), coreFunction: z.string().nullable() })),
  stages: z.array(meant.extend({ sphere: z.string(), accountability: z.string() })),
  spheres: z.array(meant),
  accountabilities: z.array(meant),
  functions: z.array(meant),
  priorities: z.array(meant),
  actorLevels: z.array(meant),
  actorTypes: z.array(meant.extend({ defaultLevel: z.string() })),
  /** `values` null where a reference list (`list`) or free text gives them. */
  dimensions: z.array(meant.extend({ values: z.array(named).nullable(), list: z.string().nullable() })),
  collection: z.array(named),
  evidence: z.array(named),
  indicators: z.array(passportSchema),
  theory: theorySchema,
  /** SDG targets that the framework names. */
  sdgTargets: z.array(z.object({ code: z.string(), goal: z.string(), label: wordsSchema })),
  sources: z.record(z.string(), source),
  /** Every version held, this one among them, the oldest first. */
  versions: z.array(versionSchema),
  /** From the version held before this one to this one; null where none is. */
  changes: z.object({
    since: z.string(),
    added: z.array(z.string()),
    removed: z.array(named),
    /** Which members of the passport differ. */
    changed: z.array(z.object({ code: z.string(), members: z.array(z.string()) })),
  }).nullable(),
  /** Mappings held that lead from or to this version. */
  mappings: z.array(z.object({
    from: z.string(), to: z.string(),
    rows: z.array(z.object({ fromCode: z.string(), toCode: z.string(), grade: z.string(), note: wordsSchema.nullable(), source: z.string() })),
    sources: z.record(z.string(), source),
  })),
});
export type WholeFramework = z.infer<typeof wholeFrameworkSchema>;
