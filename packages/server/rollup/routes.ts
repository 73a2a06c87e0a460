/** Addresses of the room `rollup`: figures, their working, and the pages made of them. */
import { z } from 'zod';
import { figuresQuestionSchema, figuresSchema } from '@throughline/contract/rollup/figures.ts';
import { coverageSchema, gapsSchema, notReadSchema, previewQuestionSchema, previewSchema } from '@throughline/contract/rollup/gaps.ts';
import { owedSchema } from '@throughline/contract/rollup/owed.ts';
import { changesSchema } from '@throughline/contract/rollup/changes.ts';
import { contextSchema, indicatorPageSchema, indicatorProjectsSchema, indicatorsSchema, overviewSchema, placesSchema, workingSchema } from '@throughline/contract/rollup/pages.ts';
import { ACCOUNTABILITIES } from '@throughline/core/framework/types.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { today } from '../clock.ts';
import type { Trx } from '../database/scope.ts';
import { asking as askingOf } from '../http/asking.ts';
import { answers, bodyOf, listOf } from '../http/schema.ts';
import type { Serving } from '../http/serving.ts';
import type { HeldOrganisation } from '../people/find-organisation.ts';
import { askFigures } from './ask.ts';
import { refuseQuestion } from './refuse-question.ts';
import { frozenFigures } from './snapshots/frozen-figures.ts';
import { findSnapshot } from './snapshots/head.ts';
import { viewChanges } from './views/changes.ts';
import { viewContext } from './views/context.ts';
import { viewIndicator, viewIndicatorProjects } from './views/indicator.ts';
import { viewIndicators } from './views/indicators.ts';
import { viewCoverage } from './views/gaps-coverage.ts';
import { viewGaps, viewNotRead } from './views/gaps.ts';
import { viewMappingPreview } from './views/mapping-preview.ts';
import { viewOwed } from './views/owed.ts';
import { viewOverview } from './views/overview.ts';
import { viewPlaces } from './views/places.ts';
import { viewFrozenWorking, viewWorking } from './views/working.ts';

const of = z.strictObject({ organisation: z.string().optional(), lang: z.string().optional() });
const page = of.extend({ place: z.string().default('organisation'), period: z.string().optional(), asOf: z.string().optional() });
const overview = page.extend({ accountability: z.enum(ACCOUNTABILITIES).optional() });
const changes = overview.extend({ since: z.string().optional() });
const list = of.extend({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(1000).default(500) });
const one = of.extend({ indicator: z.string(), place: z.string(), period: z.string(), asOf: z.string().optional(), withLegacy: figuresQuestionSchema.shape.withLegacy, by: z.string().optional(), cell: z.string().optional(), snapshot: z.string().optional(), from: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(5000).default(500) });

const notRead = page.extend({ code: z.string().optional(), limit: z.coerce.number().int().min(1).max(5000).default(1000) });
const gaps = page.extend({ owed: z.coerce.number().int().min(0).max(5000).default(0) });
const owed = page.extend({ limit: z.coerce.number().int().min(1).max(5000).default(500) });
const ofProjects = page.extend({ from: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(1000).default(500) });

type Page = z.infer<typeof page>;

export function routesOfRollup(api: FastifyInstance, serving: Serving): void {
  const asking = <T>(request: FastifyRequest, work: (trx: Trx, org: HeldOrganisation) => Promise<T>): Promise<T> => askingOf(serving, request, work);
  const pageOf = async (trx: Trx, org: HeldOrganisation, request: FastifyRequest) => {
    const { place, period, asOf = today() } = request.query as Page;
    await refuseQuestion(trx, org, { indicators: [], places: [place], periods: period === undefined ? [] : [period], asOf });
    return { place, period, asOf };
  };
  api.get('/figures', answers('figures', 'Figures (throughline-figures/1)', figuresQuestionSchema, figuresSchema), (request) =>
    asking(request, (trx, org) => figuresDocument(trx, org, request.query as z.infer<typeof figuresQuestionSchema>)));
  api.get('/working', answers('figures', 'The working of one figure: the records behind it', one, workingSchema), (request) =>
    asking(request, async (trx, org) => {
      const { indicator, place, period, asOf = today(), limit, from, by, cell, withLegacy, snapshot } = request.query as z.infer<typeof one>;
      if (snapshot !== undefined) return viewFrozenWorking(trx, org, snapshot, { indicator, place, period }, { from, limit });
      await refuseQuestion(trx, org, { indicators: [indicator], places: [place], periods: [period], asOf, by: by ?? null });
      const question = { indicator, place, period, asOf, withLegacy: withLegacy === 'true' || withLegacy === '1', ...(by === undefined ? {} : { by }) };
      return viewWorking(trx, org, question, { from, limit }, cell ?? null);
    }));
  api.get('/places', answers('figures', 'Places that the organisation holds', of, placesSchema), (request) => asking(request, viewPlaces));
  api.get('/owed', answers('figures', 'Reports that projects owe, most overdue first', owed, owedSchema), (request) =>
    asking(request, async (trx, org) => viewOwed(trx, org, await pageOf(trx, org, request), (request.query as z.infer<typeof owed>).limit)));
  api.get('/gaps', answers('figures', 'Where data is missing, late, carried, not understood, unmapped', gaps, gapsSchema), (request) =>
    asking(request, async (trx, org) => viewGaps(trx, org, await pageOf(trx, org, request), (request.query as z.infer<typeof gaps>).owed)));
  api.get('/coverage', answers('figures', 'How much is known of a place, year by year, by area and programme', page, coverageSchema), (request) =>
    asking(request, async (trx, org) => viewCoverage(trx, org, await pageOf(trx, org, request))));
  api.get('/gaps/not-understood', answers('figures', 'What files say that could not be read as a value, at a place', notRead, notReadSchema), (request) =>
    asking(request, async (trx, org) => viewNotRead(trx, org, await pageOf(trx, org, request), request.query as z.infer<typeof notRead>)));
  api.post('/mapping/preview', { ...answers('assure', 'What totals would become; changes nothing', of, previewSchema), config: { changesNothing: true } }, (request) => {
    const { decisions, asOf = today() } = bodyOf(previewQuestionSchema, request.body);
    return asking(request, (trx, org) => viewMappingPreview(trx, org, decisions, asOf));
  });
  api.get('/overview', answers('figures', 'Every result area at a place and period', overview, overviewSchema), (request) =>
    asking(request, async (trx, org) => viewOverview(trx, org, { ...await pageOf(trx, org, request), ...accountabilityOf(request) })));
  api.get('/changes', answers('figures', 'Figures that changed since a day, and what came in', changes, changesSchema), (request) =>
    asking(request, async (trx, org) =>
      viewChanges(trx, org, { ...await pageOf(trx, org, request), ...accountabilityOf(request), since: (request.query as z.infer<typeof changes>).since })));
  api.get('/indicators', answers('figures', 'Indicators that projects measure', list, indicatorsSchema), (request) =>
    asking(request, async (trx, org) => paged(await viewIndicators(trx, org), request.query as z.infer<typeof list>)));
  api.get<{ Params: { code: string } }>('/indicators/:code', answers('figures', 'One indicator: passport, series, by programme, country and project', page, indicatorPageSchema), (request) =>
    asking(request, async (trx, org) => viewIndicator(trx, org, request.params.code, await pageOf(trx, org, request))));
  api.get<{ Params: { code: string } }>('/indicators/:code/projects', answers('figures', 'One indicator by project, in parts', ofProjects, indicatorProjectsSchema), (request) =>
    asking(request, async (trx, org) => viewIndicatorProjects(trx, org, request.params.code, await pageOf(trx, org, request), request.query as z.infer<typeof ofProjects>)));
  api.get('/context', answers('figures', 'Level 1: published by others, never added to results', of.extend({ place: z.string() }), contextSchema), (request) =>
    viewContext((request.query as { place: string }).place));
}

const accountabilityOf = (request: FastifyRequest) => ({ accountability: (request.query as z.infer<typeof overview>).accountability });

async function figuresDocument(trx: Trx, org: HeldOrganisation, asked: z.infer<typeof figuresQuestionSchema>): Promise<{ format: 'throughline-figures/1'; asOf: string; figures: Figure[] }> {
  const figures: Figure[] = [];
  const question = {
    indicators: listOf(asked.indicator), places: listOf(asked.place), periods: listOf(asked.period), by: asked.by ?? null,
    atLeast: asked.atLeast ?? null, withLegacy: asked.withLegacy === 'true' || asked.withLegacy === '1' || asked.withLegacy === '',
  };
  const snapshot = asked.snapshot === undefined ? null : await findSnapshot(trx, org, asked.snapshot);
  const asOf = snapshot?.asOf ?? asked.asOf ?? today();
  const all = snapshot === null ? askFigures(trx, org, { ...question, asOf }) : frozenFigures(trx, org, snapshot, { ...question, asOf: asked.asOf });
  for await (const figure of all) figures.push(figure);
  return { format: 'throughline-figures/1', asOf, figures };
}

/** A page of a list by cursor: the code of the last one given. */
function paged<One extends { code: string }>(all: readonly One[], asked: z.infer<typeof list>): { indicators: One[]; next: string | null } {
  const start = asked.cursor === undefined ? 0 : all.findIndex((each) => each.code === asked.cursor) + 1;
  const indicators = all.slice(start, start + asked.limit);
  return { indicators, next: start + asked.limit < all.length ? (indicators.at(-1)?.code ?? null) : null };
}
