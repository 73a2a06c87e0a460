/** What a project promises: baselines, targets and the periods in which something is due. */
import { promised, shapes, text } from './life.ts';
import type { Course, Period, Spec } from './types.ts';

export type Promised = { code: string; periods?: string[]; baseline?: Record<string, unknown>; targets?: { mode: string; period?: string; value: string }[] };

const size = (course: Course, spec: Spec): number => (spec.scaled === false ? 1 : course.scale);

/** A project's indicator: `told` are the targets of those that others follow, by "code year". */
export function promiseOf(course: Course, spec: Spec, kind: string, told: Map<string, number>): Promised {
  const targets = targetsOf(course, spec, kind, told);
  const baseline = baselineOf(course, spec, kind);
  const listed = listedPeriods(course, spec);
  return {
    code: spec.code,
    ...(listed === null ? {} : { periods: listed }),
    ...(baseline === null ? {} : { baseline: { year: firstYear(course) - 1, ...baseline } }),
    ...(targets.length === 0 ? {} : { targets }),
  };
}

const firstYear = (course: Course): number => (course.periods[0] as Period).year;
const years = (course: Course): number[] => [...new Set(course.periods.map((one) => one.year))];
const ofYear = (course: Course, year: number): Period[] => course.periods.filter((one) => one.year === year);

/** Surveys are due every so many years; a project that began before the system lists what it reports there. */
function listedPeriods(course: Course, spec: Spec): string[] | null {
  const every = spec.surveys ?? 1;
  const began = Number(course.plan.start.slice(0, 4)) < firstYear(course);
  if (every === 1 && !began) return null;
  return course.periods.filter((one) => (one.year - firstYear(course)) % every === 0 && (every === 1 || one === ofYear(course, one.year).at(-1))).map((one) => one.name);
}

export const isDue = (course: Course, spec: Spec, period: Period): boolean => listedPeriods(course, spec)?.includes(period.name) ?? true;

function baselineOf(course: Course, spec: Spec, kind: string): Record<string, string> | null {
  if (kind === 'flow' || kind === 'cumulative') return { value: '0' };
  if (kind === 'ordinal') return { level: '0' };
  if (spec.start === undefined || kind === 'weighted-mean') return null;
  if (kind === 'stock') return { value: text(spec.start * size(course, spec)) };
  if (kind === 'ratio') {
    const asked = Math.max(4, Math.round((spec.of as number) * size(course, spec) * 0.6));
    return { numerator: text(asked * spec.start), denominator: String(asked) };
  }
  return kind === 'intensity' ? { value: text(spec.start, spec.digits ?? 1), weight: text((spec.of as number) * 0.9, -2) } : { value: text(spec.start, 1) };
}

function targetsOf(course: Course, spec: Spec, kind: string, told: Map<string, number>): { mode: string; period?: string; value: string }[] {
  if (spec.aims === undefined || spec.aims === null) return [];
  if (spec.aims === 'annual-zero') return years(course).map((year) => ({ mode: 'annual', period: String(year), value: '0' }));
  if (spec.aims === 'annual') return years(course).map((year) => ({ mode: 'annual', period: String(year), value: yearly(course, spec, year, told) }));
  if (spec.aims === 'cumulative') return years(course).map((year) => ({ mode: 'cumulative', period: String(year), value: promised((spec.total ?? 0) * size(course, spec) * shapes.total((ofYear(course, year).at(-1) as Period).until), spec.digits) }));
  return [{ mode: 'final', value: final(course, spec, kind) }];
}

function yearly(course: Course, spec: Spec, year: number, told: Map<string, number>): string {
  const periods = ofYear(course, year);
  const lived = periods.reduce((sum, one) => sum + one.years, 0);
  const value = ((): number => {
    if (spec.follows !== undefined) return (told.get(`${spec.follows} ${year}`) ?? 0) * (spec.each ?? 1);
    if (spec.people !== undefined || spec.heads !== undefined) return (spec.people ?? spec.heads ?? 0) * course.scale * Math.min(1, lived * 1.6) * (periods.length > 1 ? 1.5 : 1);
    return periods.reduce((sum, one) => sum + (spec.yearly ?? 0) * size(course, spec) * shapes[spec.shape ?? 'hump'](one.at) * one.years, 0);
  })();
  told.set(`${spec.code} ${year}`, value);
  return promised(value, spec.digits);
}

function final(course: Course, spec: Spec, kind: string): string {
  if (spec.deals !== undefined) return promised(spec.deals * (spec.dealSize ?? 0) * course.scale);
  if (spec.total !== undefined) return promised(spec.total * size(course, spec), spec.digits);
  if (kind === 'flow') return promised(course.periods.reduce((sum, one) => sum + (spec.yearly ?? 0) * size(course, spec) * shapes[spec.shape ?? 'hump'](one.at) * one.years, 0), spec.digits);
  if (kind === 'stock') return promised((spec.end ?? 0) * size(course, spec));
  return text(spec.end ?? 0, kind === 'ratio' ? 2 : (spec.digits ?? 1));
}
