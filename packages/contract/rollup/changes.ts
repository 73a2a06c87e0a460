/** What came in between two days, and which figures it changed. */
import { z } from 'zod';
import { figureSchema } from './figures.ts';
import { indicatorSchema } from './pages.ts';

/**
 * GET /api/v1/changes?organisation=&place=&period=&since=&asOf=&accountability=
 * `since` left out means 90 days before `asOf`. Both figures are of the one route, each as known on its day.
 */
export const changesSchema = z.object({
  organisation: z.string(),
  place: z.string(),
  period: z.string(),
  since: z.string(),
  asOf: z.string(),
  /** Verified after `since`, up to `asOf`, of projects that stand at the place, about any period. */
  came: z.object({
    projects: z.number(),
    /** First reports of a period. */
    first: z.number(),
    /** Later ones of a period already reported. */
    corrections: z.number(),
    /** The files that brought them, latest first; `filesLeftOut` more are not listed. */
    files: z.array(z.object({ number: z.number(), file: z.string(), at: z.string() })),
    filesLeftOut: z.number(),
  }),
  /** The day on which something was last verified at the place; null when nothing was up to `asOf`. */
  last: z.string().nullable(),
  /** How many indicators were compared. */
  compared: z.number(),
  /** Those whose figure is another. */
  figures: z.array(z.object({ indicator: indicatorSchema, before: figureSchema, now: figureSchema })),
});
export type Changes = z.infer<typeof changesSchema>;
