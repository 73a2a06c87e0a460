/** One question, one figure: the only route by which figures are made (figures 12). */
import { type PlacePart, parsePlace, partText, ORGANISATION } from '../design/places.ts';
import type { Indicator } from '../framework/indicator.ts';
import { type Span, parseRange } from '../ground/period.ts';
import type { PlaceTarget } from '../plan/promise.ts';
import type { Answered } from './answered.ts';
import { cellsOf } from './cells.ts';
import { fullComparison } from './comparison.ts';
import { coverageOf } from './coverage.ts';
import type { Figure, Question } from './figure.ts';
import { combine } from './kinds/combine.ts';
import { labelOf } from './labels.ts';
import { joiningLegacy, labelWithLegacy, withLegacy } from './legacy.ts';
import { joiningMapped } from './mapped.ts';
import { likeForLike } from './like-for-like.ts';
import { prepare } from './prepare.ts';
import type { Prepared, SeriesAt, View } from './prepared.ts';
import { promisedAt } from './promised.ts';
import { type Reading, itemsOf, readMember } from './reading.ts';
import { cellShown, shown } from './shown.ts';
import type { Thresholds } from './verdict.ts';
import { membersAt, viewAt } from './view.ts';
import { type Working, workingOf } from './working.ts';

/** Answers a question that `checkQuestion` finds no fault with; throws a RangeError on others. */
export function answer(prepared: Prepared, question: Question): Answered {
  const indicator = prepared.records.indicators.get(question.indicator);
  const range = parseRange(question.period);
  const place = parsePlace(question.place);
  if (!indicator || !range || !place) throw new RangeError(`unasked: ${question.indicator} ${question.place} ${question.period}`);
  const stand = standing(place.parts, indicator);
  const readings = stand === null ? [] : readingsAt(prepared, question.asOf, indicator, stand, range);
  const items = itemsOf(readings);
  const joins = question.withLegacy === true && stand?.length === 1 && stand[0] === ORGANISATION;
  const legacy = joins ? [...joiningLegacy(prepared.legacy.get(indicator.code) ?? [], indicator, range, question.asOf), ...joiningMapped(prepared, indicator, range, question.asOf)] : [];
  const outcome = combine(indicator, items, prepared.records.deals);
  const covered = coverageOf(readings);
  const own = stand?.length === 1 ? ownTargets(prepared, indicator.code, stand[0]!) : [];
  const promised = promisedAt(indicator, stand?.[0] ?? '', readings, own, range);
  const total = withLegacy(outcome, indicator.kind, legacy);
  const label = labelWithLegacy(labelOf(indicator.kind, total, covered), legacy);
  const asked = { indicator, readings, promised, deals: prepared.records.deals };
  const full = fullComparison({ ...asked, outcome: total, label });
  // Old values are of no project-period: like-for-like compares without them.
  const alone = { ...asked, outcome, label: labelOf(indicator.kind, outcome, covered) };
  const like = likeForLike(alone, legacy.length === 0 ? full : fullComparison(alone));
  return { question, indicator, range, readings, items, legacy, outcome: total, label, covered, promised, full, like };
}

/** A figure; its working only when asked for, since it costs more than the figure. */
export type FigureAnswered = { readonly figure: Figure; readonly working: Working | null };
/** `thresholds`: an organisation's own (figures 7.4). */
export type Options = { readonly working?: boolean; readonly thresholds?: Thresholds };

/** The figure of a question, and with `{ working: true }` what it is made of. */
export function figure(prepared: Prepared, question: Question, options: Options = {}): FigureAnswered {
  const answered = answer(prepared, question);
  return { figure: shown(answered, options.thresholds), working: options.working ? workingOf(prepared, answered) : null };
}

/** The figures of a question's cells along its dimension `by`, one for each value that is stated or not (figures 8). */
export function figuresBy(prepared: Prepared, question: Question, options: Options = {}): FigureAnswered[] {
  const answered = answer(prepared, question);
  if (question.by === undefined) throw new RangeError('cells of no dimension');
  return cellsOf(prepared, answered, question.by).map((cell) => ({
    figure: cellShown(answered, cell),
    working: options.working ? workingOf(prepared, answered, cell) : null,
  }));
}

/**
 * Where to look: one place, or two joined ones. `area` asks for the organisation's figures of the area's indicators
 * (figures 3), so it drops out, and is nowhere for an indicator of another area.
 */
function standing(parts: readonly PlacePart[], indicator: Indicator): string[] | null {
  const areas = parts.filter((part) => part.sort === 'area');
  if (areas.some((part) => part.id !== indicator.area)) return null;
  const rest = parts.filter((part) => part.sort !== 'area').map(partText);
  return rest.length === 0 ? [ORGANISATION] : rest.length < parts.length ? [rest[0]!, ORGANISATION] : rest;
}

/** What each project at a question's place was expected to say and said: what coverage counts (figures 4.2), without the arithmetic. */
export function readingsOf(prepared: Prepared, question: Question): Reading[] {
  const indicator = prepared.records.indicators.get(question.indicator);
  const range = parseRange(question.period);
  const place = parsePlace(question.place);
  if (!indicator || !range || !place) throw new RangeError(`unasked: ${question.indicator} ${question.place} ${question.period}`);
  const stand = standing(place.parts, indicator);
  return stand === null ? [] : readingsAt(prepared, question.asOf, indicator, stand, range);
}

function readingsAt(prepared: Prepared, asOf: string, indicator: Indicator, stand: readonly string[], range: Span): Reading[] {
  const view = viewAt(prepared, indicator.code, asOf);
  const members = membersAt(view, stand[0]!, stand[1] ?? null);
  // A group may know a series for some of its years only.
  if (stand.some((place) => place.startsWith('group:'))) return members.map((member) => readMember(member, indicator.kind, range));
  const kept = keptOf(view, range);
  return members.map((member) => {
    if (member.share.sort !== 'whole') return readMember(member, indicator.kind, range);
    let reading = kept.get(member.at);
    if (reading === undefined) kept.set(member.at, reading = readMember(member, indicator.kind, range));
    return reading;
  });
}

/** Of each view the readings of the range asked last: a series stands at many places, whole at most of them. */
const lastRead = new WeakMap<View, { readonly range: Span; readonly readings: Map<SeriesAt, Reading> }>();

function keptOf(view: View, range: Span): Map<SeriesAt, Reading> {
  const last = lastRead.get(view);
  if (last !== undefined && last.range.first === range.first && last.range.last === range.last) return last.readings;
  const readings = new Map<SeriesAt, Reading>();
  lastRead.set(view, { range, readings });
  return readings;
}

const ownTargets = (prepared: Prepared, indicator: string, place: string): PlaceTarget[] =>
  (prepared.placeTargets.get(indicator) ?? []).filter((target) => target.place === place);

export { type Prepared, prepare };
