/** A snapshot held against a later state, indicator after indicator: what has become another figure, and why (figures 10). */
import { figure } from '@throughline/core/rollup/ask.ts';
import type { Figure, Question } from '@throughline/core/rollup/figure.ts';
import { type FrozenIndicator, placeOfFigure, thaw } from '@throughline/core/rollup/snapshots/frozen.ts';
import { type Restatement, differenceOf, restatementOf } from '@throughline/core/rollup/snapshots/restatement.ts';
import type { Working } from '@throughline/core/rollup/working.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { definitionOf } from './freeze-figures.ts';
import type { HeldSnapshot } from './head.ts';
import { type PartPlace, partsOf, readFigures, readPart } from './parts.ts';
import { type Together, preparedQuestions } from './records-together.ts';

/** Figures looked at; empty lists mean all. */
export type Chosen = { readonly indicators: readonly string[]; readonly places: readonly string[]; readonly periods: readonly string[] };
export const ALL: Chosen = { indicators: [], places: [], periods: [] };

/** The later state: another snapshot, or the figures of today as of a day. */
export type Later = { readonly snapshot: HeldSnapshot } | { readonly asOf: string };

/** What is told: each restatement with its indicator, and how many figures of the indicator were compared. */
export type Compared = { readonly indicator: FrozenIndicator; readonly restatements: readonly Restatement[]; readonly figures: number };

/** A figure of either side and how to open it. */
type Side = { readonly figure: Figure; readonly working: () => Promise<Working> | Working };

/** The periods compared are those of the earlier snapshot: what it does not speak of cannot be restated. */
export async function* compareSnapshot(trx: Trx, org: HeldOrganisation, from: HeldSnapshot, to: Later, chosen: Chosen = ALL): AsyncGenerator<Compared> {
  const frozen = grouped(await partsOf(trx, org, from.id, chosen.indicators.length > 0 ? chosen.indicators : null));
  const sideOf = (snapshot: HeldSnapshot, parts: readonly PartPlace[]) => frozenSides(trx, org, snapshot, parts, chosen, new Set(from.periods));
  const rest = new Map(frozen);
  for await (const { indicator, sides } of laterOf(trx, org, from, to, chosen)) {
    const before = rest.get(indicator.code) ?? [];
    rest.delete(indicator.code);
    yield await held(indicator, sideOf(from, before), sides);
  }
  for (const parts of rest.values()) {
    const { indicator } = await readFigures(trx, org, from.id, parts[0]!.number);
    yield await held(indicator, sideOf(from, parts), none());
  }
}

async function* none(): AsyncGenerator<Side> {}

type Indicators = AsyncGenerator<{ indicator: FrozenIndicator; sides: AsyncGenerator<Side> }>;

async function* laterOf(trx: Trx, org: HeldOrganisation, from: HeldSnapshot, to: Later, chosen: Chosen): Indicators {
  if ('asOf' in to) {
    for await (const together of preparedQuestions(trx, org, to.asOf, from.periods, chosen.indicators)) {
      yield { indicator: definitionOf(together.prepared, together.indicator), sides: liveSides(together, chosen) };
    }
    return;
  }
  for (const parts of grouped(await partsOf(trx, org, to.snapshot.id, chosen.indicators.length > 0 ? chosen.indicators : null)).values()) {
    const { indicator } = await readFigures(trx, org, to.snapshot.id, parts[0]!.number);
    yield { indicator, sides: frozenSides(trx, org, to.snapshot, parts, chosen, new Set(from.periods)) };
  }
}

async function* liveSides({ prepared, questions }: Together, chosen: Chosen): AsyncGenerator<Side> {
  for (const question of questions) {
    if (!isChosen(question, chosen)) continue;
    yield { figure: figure(prepared, question).figure, working: () => figure(prepared, question, { working: true }).working! };
  }
}

async function* frozenSides(trx: Trx, org: HeldOrganisation, snapshot: HeldSnapshot, parts: readonly PartPlace[], chosen: Chosen, periods: ReadonlySet<string>): AsyncGenerator<Side> {
  for (const part of parts) {
    if (chosen.places.length > 0 && !chosen.places.some((place) => part.first <= place && place <= part.last)) continue;
    const { figures } = await readFigures(trx, org, snapshot.id, part.number);
    let whole: ReturnType<typeof readPart> | null = null;
    for (const [at, one] of figures.entries()) {
      if (!periods.has(one.period) || !isChosen(one, chosen)) continue;
      yield { figure: one, working: async () => thaw(await (whole ??= readPart(trx, org, snapshot.id, part.number)), at, snapshot.asOf) };
    }
  }
}

const isChosen = ({ place, period }: Pick<Question, 'place' | 'period'>, { places, periods }: Chosen): boolean =>
  (places.length === 0 || places.includes(place)) && (periods.length === 0 || periods.includes(period));

/** Both sides come in one order, so they are walked side by side. */
async function held(indicator: FrozenIndicator, before: AsyncGenerator<Side>, now: AsyncGenerator<Side>): Promise<Compared> {
  const restatements: Restatement[] = [];
  let figures = 0;
  for await (const [one, other] of paired(before, now)) {
    figures += 1;
    const difference = differenceOf(one?.figure ?? null, other?.figure ?? null);
    if (difference === null) continue;
    restatements.push(restatementOf(difference, (await one?.working()) ?? null, (await other?.working()) ?? null));
  }
  return { indicator, restatements, figures };
}

async function* paired(before: AsyncGenerator<Side>, now: AsyncGenerator<Side>): AsyncGenerator<readonly [Side | null, Side | null]> {
  const take = async (from: AsyncGenerator<Side>): Promise<Side | null> => (await from.next() as { value: Side | undefined }).value ?? null;
  let [a, b] = [await take(before), await take(now)];
  while (a !== null || b !== null) {
    const [at, to] = [a === null ? null : placeOfFigure(a.figure), b === null ? null : placeOfFigure(b.figure)];
    const first = to === null || (at !== null && at < to);
    const second = at === null || (to !== null && to < at);
    yield [second ? null : a, first ? null : b];
    if (!second) a = await take(before);
    if (!first) b = await take(now);
  }
}

function grouped(parts: readonly PartPlace[]): Map<string, PartPlace[]> {
  const all = new Map<string, PartPlace[]>();
  for (const part of parts) {
    const list = all.get(part.indicator);
    if (list) list.push(part);
    else all.set(part.indicator, [part]);
  }
  return all;
}
