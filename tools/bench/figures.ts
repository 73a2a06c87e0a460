/** Figures of the pages by the fast route, beside GROUP BY over the records in the same run. */
import type { OpenDatabase } from '@throughline/server/database/open-database.ts';
import { inScope } from '@throughline/server/database/scope.ts';
import { fastFigures } from '@throughline/server/rollup/fast/fast-figures.ts';
import { GROUP_BY, type Page, groupByValues, pagesOf, questionsOf } from './pages.ts';
import { ms, table, timed } from './timing.ts';

const AS_OF = '2040-01-01';
const RUNS = 40;

export type Subject = { readonly orgId: string; readonly code: string; readonly indicators: readonly string[]; readonly ofArea: readonly string[]; readonly places: Readonly<Record<string, readonly string[]>> };

/** The largest organisation, with its places. */
export async function subjectOf({ ownerPool }: OpenDatabase): Promise<Subject> {
  const one = async (text: string, values: unknown[]): Promise<string[]> => (await ownerPool.query(text, values)).rows.map((row) => row.name as string);
  const org = (await ownerPool.query(`select org_id, code from organisation where code = 'BENCH-1'`)).rows[0] as { org_id: string; code: string };
  const held = await one(`select distinct place as name from place_cell where org_id = $1 order by 1`, [org.org_id]);
  const of = (sort: string): string[] => held.filter((place) => place.startsWith(`${sort}:`));
  const indicators = await one('select code as name from indicator where org_id = $1 order by indicator_id', [org.org_id]);
  const ofArea = await one(`select code as name from indicator where org_id = $1 and area = (select min(area) from indicator where org_id = $1) order by 1`, [org.org_id]);
  return {
    orgId: org.org_id, code: org.code, indicators, ofArea,
    places: { organisation: ['organisation'], country: of('country'), programme: of('programme'), sdg: of('sdg').filter((place) => !place.includes('.')), donor: of('donor') },
  };
}

/** What each kind of page asks. */
function* kinds(subject: Subject): Generator<[string, readonly string[], readonly string[]]> {
  const { indicators, places, ofArea } = subject;
  yield ['overview, a year', indicators, places['organisation']!];
  yield ['overview, a range', indicators, places['organisation']!];
  yield ['country', indicators, places['country']!];
  yield ['country, a range', indicators, places['country']!];
  yield ['programme', indicators, places['programme']!];
  yield ['area', ofArea, places['organisation']!];
  yield ['sdg goal', indicators, places['sdg']!];
  yield ['indicator, all years', indicators, places['organisation']!];
}

export async function benchFigures(store: OpenDatabase, subject: Subject, runs = RUNS): Promise<string> {
  const rows: string[][] = [];
  for (const [name, indicators, places] of kinds(subject)) {
    const pages = pagesOf(name, indicators, places);
    const some: Page[] = Array.from({ length: runs + 10 }, () => pages.next().value as Page);
    const fast = await timed(runs, 5, (at) => inScope(store.appPool, [subject.orgId], (trx) => fastFigures(trx, { orgId: subject.orgId, framework: 'irpf-2019' }, questionsOf(some[at]!, AS_OF))));
    const plain = await timed(Math.min(runs, 7), 1, (at) => inScope(store.appPool, [subject.orgId], (trx) => trx.query(GROUP_BY, groupByValues(subject.orgId, some[at]!))));
    const figures = questionsOf(some[0]!, AS_OF).length;
    rows.push([name, String(figures), ms(fast.p50), ms(fast.p95), ms(plain.p50), `${(plain.p50 / fast.p50).toFixed(0)}×`]);
  }
  return table(['page', 'figures', 'cells p50 ms', 'p95 ms', 'GROUP BY p50 ms', 'ratio'], rows);
}
