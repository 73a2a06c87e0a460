/**
 * Evidence: a file or a link that supports values of a report, with what kind it is, of which day, how strong, and who may see it.
 * It may change while the report is written; what was sent in keeps the evidence that it was sent in with (figures 1.1).
 */
import { dayNumber, isDay } from '../ground/day.ts';
import { type Decided, decided, spoken } from '../ground/decided.ts';
import { type Problem, invalid, missing, problem } from '../ground/problem.ts';
import { notWritable } from './draft.ts';
import type { Report } from './report.ts';
import type { SaidEntry } from './said.ts';
import { stateOf } from './sheet.ts';

export const EVIDENCE_KINDS = ['document', 'dataset', 'photo', 'video', 'web-reference', 'signed-list', 'certificate', 'survey'] as const;
/** How much it proves by itself: an original or a third party's word; a record of one's own; a hint. */
export const STRENGTHS = ['strong', 'medium', 'weak'] as const;
/** `open` may be shown outside; `internal` to those who see evidence here; `confidential` to those with a right of its own. */
export const CONFIDENTIALITIES = ['open', 'internal', 'confidential'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export type Strength = (typeof STRENGTHS)[number];
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/** The value that it supports: an indicator of the report, and one of its cells (a JSON list of [dimension, value]) or the value itself. */
export type Supported = { readonly indicator: string; readonly cell: string | null };

/** What is said of it by who adds it. */
export type About = {
  readonly kind: string; readonly date: string | null; readonly strength: string; readonly confidentiality: string; readonly note: string | null;
  readonly values: readonly Supported[];
};

/** How many a value and a report may have. */
export type EvidenceLimits = { readonly perValue: number; readonly perReport: number };

/** What already supports the report's values. */
export type Tie = Supported & { readonly evidence: number };

/** What the report holds: its state, the codes of its indicators, its ties, the day, and the limits. */
export type Case = { readonly report: Report; readonly indicators: ReadonlySet<string>; readonly ties: readonly Tie[]; readonly day: string; readonly limits: EvidenceLimits };

export type EvidenceFact =
  | { readonly fact: 'evidence-added'; readonly about: About }
  | { readonly fact: 'evidence-tied'; readonly values: readonly Supported[] }
  | { readonly fact: 'evidence-withdrawn'; readonly values: readonly Supported[]; readonly reason: string };

const MOST_SIGNS = 2000;
const MOST_VALUES = 200;

/**
 * Adding evidence to values. Problems: `report-is-submitted`, `report-is-verified` (conflict), `evidence-of-no-value`,
 * `evidence-word-unknown`, `evidence-note-too-long`, `evidence-date-in-future`, `date-malformed`, `indicator-not-of-project`,
 * `evidence-cell-malformed`, `evidence-too-many` (invalid).
 */
export function addEvidence(about: About, of: Case): Decided<EvidenceFact> {
  const problems = [...notWritable(of.report), ...faultsOfAbout(about, of.day), ...faultsOfValues(about.values, of), ...tooMany(about.values, of)];
  return decided(problems, () => [{ fact: 'evidence-added', about: { ...about, note: spoken(about.note) } }]);
}

/** The same document for more values. Problems: those of values as in `addEvidence`. */
export function tieEvidence(values: readonly Supported[], of: Case): Decided<EvidenceFact> {
  return decided([...notWritable(of.report), ...faultsOfValues(values, of), ...tooMany(values, of)], () => [{ fact: 'evidence-tied', values }]);
}

/**
 * Taking evidence away from values (all of the report that it supports when none is named). What was sent in keeps it. Problems:
 * `report-is-submitted`, `report-is-verified` (conflict), `reason-blank` (invalid), `evidence-not-tied` (missing).
 */
export function withdrawEvidence(number: number, asked: { readonly values: readonly Supported[]; readonly reason: string | null }, of: Pick<Case, 'report' | 'ties'>): Decided<EvidenceFact> {
  const held = of.ties.filter((one) => one.evidence === number);
  const values = asked.values.length === 0 ? held : asked.values;
  const problems = notWritable(of.report);
  const reason = spoken(asked.reason);
  if (reason === null) problems.push(invalid('reason-blank', '/reason', { accepted: 'reason' }));
  if (values.length === 0 || values.some((one) => !held.some((tie) => same(tie, one)))) problems.push(missing('evidence-not-tied', '/values', { found: number }));
  return decided(problems, () => [{ fact: 'evidence-withdrawn', values: values.map(({ indicator, cell }) => ({ indicator, cell })), reason: reason! }]);
}

export const same = (a: Supported, b: Supported): boolean => a.indicator === b.indicator && a.cell === b.cell;

/** What is wrong with what is said of it, whatever report it is for. */
export function faultsOfAbout({ kind, date, strength, confidentiality, note }: About, day: string): Problem[] {
  const problems = [...unknown('kind', kind, EVIDENCE_KINDS), ...unknown('strength', strength, STRENGTHS), ...unknown('confidentiality', confidentiality, CONFIDENTIALITIES)];
  if (date !== null && !isDay(date)) problems.push(invalid('date-malformed', '/date', { found: date, accepted: '2023-01-31' }));
  // a day ahead may be today elsewhere; two are not
  else if (date !== null && dayNumber(date) > dayNumber(day) + 1) problems.push(invalid('evidence-date-in-future', '/date', { found: date, accepted: `<= ${day}` }));
  if ((note ?? '').length > MOST_SIGNS) problems.push(invalid('evidence-note-too-long', '/note', { found: note!.length, accepted: `<= ${MOST_SIGNS}` }));
  return problems;
}

const unknown = (name: string, found: string, accepted: readonly string[]): Problem[] =>
  accepted.includes(found) ? [] : [invalid('evidence-word-unknown', `/${name}`, { found, accepted })];

function faultsOfValues(values: readonly Supported[], { indicators }: Pick<Case, 'indicators'>): Problem[] {
  if (values.length === 0 || values.length > MOST_VALUES) return [invalid('evidence-of-no-value', '/values', { found: values.length, accepted: `1–${MOST_VALUES}` })];
  return values.flatMap(({ indicator, cell }, n): Problem[] => {
    if (!indicators.has(indicator)) return [invalid('indicator-not-of-project', `/values/${n}`, { found: indicator })];
    return cell === null || isCell(cell) ? [] : [invalid('evidence-cell-malformed', `/values/${n}`, { found: cell.slice(0, 80), accepted: '[["sex","F"]]' })];
  });
}

function isCell(text: string): boolean {
  try {
    const held: unknown = JSON.parse(text);
    return Array.isArray(held) && held.length > 0 && held.length <= 10 && held.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === 'string'));
  } catch {
    return false;
  }
}

function tooMany(values: readonly Supported[], { ties, limits }: Case): Problem[] {
  const full = values.find((one) => ties.filter((tie) => same(tie, one)).length >= limits.perValue);
  if (full !== undefined) return [invalid('evidence-too-many', `/values/${full.indicator}`, { found: limits.perValue + 1, accepted: `<= ${limits.perValue}` })];
  return ties.length + values.length > limits.perReport ? [invalid('evidence-too-many', '/values', { found: ties.length + values.length, accepted: `<= ${limits.perReport}` })] : [];
}

/**
 * An address that a link may have: http or https, without a name and password in it. `parsed` null: it is no address at all. Problem:
 * `evidence-link-malformed` (invalid).
 */
export function faultsOfLink(url: string, parsed: { readonly protocol: string; readonly username: string; readonly password: string } | null): Problem[] {
  const good = url.length <= MOST_SIGNS && parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '';
  return good ? [] : [invalid('evidence-link-malformed', '/url', { found: url.slice(0, 80), accepted: 'https://…' })];
}

/**
 * Whether a value lacks evidence: it is reported, the framework names what must lie beside it (`asked`: codes of its list of evidence), and
 * nothing does.
 */
export const lacksEvidence = (said: SaidEntry | null, asked: readonly unknown[], held: number): boolean => stateOf(said) === 'reported' && asked.length > 0 && held === 0;

/** Refused (conflict): a document that is withdrawn supports nothing any more. */
export const withdrawnAlready = (number: number): Problem => problem('conflict', 'evidence-withdrawn-already', `evidence:${number}`, { found: number });
