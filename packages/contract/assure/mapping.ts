/** The workbench of retroactive mapping: old values and imported own indicators beside framework indicators (figures 9, 13.4, 15.9). */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';

export const gradeSchema = z.enum(['A', 'B', 'C', 'D']);
const text = z.string().nullable();

/** A mapping that stands: which, to what (null: looked at and refused), by whom and why. */
export const standingSchema = z.object({
  mapping: z.number(), confirmation: z.number(), to: text, grade: gradeSchema.nullable(), reason: z.string(), actor: z.string(), day: z.string(),
});

export const proposalSchema = z.object({
  indicator: z.string(),
  /** Between 0 and 1, two decimals. It orders proposals and is no figure. */
  score: z.string(),
  shared: z.array(z.string()),
  unit: z.enum(['same', 'converts', 'differs', 'unknown']),
  kind: z.enum(['same', 'joins', 'differs', 'unknown']),
  /** What may be said of this pair. */
  grades: z.array(gradeSchema),
});

/** One thing to be mapped: an old value, or an own indicator. */
export const subjectSchema = z.object({
  /** `legacy:12` or `indicator:CODE`. */
  subject: z.string(),
  /** Of an old value: where and when, as its source states; null for an indicator. */
  project: text,
  period: text,
  value: text,
  /** What the source itself says it maps to. */
  stated: z.object({ to: z.string(), grade: gradeSchema.nullable() }).nullable(),
  standing: standingSchema.nullable(),
});

/** What is decided together: old values of one title, or one own indicator. */
export const groupSchema = z.object({
  key: z.string(),
  sort: z.enum(['legacy', 'indicator']),
  title: wordsSchema,
  code: text,
  kind: text,
  unit: text,
  projects: z.number(),
  firstYear: z.number().nullable(),
  lastYear: z.number().nullable(),
  /** Values of it, verified ones where it is an indicator. */
  values: z.number(),
  /** open: nothing says what it maps to · stated: its source does · confirmed · refused · mixed: its values are not all the same. */
  state: z.enum(['open', 'stated', 'confirmed', 'refused', 'mixed']),
  subjects: z.array(subjectSchema),
  proposals: z.array(proposalSchema),
});

export const confirmationSchema = z.object({
  number: z.number(), reason: z.string(), actor: z.string(), at: z.string(), undone: text, undoneBy: text,
  subjects: z.number(), to: z.array(z.string()), refused: z.number(),
  undo: z.object({ allowed: z.boolean(), why: text }),
});

/** GET /api/v1/mapping?organisation=&state=&find= */
export const mappingSchema = z.object({
  organisation: z.string(),
  framework: z.string(),
  /** What whoever asks may do here; when not, the problem code that says why. */
  may: z.object({ confirm: z.boolean(), undo: z.boolean(), why: text }),
  groups: z.array(groupSchema),
  /** How many groups there are of each state, whatever was asked. */
  counts: z.object({ open: z.number(), stated: z.number(), confirmed: z.number(), refused: z.number(), mixed: z.number() }),
  more: z.number(),
  indicators: z.array(z.object({ code: z.string(), name: wordsSchema, unit: text, kind: z.string() })),
  confirmations: z.array(confirmationSchema),
  /** Indicators and years that old values or mapped own indicators speak of: what their totals are asked for. */
  joined: z.array(z.object({ indicator: z.string(), year: z.number() })),
});

export const decisionSchema = z.strictObject({
  subject: z.string(),
  /** The mapping that stood when the person looked; null when none did. */
  seen: z.number().nullable(),
  to: z.string().nullable(),
  grade: gradeSchema.nullable(),
});

/** POST /api/v1/mapping/confirmations, and …/{number}/undo. */
export const confirmQuestionSchema = z.strictObject({ reason: z.string(), decisions: z.array(decisionSchema).max(5000) });
export const confirmedSchema = z.object({ number: z.number(), subjects: z.number() });

export type Mapping = z.infer<typeof mappingSchema>;
export type MappingGroup = z.infer<typeof groupSchema>;
export type MappingSubject = z.infer<typeof subjectSchema>;
export type MappingProposal = z.infer<typeof proposalSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type Confirmation = z.infer<typeof confirmationSchema>;
export type Confirmed = z.infer<typeof confirmedSchema>;
export type Grade = z.infer<typeof gradeSchema>;
