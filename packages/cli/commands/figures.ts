/** `throughline figures`: the figures asked for, or all of them. */
import { csvLine } from '@throughline/exchange/csv/write-csv.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import { inScope } from '@throughline/server/database/scope.ts';
import { today } from '@throughline/server/clock.ts';
import { findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { askFigures } from '@throughline/server/rollup/ask.ts';
import { frozenFigures } from '@throughline/server/rollup/snapshots/frozen-figures.ts';
import { findSnapshot } from '@throughline/server/rollup/snapshots/head.ts';
import { type StoreOptions, print, withStore } from '../store.ts';
import { figureLine, figureTable, FIGURE_COLUMNS } from '../figure-lines.ts';

export type FiguresOptions = StoreOptions & {
  readonly indicator?: string[];
  readonly place?: string[];
  readonly period?: string[];
  readonly snapshot?: string;
  readonly by?: string;
  readonly asOf?: string;
  readonly atLeast?: string;
  readonly withLegacy?: boolean;
  readonly format: 'table' | 'json' | 'csv';
};

export async function figures(options: FiguresOptions): Promise<void> {
  await withStore(options, async (store) => {
    const org = await findOrganisation(store.appPool, options.organisation);
    const question = {
      indicators: options.indicator ?? [], places: options.place ?? [], periods: options.period ?? [],
      by: options.by ?? null, atLeast: options.atLeast ?? null, withLegacy: options.withLegacy === true,
    };
    const write = writers[options.format];
    await inScope(store.appPool, [org.orgId], async (trx) => {
      if (options.snapshot === undefined) {
        const asOf = options.asOf ?? today();
        return write(askFigures(trx, org, { ...question, asOf }), asOf);
      }
      const snapshot = await findSnapshot(trx, org, options.snapshot);
      return write(frozenFigures(trx, org, snapshot, { ...question, asOf: options.asOf }), snapshot.asOf);
    });
  });
}

type Write = (figures: AsyncIterable<Figure>, asOf: string) => Promise<void>;

/** Streams: a store of any size is told without being held in memory. */
const writers: Record<FiguresOptions['format'], Write> = {
  json: async (all, asOf) => {
    let first = true;
    for await (const one of all) {
      await print(first ? `{"format":"throughline-figures/1","asOf":${JSON.stringify(asOf)},"figures":[\n${JSON.stringify(one)}` : `,\n${JSON.stringify(one)}`);
      first = false;
    }
    await print(first ? `{"format":"throughline-figures/1","asOf":${JSON.stringify(asOf)},"figures":[]}\n` : '\n]}\n');
  },
  csv: async (all, asOf) => {
    await print(csvLine(['asOf', ...FIGURE_COLUMNS]));
    for await (const one of all) await print(figureLine(one, asOf));
  },
  table: async (all, asOf) => {
    const held: Figure[] = [];
    for await (const one of all) held.push(one);
    await print(figureTable(held, asOf));
  },
};
