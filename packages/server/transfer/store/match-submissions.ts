/**
 * Submissions of a file beside those held: which are new, which say something else now. Pure: nothing is asked of the store.
 *
 * A submission is numbered and never changes once verified (figures 1.1), so a changed value becomes a new submission that
 * stands in for the old one (`restates`). One not yet verified has no effect and is brought in line as it stands. What the
 * file does not name any more is kept and listed.
 */
import type { SubmissionRow, ValueRow } from '../../collect/insert-submissions.ts';
import { signature } from '../../collect/said.ts';
import type { StoredSubmission, StoredValue } from '../../collect/stored.ts';
import { compareMoments } from '@throughline/core/ground/day.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import type { SubmissionsAre } from '@throughline/exchange/reader.ts';

export type Decided = {
  readonly fresh: readonly (SubmissionRow & { readonly restates: string | null })[];
  /** Held, not verified: rewritten whole. */
  readonly rewritten: readonly { readonly submission_id: string; readonly row: SubmissionRow }[];
  /** Held and verified: the day it was due, or its reason, are told otherwise. */
  readonly retold: readonly { readonly submission_id: string; readonly due: string | null; readonly reason: string | null }[];
  readonly gone: readonly string[];
};

type Given = {
  readonly project: string; readonly stated: readonly SubmissionRow[]; readonly held: readonly StoredSubmission[]; readonly are: SubmissionsAre;
  readonly now: string; readonly reason: string;
  /** False where the file only adds reports to a project: what it leaves out has not gone. */
  readonly whole: boolean;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export function decideSubmissions(given: Given): Decided {
  const decided: Mutable<Decided> = { fresh: [], rewritten: [], retold: [], gone: [] };
  const held = grouped(given.held);
  for (const [report, stated] of grouped(given.stated)) {
    decideReport({ ...given, stated, held: held.get(report) ?? [] }, decided);
    held.delete(report);
  }
  if (given.whole) for (const [, rest] of held) decided.gone.push(`report:${given.project}/${labelOf(rest[0]!)}`);
  return decided;
}

function decideReport(given: Given, decided: Mutable<Decided>): void {
  const { stated, held, are, reason } = given;
  const matched = are === 'successive' ? matchByMoment(stated, held) : matchInOrder(stated, held);
  const known = new Set([...matched.values()].map((one) => one.submission_id));
  let number = held.reduce((highest, one) => Math.max(highest, one.number), 0);
  let latest = held.reduce((last, one) => later(last, momentOf(one.submitted, one.submitted_timed)), '');
  for (const one of stated) {
    const stored = matched.get(one);
    if (stored === undefined) {
      number += 1;
      decided.fresh.push({ ...one, number, reason: number > 1 && (one.reason ?? '').trim() === '' ? reason : one.reason, restates: null });
      latest = later(latest, one.submitted);
    } else if (stored.state !== 'verified') {
      // what a person sent in is theirs: no file rewrites it
      if (stored.submitted_by === null && !saysTheSame(one, stored)) decided.rewritten.push({ submission_id: stored.submission_id, row: { ...one, number: stored.number } });
    } else {
      const values = changedValues(given, one, { stored, known }, decided);
      if (one.due !== stored.due || (are === 'successive' && one.reason !== stored.reason && stored.restates === null)) {
        decided.retold.push({ submission_id: stored.submission_id, due: one.due, reason: are === 'successive' ? one.reason : stored.reason });
      }
      if (values.length === 0) continue;
      number += 1;
      latest = afterAll(are === 'current' ? one.submitted : given.now, given.now, latest);
      decided.fresh.push({ ...one, number, values, state: 'verified', reason, restates: stored.submission_id, ...moment(latest) });
    }
  }
  if (given.whole && are === 'successive') {
    for (const one of held) if (!known.has(one.submission_id) && one.restates === null) decided.gone.push(`report:${given.project}/${labelOf(one)}/${one.number}`);
  }
}

/** Values that the store does not have in force for this submission; those of a submission that a later one of the file corrects stay as they are. */
function changedValues(given: Given, one: SubmissionRow, { stored, known }: { stored: StoredSubmission; known: ReadonlySet<string> }, decided: Mutable<Decided>): ValueRow[] {
  const label = `${given.project}/${labelOf(stored)}`;
  if (one.state !== 'verified') {
    decided.gone.push(`verification:${label}/${stored.number}`);
    return [];
  }
  const inForce = new Map(stored.values.map((value) => [value.indicator, value]));
  for (const standIn of given.held) {
    if (standIn.restates !== stored.submission_id || known.has(standIn.submission_id)) continue;
    for (const value of standIn.values) inForce.set(value.indicator, value);
  }
  const named = new Set(one.values.map((value) => value.indicator));
  for (const code of inForce.keys()) if (!named.has(code)) decided.gone.push(`value:${label}/${code}`);
  const changed = one.values.filter((value) => !isSame(value, inForce.get(value.indicator)));
  const superseded = (value: ValueRow): boolean => given.stated.some((other) =>
    other !== one && other.state === 'verified' && compareMoments(other.submitted, one.submitted) > 0 && other.values.some((said) => said.indicator === value.indicator));
  for (const value of changed.filter(superseded)) decided.gone.push(`value:${label}/${stored.number}/${value.indicator}`);
  return changed.filter((value) => !superseded(value));
}

const isSame = (value: ValueRow, held: StoredValue | undefined): boolean => held !== undefined && signature(value.said) === signature(held);

function saysTheSame(one: SubmissionRow, held: StoredSubmission): boolean {
  if (one.state !== held.state || one.due !== held.due || one.reason !== held.reason || one.values.length !== held.values.length) return false;
  const values = new Map(held.values.map((value) => [value.indicator, value]));
  return one.values.every((value) => isSame(value, values.get(value.indicator)));
}

function matchByMoment(stated: readonly SubmissionRow[], held: readonly StoredSubmission[]): Map<SubmissionRow, StoredSubmission> {
  const byMoment = new Map(held.map((one) => [momentOf(one.submitted, one.submitted_timed), one]));
  return new Map(stated.flatMap((one) => {
    const found = byMoment.get(momentOf(one.submitted, one.submitted_timed));
    return found === undefined ? [] : [[one, found] as const];
  }));
}

function matchInOrder(stated: readonly SubmissionRow[], held: readonly StoredSubmission[]): Map<SubmissionRow, StoredSubmission> {
  const first = held.filter((one) => one.restates === null && one.submitted_by === null).sort((a, b) => a.number - b.number);
  return new Map(stated.flatMap((one, n) => (first[n] === undefined ? [] : [[one, first[n]!] as const])));
}

function grouped<One extends { readonly starts: string; readonly ends: string }>(list: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of list) {
    const group = groups.get(`${one.starts} ${one.ends}`);
    if (group) group.push(one);
    else groups.set(`${one.starts} ${one.ends}`, [one]);
  }
  return groups;
}

/** To the second where a time was stated, else the day. */
export const momentOf = (moment: string, timed: boolean): string => {
  if (!timed) return moment.slice(0, 10);
  return moment.length === 17 ? `${moment.slice(0, 16)}:00Z` : `${moment.slice(0, 19)}Z`;
};

const later = (a: string, b: string): string => (a === '' || endOf(b) > endOf(a) ? b : a);
/** A day without a time may have been any moment of it. */
const endOf = (moment: string): string => (moment.length === 10 ? `${moment}T23:59:59Z` : momentOf(moment, true));

/** The moment at which the new value became known: that of the edition, if it comes after all that is held, else now; never before or with another. */
function afterAll(edition: string, now: string, latest: string): string {
  const known = edition.length > 10 && endOf(edition) > endOf(latest) ? momentOf(edition, true) : now;
  if (latest === '' || known > endOf(latest)) return known;
  return new Date(Date.parse(endOf(latest)) + 1000).toISOString().replace(/\.[0-9]+Z$/, 'Z');
}

const moment = (at: string) => ({ submitted: at, submitted_timed: true, verified: at, verified_timed: true });

function labelOf(one: { readonly starts: string; readonly ends: string }): string {
  const year = one.starts.slice(0, 4);
  return one.starts === `${year}-01-01` && one.ends === `${year}-12-31` ? periodText({ first: Number(year) * 4, last: Number(year) * 4 + 3 }) : `${one.starts}..${one.ends}`;
}
