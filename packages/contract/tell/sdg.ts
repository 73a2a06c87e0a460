/** What the screens of the Sustainable Development Goals ask. */
import { z } from 'zod';
import { wordsSchema } from '../ground/problem.ts';
import { figureSchema } from '../rollup/figures.ts';
import { indicatorSchema } from '../rollup/pages.ts';

const moneySchema = z.object({ usd: z.string(), share: z.string().nullable() });
const targetSchema = z.object({ code: z.string(), name: wordsSchema, projects: z.number(), indicators: z.number() });

/**
 * GET /api/v1/sdgs?organisation=&place=&period=&asOf=
 * The seventeen goals with the projects and indicators that stand at each (figures 3.3). Tags overlap and are never added up;
 * shares of money are, and add to 1 with `notStated`.
 */
export const sdgsSchema = z.object({
  organisation: z.string(),
  place: z.string(),
  period: z.string().nullable(),
  asOf: z.string(),
  projects: z.number(),
  /** By the number of goals at which a project stands: 0 for those that name none. */
  overlap: z.array(z.object({ goals: z.number(), projects: z.number() })),
  /** Projects with a goal that no target of theirs says more exactly. */
  goalOnly: z.number(),
  goals: z.array(z.object({
    code: z.string(), name: wordsSchema, colour: z.string(), projects: z.number(), indicators: z.number(),
    /** Projects that name the goal and none of its targets. */
    goalOnly: z.number(),
    money: moneySchema.nullable(), targets: z.array(targetSchema),
  })),
  money: z.object({ total: z.string().nullable(), notStated: moneySchema.nullable() }),
});
export type Sdgs = z.infer<typeof sdgsSchema>;

/** GET /api/v1/sdgs/{code}?…: a goal ("9") or a target ("9.4"): its figures, projects, countries, targets, and published statistics beside. */
export const sdgPageSchema = z.object({
  organisation: z.string(),
  place: z.string(),
  period: z.string(),
  years: z.array(z.number()),
  asOf: z.string(),
  code: z.string(),
  goal: z.object({ code: z.string(), name: wordsSchema, colour: z.string() }),
  /** Of a target. */
  name: wordsSchema.nullable(),
  coverage: z.object({ expected: z.number(), reported: z.number() }),
  figures: z.array(z.object({ indicator: indicatorSchema, figure: figureSchema, series: z.array(figureSchema) })),
  /** Indicators that stand here and are not listed: ask `figures` for them. */
  figuresLeftOut: z.number(),
  targets: z.array(targetSchema),
  projects: z.array(z.object({ code: z.string(), title: wordsSchema, country: z.string().nullable(), tags: z.array(z.string()), goals: z.number() })),
  countries: z.array(z.object({ place: z.string(), name: wordsSchema.nullable(), projects: z.number() })),
  goalOnly: z.number(),
  /** Level 1: published by others for countries, never added to results. */
  context: z.array(z.object({
    code: z.string(), name: wordsSchema, unit: z.string().nullable(), targets: z.array(z.string()), source: z.string().nullable(),
    latest: z.array(z.object({ country: z.string(), name: wordsSchema.nullable(), year: z.number(), value: z.string(), /** As in `country`. */ nature: z.string() })),
  })),
});
export type SdgPage = z.infer<typeof sdgPageSchema>;
