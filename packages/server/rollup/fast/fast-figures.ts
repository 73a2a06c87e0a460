/**
 * The fast route to figures: from cells that every verification keeps true, never from the records. It shares no rule with
 * `core/rollup`; `throughline check` holds one against the other.
 */
import { parsePlace } from '@throughline/core/design/places.ts';
import { isWholeYears, parseRange, yearOf } from '@throughline/core/ground/period.ts';
import type { Figure, Question } from '@throughline/core/rollup/figure.ts';
import type { Trx } from '../../database/scope.ts';
import { finish } from './finish.ts';
import { type Asked, type KnownIndicator, readAll } from './read.ts';
import { INDICATORS, LIVE_FROM } from './read-sql.ts';

export type OfOrganisation = { readonly orgId: string; readonly framework: string };

/**
 * Figures of live questions (as of the last verification or later), all in one go: a page is a handful of queries. Null
 * for what is not answered here: earlier days, cells of a dimension, legacy, joined places, groups of countries, single projects, quarters, series
 * whose periods are neither years nor quarters. Inside `inScope` of the organisation, on one snapshot.
 */
export async function fastFigures(trx: Trx, org: OfOrganisation, questions: readonly Question[]): Promise<(Figure | null)[]> {
  const indicators = await known(trx, org, questions);
  const live = await trx.query<{ day: string }>({ name: 'cells-live-from', text: LIVE_FROM, values: [org.orgId] });
  const from = live.rows[0]?.day ?? '';
  const asked = questions.flatMap((question, n) => (question.asOf < from ? [] : (askedOf(question, n, indicators.get(question.indicator)) ?? [])));
  if (asked.length === 0) return questions.map(() => null);
  const read = await readAll(trx, org.orgId, asked);
  const figures: (Figure | null)[] = questions.map(() => null);
  for (const one of asked) figures[one.n] = finish(questions[one.n]!, one, read.get(one.n)!);
  return figures;
}

async function known(trx: Trx, { orgId, framework }: OfOrganisation, questions: readonly Question[]): Promise<Map<string, KnownIndicator>> {
  const codes = [...new Set(questions.map((question) => question.indicator))];
  const found = await trx.query<KnownIndicator>({ name: 'cells-indicators', text: INDICATORS, values: [orgId, framework, codes] });
  return new Map(found.rows.map((row) => [row.code, row]));
}

/** Written so that nothing stands there. */
const NOWHERE = '';

function askedOf(question: Question, n: number, indicator: KnownIndicator | undefined): Asked | null {
  if (indicator === undefined || question.by !== undefined || question.withLegacy === true) return null;
  const [range, place] = [parseRange(question.period), parsePlace(question.place)];
  if (range === null || place === null || !isWholeYears(range) || place.parts.length !== 1) return null;
  const { sort, id } = place.parts[0]!;
  if (sort === 'project' || sort === 'group') return null;
  const at = sort !== 'area' ? question.place : id === indicator.area ? 'organisation' : NOWHERE;
  return { n, indicator, place: at, first: yearOf(range.first), last: yearOf(range.last) };
}
