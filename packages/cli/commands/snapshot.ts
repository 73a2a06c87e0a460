/** `throughline snapshot create|list|show|compare|publish`: frozen figures and their restatements (docs/guides/snapshots.md). */
import { csvLine } from '@throughline/exchange/csv/write-csv.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import { today } from '@throughline/server/clock.ts';
import { type Trx, inScope } from '@throughline/server/database/scope.ts';
import { type HeldOrganisation, findOrganisation } from '@throughline/server/people/find-organisation.ts';
import { createSnapshot } from '@throughline/server/rollup/actions/create-snapshot.ts';
import { publishSnapshot } from '@throughline/server/rollup/actions/publish-snapshot.ts';
import { compareSnapshot } from '@throughline/server/rollup/snapshots/compare.ts';
import { frozenFigures } from '@throughline/server/rollup/snapshots/frozen-figures.ts';
import { type HeldSnapshot, findSnapshot, listSnapshots } from '@throughline/server/rollup/snapshots/head.ts';
import { approvalsOf, restatementRow } from '@throughline/server/rollup/snapshots/told.ts';
import { laterOf } from '@throughline/server/rollup/views/restatements.ts';
import { say } from '@throughline/server/words/say.ts';
import { FIGURE_COLUMNS, figureLine, figureTable, linesOf } from '../figure-lines.ts';
import { terminalLanguage } from '../outcome.ts';
import { countOnTerminal } from '../progress.ts';
import { RESTATEMENT_COLUMNS, type Restated, restatementCells, restatementTable } from '../restatement-lines.ts';
import { type StoreOptions, print, withStore } from '../store.ts';

export type Format = 'table' | 'json' | 'csv';
type Formatted = StoreOptions & { readonly format: Format };
export type ChosenOptions = Formatted & { readonly indicator?: string[]; readonly place?: string[]; readonly period?: string[] };

export async function create(options: Formatted & { readonly name: string; readonly asOf?: string }): Promise<void> {
  await withStore(options, async (store) => {
    const org = await findOrganisation(store.appPool, options.organisation);
    const counter = countOnTerminal();
    try {
      const created = await createSnapshot({ pool: store.appPool, actor: LOCAL, org }, { name: options.name, asOf: options.asOf ?? today() }, counter.at);
      counter.end();
      await print(options.format === 'json' ? `${JSON.stringify(created)}\n` : `${say(terminalLanguage(), 'cli.snapshot.created', created)}\n`);
    } finally {
      counter.end();
    }
  });
}

export async function publish(id: string, options: StoreOptions & { readonly reason?: string }): Promise<void> {
  await withStore(options, async (store) => {
    const org = await findOrganisation(store.appPool, options.organisation);
    await publishSnapshot({ pool: store.appPool, actor: LOCAL, org }, id, options.reason ?? null);
    await print(`${say(terminalLanguage(), 'cli.snapshot.published', { id })}\n`);
  });
}

const HEAD = ['id', 'name', 'asOf', 'status', 'figures', 'framework', 'software', 'actor', 'at', 'sha256'] as const;

export const list = (options: Formatted): Promise<void> => reading(options, async (trx, org) => {
  const all = await listSnapshots(trx, org);
  const rows = all.map((one) => HEAD.map((name) => String(one[name])));
  if (options.format === 'json') await print(`${JSON.stringify({ organisation: org.code, snapshots: all }, null, 1)}\n`);
  else await print(options.format === 'csv' ? [[...HEAD], ...rows].map((row) => csvLine(row)).join('') : linesOf([[...HEAD], ...rows]));
});

export const show = (id: string, options: ChosenOptions): Promise<void> => reading(options, async (trx, org) => {
  const snapshot = await findSnapshot(trx, org, id);
  const all = frozenFigures(trx, org, snapshot, { indicators: options.indicator ?? [], places: options.place ?? [], periods: options.period ?? [] });
  await shown[options.format](all, snapshot, org);
});

/** Streams, as `figures` does. */
const shown: Record<Format, (all: AsyncIterable<Figure>, snapshot: HeldSnapshot, org: HeldOrganisation) => Promise<void>> = {
  json: (all, snapshot, org) => streamJson({ format: 'throughline-snapshot/1', organisation: org.code, snapshot, asOf: snapshot.asOf }, 'figures', all),
  csv: async (all, { asOf }) => {
    await print(csvLine(['asOf', ...FIGURE_COLUMNS]));
    for await (const one of all) await print(figureLine(one, asOf));
  },
  table: async (all, { id, name, status, sha256, asOf }) => {
    const held: Figure[] = [];
    for await (const one of all) held.push(one);
    await print(`${say(terminalLanguage(), 'cli.snapshot.head', { id, name, status, sha256 })}\n${figureTable(held, asOf)}`);
  },
};

export const compare = (id: string, withWhat: string | undefined, options: ChosenOptions & { readonly asOf?: string }): Promise<void> => reading(options, async (trx, org) => {
  const snapshot = await findSnapshot(trx, org, id);
  const later = await laterOf(trx, org, withWhat, options.asOf);
  const counted = { compared: 0, restatements: 0 };
  const approvals = await approvalsOf(trx, org, id);
  const chosen = { indicators: options.indicator ?? [], places: options.place ?? [], periods: options.period ?? [] };
  const all = async function* (): AsyncGenerator<Restated> {
    for await (const { restatements, figures } of compareSnapshot(trx, org, snapshot, later, chosen)) {
      counted.compared += figures;
      counted.restatements += restatements.length;
      for (const one of restatements) yield restatementRow(one, approvals);
    }
  };
  const asOf = 'snapshot' in later ? later.snapshot.asOf : later.asOf;
  if (options.format === 'json') {
    await streamJson({ format: 'throughline-restatements/1', organisation: org.code, snapshot, with: 'snapshot' in later ? later.snapshot : null, asOf }, 'restatements', all());
    return;
  }
  if (options.format === 'csv') {
    await print(csvLine([...RESTATEMENT_COLUMNS]));
    for await (const one of all()) await print(csvLine(restatementCells(one)));
    return;
  }
  const held: Restated[] = [];
  for await (const one of all()) held.push(one);
  await print(`${say(terminalLanguage(), 'cli.snapshot.compared', { id, name: snapshot.name, asOf, ...counted })}\n${restatementTable(held)}`);
});

async function reading(options: StoreOptions, work: (trx: Trx, org: HeldOrganisation) => Promise<void>): Promise<void> {
  await withStore(options, async (store) => {
    const org = await findOrganisation(store.appPool, options.organisation);
    await inScope(store.appPool, [org.orgId], (trx) => work(trx, org));
  });
}

/** A document whose last member is a list that comes piece by piece; nothing is printed before its first piece, so that a refusal prints nothing. */
async function streamJson(head: Readonly<Record<string, unknown>>, name: string, all: AsyncIterable<unknown>): Promise<void> {
  const begin = `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(name)}:[`;
  let before = `${begin}\n`;
  for await (const one of all) {
    await print(`${before}${JSON.stringify(one)}`);
    before = ',\n';
  }
  await print(before === ',\n' ? '\n]}\n' : `${begin}]}\n`);
}
