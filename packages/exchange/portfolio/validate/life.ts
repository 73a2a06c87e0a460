/**
 * A verified value in a period that the project does not owe counts, and is warned: at the period when it holds of every
 * value of the report, else at each value (figures 4.1, 15.6). A gap in such a period is none.
 */
import { type Plan, expects, planOf } from '@throughline/core/design/life.ts';
import { isDay } from '@throughline/core/ground/day.ts';
import { type Span, parsePeriod } from '@throughline/core/ground/period.ts';
import { warning } from '@throughline/core/ground/problem.ts';
import { type Check, entries } from './check.ts';
import { frequencies } from './frequency.ts';
import type { Report } from './reports.ts';

export function checkLives(check: Check, reports: readonly Report[]): void {
  const plans = plansOf(check);
  for (const report of reports) {
    const span = parsePeriod(report.one.period);
    if (report.one.state !== 'verified' || span === null) continue;
    const values = entries(check, report.one.values, `${report.at}/values`);
    const outside = values.filter(({ one }) => !isOwed(plans(report.one.project, one.indicator), span));
    const answered = outside.filter(({ one }) => one.notReported == null);
    if (answered.length === 0) continue;
    const data = { found: report.one.period, accepted: lifeText(check, report.one.project) };
    if (outside.length === values.length) check.add(warning('outside-life', `${report.at}/period`, data));
    else for (const { at } of answered) check.add(warning('outside-life', at, data));
  }
}

/** A year is owed by who reports by quarter when any of its quarters is: the report is not outside the life. */
function isOwed(plan: Plan | null, span: Span): boolean {
  if (plan === null || expects(plan, span)) return true;
  if (plan.size !== 1 || span.last === span.first) return false;
  for (let quarter = span.first; quarter <= span.last; quarter += 1) if (expects(plan, { first: quarter, last: quarter })) return true;
  return false;
}

function plansOf(check: Check): (project: string, indicator: string) => Plan | null {
  const held = new Map<string, Plan | null>();
  const frequencyOf = frequencies(check);
  return (project, indicator) => {
    const key = `${project} ${indicator}`;
    if (!held.has(key)) held.set(key, makePlan(check, project, indicator, frequencyOf(project)));
    return held.get(key)!;
  };
}

function makePlan(check: Check, id: string, code: string, frequency: 'year' | 'quarter'): Plan | null {
  const project = check.known.projects.get(id);
  if (!project || !isDay(String(project.entry.start))) return null;
  const periods = project.indicators.get(code);
  const listed = periods?.map(parsePeriod).filter((span): span is Span => span !== null) ?? null;
  const end = typeof project.entry.end === 'string' && isDay(project.entry.end) ? project.entry.end : null;
  return planOf({ start: project.entry.start, end, frequency, listed });
}

const lifeText = (check: Check, id: string): string => {
  const entry = check.known.projects.get(id)?.entry;
  return `${entry?.start ?? ''}–${entry?.end ?? ''}`;
};
