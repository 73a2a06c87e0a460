/** The same pages through the HTTP API, as a screen asks them. */
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { buildServer } from '@throughline/server/http/server.ts';
import type { Subject } from './figures.ts';
import { pagesOf, type Page } from './pages.ts';
import { ms, table, timed } from './timing.ts';

const RUNS = 40;

export async function benchHttp(store: OpenDatabase, { code, indicators, ofArea, places }: Subject): Promise<string> {
  const app = await buildServer({ store, listeners: [] }, false);
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    const rows: string[][] = [];
    const asked: [string, readonly string[], readonly string[]][] = [
      ['overview, a year', indicators, places['organisation']!], ['overview, a range', indicators, places['organisation']!], ['country', indicators, places['country']!],
      ['programme', indicators, places['programme']!], ['area', ofArea, places['organisation']!], ['sdg goal', indicators, places['sdg']!], ['indicator, all years', indicators, places['organisation']!],
    ];
    for (const [name, codes, at] of asked) {
      const pages = pagesOf(name, codes, at);
      let figures = 0;
      const times = await timed(RUNS, 5, async () => { figures = await get(base, code, pages.next().value as Page); });
      rows.push([name, String(figures), ms(times.p50), ms(times.p95)]);
    }
    return table(['page through HTTP', 'figures', 'p50 ms', 'p95 ms'], rows);
  } finally {
    await app.close();
  }
}

async function get(base: string, organisation: string, page: Page): Promise<number> {
  const asked = new URLSearchParams([['organisation', organisation], ...page.indicators.map((one) => ['indicator', one]), ['place', page.place], ...page.periods.map((one) => ['period', one])]);
  const answer = await fetch(`${base}/api/v1/figures?${asked}`);
  const body = (await answer.json()) as { figures?: unknown[] };
  if (!answer.ok || body.figures === undefined) throw new Error(`${answer.status}: ${JSON.stringify(body).slice(0, 300)}`);
  return body.figures.length;
}
