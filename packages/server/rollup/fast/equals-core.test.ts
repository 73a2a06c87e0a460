// The fast route says what the plain rules say: every place, year and range of every case, all members.
import { readFileSync, existsSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figureOf } from '@throughline/core/rollup/ask.ts';
import type { Question } from '@throughline/core/rollup/figure.ts';
import { prepare } from '@throughline/core/rollup/prepare.ts';
import { sharedDir } from '../../../../tools/shared.ts';
import { inScope } from '../../database/scope.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { loadRecords } from '../load-records.ts';
import { fastFigures } from './fast-figures.ts';
import { rebuild } from './refresh.ts';
import { loadPortfolio } from './testing/load-portfolio.ts';

const CASES = ['agro-industry', 'agro-industry-late', 'agro-industry-counts', 'rules', 'generated/small', 'generated/medium'];
const shared = sharedDir();
let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(async () => { await database.drop(); });

describe.skipIf(shared === null)('cases', () => {
  test.each(CASES)('%s', async (name) => {
    const file = `${shared}/cases/${name}.portfolio.json`;
    const portfolio = JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString());
    portfolio.organisation.id = name;
    const orgId = await loadPortfolio(database.ownerPool, portfolio, 1 + CASES.indexOf(name) * 100_000);
    await rebuild(database.ownerPool, orgId);
    const { compared, different } = await compareAll(orgId, name);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });
});

async function compareAll(orgId: string, code: string): Promise<{ compared: number; different: object[] }> {
  return inScope(database.appPool, [orgId], async (trx) => {
    const org = { orgId, code, framework: 'irpf-2019' } as never;
    const prepared = prepare(await loadRecords(trx, org));
    const places = new Set<string>();
    for (const series of prepared.series.values()) for (const one of series) for (const place of one.places) if (!place.startsWith('project:')) places.add(place);
    for (const country of ['IND', 'CHN', 'BRA', 'ETH', 'KEN', 'CIV', 'SEN', 'VNM', 'none']) places.add(`country:${country}`);
    const questions: Question[] = [];
    for (const indicator of prepared.series.keys()) {
      for (const place of places) for (const period of periods()) questions.push({ indicator, place, period, asOf: '2030-01-01' });
    }
    const fast = await fastFigures(trx, { orgId, framework: 'irpf-2019' }, questions);
    const different: object[] = [];
    let compared = 0;
    questions.forEach((question, i) => {
      const figure = fast[i]!;
      if (figure === null) return;
      compared += 1;
      const plain = figureOf(prepared, question);
      if (different.length < 10 && JSON.stringify(sorted(plain)) !== JSON.stringify(sorted(figure))) different.push(differences(plain, figure));
    });
    console.log(code, 'asked', questions.length, 'answered', compared);
    return { compared, different };
  });
}

function* periods(): Generator<string> {
  for (let first = 2018; first <= 2027; first += 1) for (let last = first; last <= 2027; last += 1) yield first === last ? String(first) : `${first}..${last}`;
}

const sorted = (value: unknown): unknown => (value === null || typeof value !== 'object' || Array.isArray(value) ? value
  : Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)])));

function differences(plain: object, fast: object): object {
  const [a, b] = [plain as Record<string, unknown>, fast as Record<string, unknown>];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => JSON.stringify(sorted(a[name])) !== JSON.stringify(sorted(b[name])));
  return { indicator: a['indicator'], kind: a['kind'], place: a['place'], period: a['period'], label: a['label'], ...Object.fromEntries(names.map((name) => [name, [a[name], b[name]]])) };
}
