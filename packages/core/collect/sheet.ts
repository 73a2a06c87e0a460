/**
 * The sheet of a report: what is asked of a project for a period, what is known beside each line, and the rules that judge what is
 * typed. One pure function serves the server and the screen; its rules of values are those of the portfolio file.
 */
import { factorOf } from '../framework/conversion.ts';
import { oneSpelling } from '../ground/spelling.ts';
import { decimalText } from '../ground/decimal.ts';
import { type Problem, invalid, warning } from '../ground/problem.ts';
import { type Rational, absolute, compare, equal, isDecimal, isZero, multiply, rational } from '../ground/rational.ts';
import type { Judged, Judging } from './check/judging.ts';
import { type Known, fall, jump } from './check/succession.ts';
import { checkSaid } from './check/value.ts';
import { type SaidEntry, VALUE_MEMBERS } from './said.ts';

/** The four states of a value in a report that is being written. */
export type TypedState = 'reported' | 'not-reported' | 'not-applicable' | 'not-entered';

/** One indicator of the sheet. Numbers are in the canonical unit, in force today, in order of time. */
export type Line = {
  readonly indicator: Judged;
  /** Whether the plan expects this period of it (figures 4.1): it must be answered, a gap with its reason. */
  readonly expected: boolean;
  readonly earlier: readonly Known[];
  /** What this very report said before, where it is corrected. */
  readonly same: Known | null;
  readonly later: readonly Known[];
};

export type Sheet = {
  /** The year by whose rate money is converted. */
  readonly year: number;
  readonly lines: ReadonlyMap<string, Line>;
  readonly reference: Judging['reference'];
  readonly known: Judging['known'];
};

/** Digits and signs of one number that anybody may type. */
const MOST_SIGNS = 60;
const TEXT_MEMBERS = ['level', 'notReported', 'notApplicable'] as const;

export function stateOf(said: SaidEntry | null | undefined): TypedState {
  if (said == null) return 'not-entered';
  if (said.notReported != null) return 'not-reported';
  if (said.notApplicable != null) return 'not-applicable';
  const members = [said.value, said.numerator, said.denominator, said.weight, said.persons, said.deals, said.level, said.text];
  return members.some((one) => one != null) || (said.cells ?? []).length > 0 ? 'reported' : 'not-entered';
}

/** Problems of one line, `at` below `/values/CODE`; nothing is said of a line not yet entered. Errors refuse a submission, warnings go with it. */
export function checkLine(sheet: Sheet, line: Line, said: SaidEntry | null | undefined): Problem[] {
  const at = `/values/${line.indicator.code}`;
  if (said == null || stateOf(said) === 'not-entered') return [];
  const form = checkForm(said, at);
  if (form.length > 0) return form;
  const problems: Problem[] = [];
  const judging: Judging = { reference: sheet.reference, known: sheet.known, add: (one) => problems.push(one), count: () => problems.length };
  if (!checkSaid(judging, said, line.indicator, sheet.year, at)) return problems;
  const value = canonicalOf(sheet, line.indicator, said);
  return value === null ? problems : [...problems, ...besideOthers(line, value, at)];
}

/**
 * All problems of a report. With `whole`, an expected line not yet entered is one too. Problems: those of values (contracts.md),
 * `value-not-entered`, `indicator-not-of-project` (invalid), `thousandfold-jump`, `equal-to-last-period`, `far-from-own-history` (warnings).
 */
export function checkSheet(sheet: Sheet, values: ReadonlyMap<string, SaidEntry>, whole: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const code of values.keys()) if (!sheet.lines.has(code)) problems.push(invalid('indicator-not-of-project', `/values/${code}`, { found: code }));
  for (const [code, line] of sheet.lines) {
    const said = values.get(code);
    if (whole && line.expected && stateOf(said) === 'not-entered') problems.push(invalid('value-not-entered', `/values/${code}`, { found: code, accepted: 'value, notReported, notApplicable' }));
    else problems.push(...checkLine(sheet, line, said));
  }
  return problems;
}

/** Numbers are decimals of a length that somebody can have meant, a gap has its reason. */
function checkForm(said: SaidEntry, at: string): Problem[] {
  const problems: Problem[] = [];
  const number = (text: string | null | undefined, where: string): void => {
    if (text != null && (!isDecimal(text) || text.length > MOST_SIGNS)) problems.push(invalid('decimal-malformed', where, { found: text.slice(0, MOST_SIGNS), accepted: '12.5' }));
  };
  for (const name of VALUE_MEMBERS) number(said[name], `${at}/${name}`);
  (said.cells ?? []).forEach((cell, n) => VALUE_MEMBERS.forEach((name) => number(cell[name], `${at}/cells/${n}/${name}`)));
  for (const name of TEXT_MEMBERS) if (said[name] != null && said[name].trim() === '') problems.push(invalid('text-empty', `${at}/${name}`, { accepted: 'text' }));
  if (said.text != null && Object.values(said.text).every((one) => one.trim() === '')) problems.push(invalid('text-empty', `${at}/text`, { accepted: 'text' }));
  return problems;
}

/** A number as it counts; null for what is no single number, or of a unit that does not fit. */
export function canonicalOf(sheet: Pick<Sheet, 'reference' | 'known' | 'year'>, indicator: Pick<Judged, 'unit'>, said: SaidEntry): Rational | null {
  if (said.value == null || !isDecimal(said.value)) return null;
  const factor = factorOf(sheet.reference, sheet.known.rate, said.unit ?? null, indicator.unit, sheet.year);
  return factor === null ? null : multiply(rational(said.value), factor);
}

/** Whether two writings of a value mean the same: "5" and "5.0", with the indicator's own unit written or not. */
export function meansTheSame({ unit }: Pick<Judged, 'unit'>, a: SaidEntry, b: SaidEntry): boolean {
  const plain = (said: SaidEntry) => ({
    ...said, unit: stateOf(said) === 'reported' ? (said.unit ?? unit) : null,
    ...Object.fromEntries(VALUE_MEMBERS.flatMap((name) => (said[name] != null && isDecimal(said[name]) ? [[name, decimalText(rational(said[name]))]] : []))),
  });
  return oneSpelling(plain(a)) === oneSpelling(plain(b));
}

function besideOthers(line: Line, value: Rational, at: string): Problem[] {
  const { indicator, earlier, later } = line;
  const falls = indicator.kind === 'cumulative' ? fall(value, earlier, later, at) : null;
  const told = line.same ?? earlier.findLast((one) => !isZero(one.value)) ?? null;
  const jumps = told === null ? null : jump(value, told, at);
  const last = earlier.at(-1);
  const equals = last !== undefined && line.same === null && !isZero(value) && equal(last.value, value)
    ? warning('equal-to-last-period', at, { found: decimalText(value), period: last.period }) : null;
  const far = jumps === null && indicator.kind !== 'cumulative' ? farFromHistory(value, earlier, at) : null;
  return [falls, jumps, equals, far].filter((one) => one !== null);
}

/** Periods that make a history, and how far outside it a value may lie before somebody is asked to look again. */
const HISTORY = 3;
const FAR: Rational = { n: 3n, d: 1n };

/** Above three times the highest or below a third of the lowest of at least three earlier values that were not zero. */
function farFromHistory(value: Rational, earlier: readonly Known[], at: string): Problem | null {
  const sizes = earlier.filter((one) => !isZero(one.value)).map((one) => absolute(one.value));
  if (sizes.length < HISTORY || isZero(value)) return null;
  const sorted = [...sizes].sort(compare);
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const size = absolute(value);
  if (compare(size, multiply(high, FAR)) <= 0 && compare(multiply(size, FAR), low) >= 0) return null;
  return warning('far-from-own-history', at, { found: decimalText(value), accepted: `${decimalText(low)}–${decimalText(high)}` });
}
