/** Reporting rounds, and what a person owes. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { levelSchema, roundStateSchema } from './report.ts';

const text = z.string().nullable();
export const calendarSchema = z.enum(['year', 'half-year', 'quarter', 'july-june']);
const day = z.string().max(20);

/** POST /api/v1/rounds */
export const roundAskedSchema = z.strictObject({
  calendar: z.string().max(40), period: z.string().max(40), place: z.string().max(300).default('organisation'), opens: day, due: day, closes: day,
  levels: z.array(z.strictObject({ level: z.string().max(40), share: z.string().max(40) })).max(10).default([{ level: 'project', share: '1' }]), reason: z.string().max(20_000).nullable().optional(),
});
export type RoundAsked = z.infer<typeof roundAskedSchema>;
/** POST /api/v1/rounds/{number}/close */
export const roundClosingSchema = z.strictObject({ reason: z.string().max(20_000).nullable().optional() });
export type RoundClosing = z.infer<typeof roundClosingSchema>;
export const roundDoneSchema = z.object({ number: z.number() });

export const roundSchema = z.object({
  number: z.number(), calendar: calendarSchema, period: z.string(), place: z.string(), opens: z.string(), due: z.string(), closes: z.string(),
  state: roundStateSchema, levels: z.array(z.object({ level: levelSchema, share: z.string() })),
  reason: text, opened: z.string(), openedBy: z.string(), closed: text, closedBy: text, closedReason: text,
  /** Reports that it asks for, and how they stand. */
  asked: z.number(), verified: z.number(), submitted: z.number(), returned: z.number(), drafts: z.number(),
});
export type RoundRow = z.infer<typeof roundSchema>;

/** GET /api/v1/rounds */
export const roundsSchema = z.object({
  organisation: z.string(), today: z.string(), rounds: z.array(roundSchema),
  may: z.object({ open: z.boolean(), close: z.boolean() }),
  /** The latest periods of each calendar, to choose from. */
  periods: z.array(z.object({ calendar: calendarSchema, periods: z.array(z.string()) })),
});
export type Rounds = z.infer<typeof roundsSchema>;

const at = { project: z.string(), title: wordsSchema, period: z.string(), due: text, daysLate: z.number().nullable() };
export const dutySchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('report'), ...at, begun: z.boolean(), round: z.number().nullable(), lines: z.number() }),
  z.object({ to: z.literal('fix'), ...at, number: z.number(), comments: z.number(), reason: text }),
  z.object({ to: z.enum(['verify', 'decide']), ...at, number: z.number(), level: levelSchema, since: z.string(), by: text }),
  z.object({ to: z.literal('close'), round: z.number(), period: z.string(), due: z.string(), daysLate: z.number().nullable() }),
]);
export type Duty = z.infer<typeof dutySchema>;

/** GET /api/v1/my-work */
export const myWorkSchema = z.object({
  organisation: z.string(), today: z.string(), actor: z.string(),
  duties: z.array(dutySchema), more: z.number(),
  counts: z.object({ report: z.number(), fix: z.number(), verify: z.number(), decide: z.number(), close: z.number() }),
  /** Reports of one's own that wait for somebody else. */
  waiting: z.array(z.object({ project: z.string(), title: wordsSchema, period: z.string(), number: z.number(), since: z.string(), level: levelSchema.nullable() })),
  /** Rounds to come and running, for what happens next. */
  next: z.array(z.object({ day: z.string(), event: z.enum(['opens', 'due', 'closes']), round: z.number(), period: z.string(), place: z.string() })),
});
export type MyWork = z.infer<typeof myWorkSchema>;
