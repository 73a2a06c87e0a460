/** Every place, year and range of an organisation asked of both routes. */
import { figure as plainFigure } from '@throughline/core/rollup/ask.ts';
import type { Question } from '@throughline/core/rollup/figure.ts';
import { prepare } from '@throughline/core/rollup/prepare.ts';
import type { Pool } from 'pg';
import { inScope } from '../../../database/scope.ts';
import { loadRecords } from '../../load-records.ts';
import { fastFigures } from '../fast-figures.ts';

export type Comparison = { readonly asked: number; readonly answered: number; readonly different: readonly object[] };
/** Years asked, both included; every range of them. */
export type Years = { readonly first: number; readonly last: number };

const FRAMEWORK = 'irpf-2019';

export async function compareRoutes(pool: Pool, orgId: string, years: Years, countries: readonly string[]): Promise<Comparison> {
  return inScope(pool, [orgId], async (trx) => {
    const prepared = prepare(await loadRecords(trx, { orgId, framework: FRAMEWORK } as Parameters<typeof loadRecords>[1]));
    const places = new Set(['country:none', ...countries.map((iso3) => `country:${iso3}`)]);
    for (const series of prepared.series.values()) for (const one of series) for (const place of one.places) if (!place.startsWith('project:')) places.add(place);
    const questions: Question[] = [];
    for (const indicator of prepared.series.keys()) {
      for (const place of places) for (const period of periods(years)) questions.push({ indicator, place, period, asOf: '2040-01-01' });
    }
    const fast = await fastFigures(trx, { orgId, framework: FRAMEWORK }, questions);
    const different: object[] = [];
    questions.forEach((question, i) => {
      const found = fast[i]!;
      if (found === null || different.length >= 5) return;
      const plain = plainFigure(prepared, question).figure;
      if (written(plain) !== written(found)) different.push(differences(plain as never, found as never));
    });
    return { asked: questions.length, answered: fast.filter((one) => one !== null).length, different };
  });
}

function* periods({ first, last }: Years): Generator<string> {
  for (let from = first; from <= last; from += 1) for (let to = from; to <= last; to += 1) yield from === to ? String(from) : `${from}..${to}`;
}

const written = (value: unknown): string => JSON.stringify(sorted(value));

const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map(written).sort() : value === null || typeof value !== 'object' ? value
  : Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)])));

function differences(plain: Record<string, unknown>, fast: Record<string, unknown>): object {
  const names = [...new Set([...Object.keys(plain), ...Object.keys(fast)])].filter((name) => written(plain[name]) !== written(fast[name]));
  const { indicator, kind, place, period, label } = plain;
  return { indicator, kind, place, period, label, ...Object.fromEntries(names.map((name) => [name, { plain: plain[name], fast: fast[name] }])) };
}
