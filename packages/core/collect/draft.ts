/** Writing a report: what is saved while it is typed, how two people's writing is laid together, and what is sent in. */
import { oneSpelling } from '../ground/spelling.ts';
import { type Decided, decided, spoken } from '../ground/decided.ts';
import { type Span, overlaps, periodText, sameSpan } from '../ground/period.ts';
import { type Problem, invalid, problem } from '../ground/problem.ts';
import { type Basis, type Doer, type Report, standingOf } from './report.ts';
import { type Round, whyNotTaken } from './round.ts';
import type { SaidEntry } from './said.ts';
import { type Sheet, checkSheet, stateOf } from './sheet.ts';

/** What is typed of one indicator; `said` null takes an entry back to "not yet entered". */
export type Typed = { readonly said: SaidEntry | null; readonly note: string | null };
export type Typing = {
  readonly values: ReadonlyMap<string, Typed>;
  /** Undefined leaves it as it is. */
  readonly narrative?: string | null;
  readonly reason?: string | null;
};

export type CollectFact =
  | { readonly fact: 'draft-saved'; readonly basis: Basis; readonly values: ReadonlyMap<string, Typed>; readonly narrative?: string | null; readonly reason?: string | null; readonly by: Doer }
  | { readonly fact: 'report-submitted'; readonly number: number; readonly values: ReadonlyMap<string, Typed>; readonly narrative: string | null; readonly reason: string | null;
      readonly due: string | null; readonly by: Doer; readonly authors: readonly string[] }
  | { readonly fact: 'submission-withdrawn'; readonly number: number; readonly reason: string | null; readonly by: Doer }
  | { readonly fact: 'reopening-dropped'; readonly by: Doer };

/**
 * Saving what is typed. Faults of values refuse nothing here: what was typed is kept as it was typed. Problems:
 * `report-is-submitted`, `report-is-verified` (conflict), `indicator-not-of-project` (invalid).
 */
export function saveDraft(report: Report, typing: Typing, sheet: Pick<Sheet, 'lines'>, by: Doer): Decided<CollectFact> {
  const problems = notWritable(report);
  for (const code of typing.values.keys()) {
    if (!sheet.lines.has(code)) problems.push(invalid('indicator-not-of-project', `/values/${code}`, { found: code, accepted: [...sheet.lines.keys()].slice(0, 30) }));
  }
  return decided(problems, () => [{ fact: 'draft-saved', basis: basisOf(report), by, ...typing }]);
}

/** What keeps a report from being written. */
export function notWritable(report: Report): Problem[] {
  const standing = standingOf(report);
  const at = atOf(report);
  if (standing.is === 'submitted') return [problem('conflict', 'report-is-submitted', at, { found: standing.head.number, accepted: 'withdraw-report' })];
  return standing.is === 'verified' ? [problem('conflict', 'report-is-verified', at, { found: standing.head.number, accepted: 'reopen-report, correct-value' })] : [];
}

/** Why a draft that is begun now is written. */
export function basisOf(report: Report): Basis {
  const standing = standingOf(report);
  if (standing.is === 'drafting') return standing.draft.basis;
  return standing.is === 'returned' || standing.is === 'withdrawn' ? standing.is : 'new';
}

export const atOf = (report: Pick<Report, 'project' | 'span'>): string => `report:${report.project}/${periodText(report.span)}`;

/** What else is known when a report comes in. */
export type Intake = {
  readonly sheet: Sheet;
  readonly round: Round | null;
  readonly day: string;
  /** Spans of the project's verified reports. */
  readonly verified: readonly Span[];
};

/**
 * Sending in what was written: everything of the draft at once, or nothing. Problems: `report-is-submitted`, `report-is-verified`
 * (conflict), `round-closed`, `round-not-open` (closed), `report-empty`, `correction-without-reason`, `periods-overlap` (invalid) and
 * those of `checkSheet`.
 */
export function submitReport(report: Report, reason: string | null, intake: Intake, by: Doer): Decided<CollectFact> {
  const problems = [...notWritable(report), ...whyNotTaken(intake.round, intake.day)];
  const draft = report.draft;
  const said = new Map([...(draft?.values ?? [])].flatMap(([code, one]) => (stateOf(one.said) === 'not-entered' ? [] : [[code, one.said!] as const])));
  if (problems.length === 0 && said.size === 0) problems.push(invalid('report-empty', atOf(report), { accepted: 'values' }));
  else if (said.size > 0) problems.push(...checkSheet(intake.sheet, said, true));
  const why = reasonOf(report, reason);
  if (report.submissions.length > 0 && why === null) problems.push(invalid('correction-without-reason', '/reason', { accepted: 'reason' }));
  problems.push(...overlapping(report, intake.verified));
  return decided(problems, () => [{
    fact: 'report-submitted', number: (report.submissions.at(-1)?.number ?? 0) + 1,
    values: new Map([...draft!.values].filter(([code]) => said.has(code))), narrative: draft!.narrative, reason: why,
    due: intake.round?.due ?? null, by, authors: [...new Set([...draft!.values].filter(([code]) => said.has(code)).map(([, one]) => one.by.id))],
  }]);
}

/** As said now, else with the draft, else what it was returned for. */
function reasonOf(report: Report, reason: string | null): string | null {
  const last = report.submissions.at(-1);
  return spoken(reason) ?? spoken(report.draft?.reason) ?? (last?.state === 'returned' ? spoken(last.returned) : null);
}

/** Two verified reports of a project for overlapping periods are refused (figures 4.3). */
function overlapping(report: Report, verified: readonly Span[]): Problem[] {
  const other = verified.find((one) => overlaps(one, report.span) && !sameSpan(one, report.span));
  return other === undefined ? [] : [invalid('periods-overlap', '/period', { found: periodText(report.span), accepted: periodText(other) })];
}

/**
 * Taking back what was sent in and nobody has finally judged, or giving up a reopening. Problems: `submission-not-yours` (forbidden),
 * `nothing-to-withdraw` (conflict).
 */
export function withdrawReport(report: Report, reason: string | null, by: Doer): Decided<CollectFact> {
  const standing = standingOf(report);
  if (standing.is === 'drafting' && standing.draft.basis === 'reopened') return decided([], () => [{ fact: 'reopening-dropped', by }]);
  if (standing.is !== 'submitted') return { problems: [problem('conflict', 'nothing-to-withdraw', atOf(report), { found: standing.is, accepted: 'submitted' })] };
  const { head } = standing;
  const own = head.by === null || head.by.id === by.id || head.authors.includes(by.id);
  const problems = own ? [] : [problem('forbidden', 'submission-not-yours', atOf(report), { found: by.name, accepted: head.by!.name })];
  return decided(problems, () => [{ fact: 'submission-withdrawn', number: head.number, reason: spoken(reason), by }]);
}

/** A value that two people changed since both looked: what each wrote. */
export type Contested = { readonly indicator: string; readonly mine: Typed; readonly theirs: Typed };

/**
 * Lays my writing upon what somebody else saved meanwhile: where only one of us changed a value since both looked (`base`), that
 * stands; where both did and differ, both are shown and nothing is chosen.
 */
export function rebase(base: ReadonlyMap<string, Typed>, mine: ReadonlyMap<string, Typed>, theirs: ReadonlyMap<string, Typed>): { readonly agreed: ReadonlyMap<string, Typed>; readonly contested: readonly Contested[] } {
  const agreed = new Map<string, Typed>();
  const contested: Contested[] = [];
  for (const [indicator, wanted] of mine) {
    const stood = base.get(indicator) ?? NOTHING;
    const found = theirs.get(indicator) ?? NOTHING;
    if (sameTyped(found, stood) || sameTyped(found, wanted)) agreed.set(indicator, wanted);
    else contested.push({ indicator, mine: wanted, theirs: found });
  }
  return { agreed, contested };
}

const NOTHING: Typed = { said: null, note: null };
const settled = (one: Typed) => ({ said: stateOf(one.said) === 'not-entered' ? null : one.said, note: spoken(one.note) });
export const sameTyped = (a: Typed, b: Typed): boolean => oneSpelling(settled(a)) === oneSpelling(settled(b));
