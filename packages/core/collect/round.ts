/**
 * Reporting rounds: a period of a calendar that is asked of a place, with the days on which it opens, falls due and closes, and
 * the levels at which what comes in is verified. A round stands over the projects' own periods: those wholly inside it are asked
 * (figures 4.3), so a project that reports by quarter answers a half-year with two reports.
 */
import { isDay } from '../ground/day.ts';
import { type Decided, decided, spoken } from '../ground/decided.ts';
import { type Span, inside, parseRange, periodText } from '../ground/period.ts';
import { type Problem, invalid, missing, problem } from '../ground/problem.ts';
import { type Rational, compare, isDecimal, ONE, ZERO, rational } from '../ground/rational.ts';
import { CALENDARS, type Calendar, isOfCalendar } from './calendar.ts';

/** Where verification happens, from near to far; each level looks at what the one before let through. */
export const LEVELS = ['project', 'programme', 'results-unit'] as const;
export type LevelCode = (typeof LEVELS)[number];

/** A share below one: only that part of the reports is looked at, chosen by their ids (assure/sampling.ts). */
export type Level = { readonly level: LevelCode; readonly share: Rational };

/** Where no round says otherwise: one level, everything. */
export const STANDARD_LEVELS: readonly Level[] = [{ level: 'project', share: ONE }];

export type Round = {
  readonly number: number;
  readonly calendar: Calendar;
  readonly span: Span;
  /** `organisation`, or a place whose projects alone are asked: `programme:ID`, `donor:ID`, `country:ISO3`, `unit:ID`, `project:ID`. */
  readonly place: string;
  readonly opens: string;
  readonly due: string;
  readonly closes: string;
  /** Closed by somebody before its last day, or after. */
  readonly closed: boolean;
  readonly levels: readonly Level[];
};

export type RoundState = 'to-come' | 'open' | 'overdue' | 'closed';

/** How a round stands on a day; its days of opening, falling due and closing are all included. */
export function roundState(round: Round, day: string): RoundState {
  if (round.closed || day > round.closes) return 'closed';
  if (day < round.opens) return 'to-come';
  return day > round.due ? 'overdue' : 'open';
}

/** The rounds that ask a project for a period; `places` are all that the project stands at. */
export const roundsOver = (rounds: readonly Round[], places: ReadonlySet<string>, span: Span): Round[] =>
  rounds.filter((one) => places.has(one.place) && inside(span, one.span));

/** The one that decides: of those open the first to fall due, else the first to come, else the last closed; null where no round asks. */
export function roundFor(rounds: readonly Round[], places: ReadonlySet<string>, span: Span, day: string): Round | null {
  const over = roundsOver(rounds, places, span);
  const by = (states: readonly RoundState[]): Round[] => over.filter((one) => states.includes(roundState(one, day)));
  const open = by(['open', 'overdue']).sort((a, b) => (a.due < b.due ? -1 : 1));
  return open[0] ?? by(['to-come']).sort((a, b) => (a.opens < b.opens ? -1 : 1))[0] ?? by(['closed']).at(-1) ?? null;
}

/** Whether a report may come in under a round on a day. Problems: `round-closed`, `round-not-open` (closed). */
export function whyNotTaken(round: Round | null, day: string): Problem[] {
  if (round === null) return [];
  const state = roundState(round, day);
  const at = `round:${round.number}`;
  if (state === 'closed') return [problem('closed', 'round-closed', at, { found: round.closed ? periodText(round.span) : round.closes, accepted: 'open-round' })];
  return state === 'to-come' ? [problem('closed', 'round-not-open', at, { found: day, accepted: round.opens })] : [];
}

export type AskedRound = {
  readonly calendar: string; readonly period: string; readonly place: string; readonly opens: string; readonly due: string; readonly closes: string;
  readonly levels: readonly { readonly level: string; readonly share: string }[];
  readonly reason: string | null;
};
export type RoundFact =
  | { readonly fact: 'round-opened'; readonly calendar: Calendar; readonly span: Span; readonly place: string; readonly opens: string; readonly due: string; readonly closes: string;
      readonly levels: readonly { readonly level: LevelCode; readonly share: string }[]; readonly reason: string | null }
  | { readonly fact: 'round-closed'; readonly number: number; readonly reason: string | null };

/**
 * Opening a round, or opening a closed one again, which needs a reason. Problems: `calendar-unknown`, `period-malformed`,
 * `period-of-other-calendar`, `date-malformed`, `round-days-out-of-order`, `level-unknown`, `level-named-twice`, `share-out-of-range`,
 * `place-unknown`, `reason-blank` (invalid), `round-open-already` (conflict).
 */
export function openRound(asked: AskedRound, held: readonly Round[], isPlace: (place: string) => boolean, day: string): Decided<RoundFact> {
  const span = parseRange(asked.period);
  const calendar = CALENDARS.find((one) => one === asked.calendar);
  const same = span === null ? [] : held.filter((one) => one.place === asked.place && one.span.first === span.first && one.span.last === span.last);
  const standing = same.find((one) => roundState(one, day) !== 'closed');
  const problems = [...faultsOfPeriod(asked, calendar, span), ...faultsOfDays(asked), ...faultsOfLevels(asked)];
  if (!isPlace(asked.place)) problems.push(invalid('place-unknown', 'place', { found: asked.place, accepted: 'organisation, programme:ID, donor:ID, country:ISO3, unit:ID, project:ID' }));
  if (standing) problems.push(problem('conflict', 'round-open-already', `round:${standing.number}`, { found: asked.period }));
  else if (same.length > 0 && spoken(asked.reason) === null) problems.push(invalid('reason-blank', 'reason', { accepted: 'reason' }));
  return decided(problems, () => [{
    fact: 'round-opened', calendar: calendar!, span: span!, place: asked.place, opens: asked.opens, due: asked.due, closes: asked.closes,
    levels: asked.levels.map((one) => ({ level: one.level as LevelCode, share: one.share })), reason: spoken(asked.reason),
  }]);
}

function faultsOfPeriod({ calendar: asked, period }: AskedRound, calendar: Calendar | undefined, span: Span | null): Problem[] {
  const problems: Problem[] = [];
  if (calendar === undefined) problems.push(invalid('calendar-unknown', 'calendar', { found: asked, accepted: [...CALENDARS] }));
  if (span === null) problems.push(invalid('period-malformed', 'period', { found: period, accepted: '2023, 2023Q1, 2023Q1..2023Q2' }));
  else if (calendar !== undefined && !isOfCalendar(calendar, span)) problems.push(invalid('period-of-other-calendar', 'period', { found: period, accepted: calendar }));
  return problems;
}

function faultsOfDays({ opens, due, closes }: AskedRound): Problem[] {
  const days = { opens, due, closes };
  const wrong = Object.entries(days).filter(([, day]) => !isDay(day)).map(([name, found]) => invalid('date-malformed', name, { found, accepted: '2023-01-31' }));
  if (wrong.length > 0) return wrong;
  return opens <= due && due <= closes ? [] : [invalid('round-days-out-of-order', 'due', { found: `${opens}, ${due}, ${closes}`, accepted: 'opens <= due <= closes' })];
}

function faultsOfLevels({ levels }: AskedRound): Problem[] {
  const seen = new Set<string>();
  return levels.flatMap(({ level, share }, n) => {
    const at = `levels/${n}`;
    if (!(LEVELS as readonly string[]).includes(level)) return [invalid('level-unknown', at, { found: level, accepted: [...LEVELS] })];
    if (seen.has(level)) return [invalid('level-named-twice', at, { found: level })];
    seen.add(level);
    const sound = isDecimal(share) && compare(rational(share), ZERO) > 0 && compare(rational(share), ONE) <= 0;
    return sound ? [] : [invalid('share-out-of-range', at, { found: share, accepted: '0 < share <= 1' })];
  }).concat(levels.length === 0 ? [invalid('level-unknown', 'levels', { found: '–', accepted: [...LEVELS] })] : []);
}

/** Closing a round. Problems: `round-unknown` (missing), `round-closed-already` (closed). */
export function closeRound(number: number, held: readonly Round[], reason: string | null): Decided<RoundFact> {
  const round = held.find((one) => one.number === number);
  if (round === undefined) return { problems: [missing('round-unknown', 'round', { found: number, accepted: held.map((one) => one.number) })] };
  const problems = round.closed ? [problem('closed', 'round-closed-already', `round:${number}`, { found: periodText(round.span) })] : [];
  return decided(problems, () => [{ fact: 'round-closed', number, reason: spoken(reason) }]);
}
