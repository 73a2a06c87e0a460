/** Reports: what they are of, their order, reasons and verification, and values named once (contracts.md, figures 1, 4.3). */
import { some } from '@throughline/core/collect/check/judging.ts';
import { checkSaid } from '@throughline/core/collect/check/value.ts';
import { oneSpelling } from '@throughline/core/ground/spelling.ts';
import { compareMoments } from '@throughline/core/ground/day.ts';
import { overlaps, parsePeriod } from '@throughline/core/ground/period.ts';
import { invalid } from '@throughline/core/ground/problem.ts';
import type { ReportEntry, ValueEntry } from '../document.ts';
import { type Check, type Placed, entries } from './check.ts';
import { isUnknown } from './projects.ts';

export type Report = Placed<ReportEntry>;

/** Checks every report; gives back those that may be laid side by side (sound, of a known project, not posted twice). */
export function checkReports(check: Check, faultyValues: Set<string>): Report[] {
  const reports = onlyOnce(check, entries(check, check.doc.reports, '/reports', true));
  for (const report of reports) {
    const known = check.known.projects.has(report.one.project);
    if (!known && typeof report.one.project === 'string') {
      check.add(invalid('project-unknown', `${report.at}/project`, { found: report.one.project, accepted: some(check.known.projects.keys()) }));
    }
    if (check.sound(report.at)) checkVerified(check, report);
    if (known) checkValues(check, report, faultyValues);
  }
  const sound = reports.filter((report) => check.sound(report.at) && check.known.projects.has(report.one.project));
  for (const group of groups(sound, (one) => `${one.project} ${one.period}`)) checkSuccession(check, group);
  for (const group of groups(sound, (one) => one.project)) checkOverlaps(check, group);
  return sound;
}

/** The same report is not posted twice: equal in all members, whatever their order. */
function onlyOnce(check: Check, reports: readonly Report[]): Report[] {
  const seen = new Map<string, string>();
  return reports.filter(({ one, at }) => {
    const text = oneSpelling(one);
    const first = seen.get(text);
    if (first === undefined) seen.set(text, at);
    else check.add(invalid('entry-twice', at, { first }));
    return first === undefined;
  });
}

/** `verified` stands with state verified only, not before `submitted` (compared by the day unless both carry a time, 15.7). */
function checkVerified(check: Check, { one, at }: Report): void {
  if (one.state === 'verified' && one.verified == null) check.add(invalid('verified-without-date', at, { accepted: 'verified' }));
  if (one.state !== 'verified' && one.verified != null) {
    check.add(invalid('date-without-verified', `${at}/verified`, { found: one.verified, accepted: `state verified, not ${one.state}` }));
  }
  if (one.state === 'verified' && one.verified != null && compareMoments(one.verified, one.submitted) < 0) {
    check.add(invalid('verified-before-submitted', `${at}/verified`, { found: one.verified, accepted: `>= ${one.submitted}` }));
  }
}

function checkValues(check: Check, report: Report, faulty: Set<string>): void {
  const project = check.known.projects.get(report.one.project)!;
  const year = Number(String(report.one.period).slice(0, 4));
  for (const { one, at } of entries<ValueEntry>(check, report.one.values, `${report.at}/values`)) {
    const indicator = check.known.indicators.get(one.indicator);
    if (isUnknown(check, one.indicator)) check.add(invalid('indicator-unknown', `${at}/indicator`, { found: one.indicator }));
    else if (!project.indicators.has(one.indicator)) {
      check.add(invalid('indicator-not-of-project', `${at}/indicator`, { found: one.indicator, accepted: some(project.indicators.keys()) }));
    }
    if (!indicator || !checkSaid(check, one, indicator, year, at)) faulty.add(at);
  }
}

/** Successive submissions have an order, and every one but the first its reason. */
function checkSuccession(check: Check, group: readonly Report[]): void {
  if (group.length < 2) return;
  const sorted = [...group].sort((a, b) => compareMoments(a.one.submitted, b.one.submitted));
  sorted.slice(1).forEach((report, n) => {
    const before = sorted[n]!;
    if (compareMoments(before.one.submitted, report.one.submitted) === 0) {
      check.add(invalid('submissions-without-order', `${report.at}/submitted`, { found: report.one.submitted, accepted: `${report.one.submitted.slice(0, 10)}T09:00Z`, first: before.at }));
    }
    if ((report.one.reason ?? '').trim() === '') check.add(invalid('correction-without-reason', report.at, { accepted: 'reason' }));
  });
}

/** Two verified reports of a project for overlapping periods: the one submitted later is at fault (figures 4.3). */
function checkOverlaps(check: Check, reports: readonly Report[]): void {
  const firsts = new Map<string, Report>();
  for (const report of [...reports, ...heldReports(check, reports)]) {
    if (report.one.state !== 'verified') continue;
    const first = firsts.get(report.one.period);
    if (!first || isLater(first, report)) firsts.set(report.one.period, report);
  }
  for (const report of firsts.values()) {
    if (report.at === '') continue;
    const other = coverers(report.one.period).map((period) => firsts.get(period)).find((one) => one !== undefined && isLater(report, one));
    if (other) check.add(invalid('periods-overlap', `${report.at}/period`, { found: report.one.period, accepted: other.one.period, first: other.at }));
  }
}

/** Held reports of periods of which the file itself says nothing. */
export function heldReports(check: Check, reports: readonly Report[]): Report[] {
  const said = new Set(reports.map(({ one }) => `${one.project} ${one.period}`));
  const projects = new Set(reports.map(({ one }) => one.project));
  return (check.held.reports ?? []).filter((one) => projects.has(one.project) && !said.has(`${one.project} ${one.period}`)).map((one) => ({ one, at: '' }));
}

/** Whether `a` comes after `b`; in the order of the file where the moments do not tell. */
export function isLater(a: Report, b: Report): boolean {
  const order = compareMoments(a.one.submitted, b.one.submitted);
  return order !== 0 ? order > 0 : Number(a.at.slice(9) || -1) > Number(b.at.slice(9) || -1);
}

/** Periods of the other length that share days with this one. */
function coverers(period: string): string[] {
  const others = period.includes('Q') ? [period.slice(0, 4)] : [1, 2, 3, 4].map((quarter) => `${period}Q${quarter}`);
  return others.filter((other) => overlaps(parsePeriod(other)!, parsePeriod(period)!));
}

export function groups<T extends { readonly one: { readonly project: string } }>(list: readonly T[], key: (one: T['one']) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const entry of list) {
    const group = found.get(key(entry.one));
    if (group) group.push(entry);
    else found.set(key(entry.one), [entry]);
  }
  return [...found.values()];
}
