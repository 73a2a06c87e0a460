/** Questions to a snapshot: figures and workings as they were frozen, and nothing that it does not hold. */
import { Refused, missing, problem } from '@throughline/core/ground/problem.ts';
import type { Figure } from '@throughline/core/rollup/figure.ts';
import { thaw } from '@throughline/core/rollup/snapshots/frozen.ts';
import type { Working } from '@throughline/core/rollup/working.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import type { Asked } from '../asked.ts';
import type { HeldSnapshot } from './head.ts';
import { type PartPlace, type StoredPart, partsOf, readFigures, readPart } from './parts.ts';

/** A question to a snapshot; its day is the snapshot's own. */
export type AskedOfSnapshot = Pick<Asked, 'indicators' | 'places' | 'periods'> & Partial<Pick<Asked, 'by' | 'atLeast' | 'withLegacy'>> & { readonly asOf?: string | undefined };

/**
 * Lists given are combined; what a combination does not have is left out. Refused: `not-in-snapshot` (missing: an indicator, place or period
 * of which nothing is held, and what no snapshot holds: cells, counts at a level, old values), `snapshot-has-its-day` (conflict).
 */
export async function* frozenFigures(trx: Trx, org: HeldOrganisation, snapshot: HeldSnapshot, asked: AskedOfSnapshot): AsyncGenerator<Figure> {
  await refuseNotHeld(trx, org, snapshot, asked);
  const { indicators, places, periods } = asked;
  for (const part of await partsOf(trx, org, snapshot.id, indicators.length > 0 ? indicators : null)) {
    if (!mayHold(part, places)) continue;
    const { figures } = await readFigures(trx, org, snapshot.id, part.number);
    yield* figures.filter((one) => (places.length === 0 || places.includes(one.place)) && (periods.length === 0 || periods.includes(one.period)));
  }
}

/** One figure with its working, and the part that it lies in. Refused (missing): `not-in-snapshot`. */
export async function frozenWorking(
  trx: Trx, org: HeldOrganisation, snapshot: HeldSnapshot, asked: { readonly indicator: string; readonly place: string; readonly period: string },
): Promise<{ figure: Figure; working: Working; part: StoredPart }> {
  for (const part of await partsOf(trx, org, snapshot.id, [asked.indicator])) {
    if (!mayHold(part, [asked.place])) continue;
    const { figures } = await readFigures(trx, org, snapshot.id, part.number);
    const at = figures.findIndex((one) => one.place === asked.place && one.period === asked.period);
    if (at < 0) continue;
    const whole = await readPart(trx, org, snapshot.id, part.number);
    return { figure: whole.figures[at]!, working: thaw(whole, at, snapshot.asOf), part: whole };
  }
  throw new Refused([notHeld('indicator', `${asked.indicator} ${asked.place} ${asked.period}`, snapshot)]);
}

const mayHold = (part: PartPlace, places: readonly string[]): boolean => places.length === 0 || places.some((place) => part.first <= place && place <= part.last);

const notHeld = (at: string, found: string, snapshot: HeldSnapshot) => missing('not-in-snapshot', at, { found, accepted: snapshot.id });

async function refuseNotHeld(trx: Trx, org: HeldOrganisation, snapshot: HeldSnapshot, asked: AskedOfSnapshot): Promise<void> {
  const parts = await partsOf(trx, org, snapshot.id);
  const codes = new Set(parts.map((part) => part.indicator));
  const known = asked.indicators.filter((code) => codes.has(code));
  const places = await placesNotHeld(trx, org, snapshot, parts, { ...asked, indicators: known });
  const problems = [
    ...asked.indicators.filter((code) => !codes.has(code)).map((code) => notHeld('indicator', code, snapshot)),
    ...places.map((place) => notHeld('place', place, snapshot)),
    ...asked.periods.filter((period) => !snapshot.periods.includes(period)).map((period) => notHeld('period', period, snapshot)),
    ...(asked.by == null ? [] : [notHeld('by', asked.by, snapshot)]),
    ...(asked.atLeast == null ? [] : [notHeld('atLeast', asked.atLeast, snapshot)]),
    ...(asked.withLegacy === true ? [notHeld('withLegacy', 'true', snapshot)] : []),
    ...(asked.asOf === undefined || asked.asOf === snapshot.asOf ? [] : [problem('conflict', 'snapshot-has-its-day', 'asOf', { found: asked.asOf, accepted: snapshot.asOf })]),
  ];
  if (problems.length > 0) throw new Refused(problems);
}

async function placesNotHeld(trx: Trx, org: HeldOrganisation, snapshot: HeldSnapshot, parts: readonly PartPlace[], { indicators, places }: AskedOfSnapshot): Promise<string[]> {
  const sought = new Set(places);
  for (const part of parts) {
    const here = [...sought].filter((place) => part.first <= place && place <= part.last);
    if (here.length === 0 || (indicators.length > 0 && !indicators.includes(part.indicator))) continue;
    const held = new Set((await readFigures(trx, org, snapshot.id, part.number)).figures.map((one) => one.place));
    for (const place of here) if (held.has(place)) sought.delete(place);
    if (sought.size === 0) break;
  }
  return [...sought];
}
