/** Investments that firms made: each a deal of its own, some of them helped along by two projects. */
import { chance } from './chance.ts';
import { lastYear } from './life.ts';
import type { Course, Deal, Period, Spec } from './types.ts';

export type Book = { readonly deals: readonly Deal[]; of(project: string, period: string): readonly Deal[] };
type Rate = (currency: string, year: number) => number;

/** What investors of a country invest in, beside dollars. */
const localCurrency: Readonly<Record<string, string>> = { CIV: 'XOF', SEN: 'XOF', KEN: 'KES', COL: 'COP', VNM: 'VND', EGY: 'EGP', MAR: 'EUR', TUN: 'EUR' };

const investmentOf = (course: Course): Spec | undefined => course.theme.chain.flatMap((stage) => stage.indicators).find((spec) => spec.deals !== undefined);

export function dealBook(seed: number, courses: readonly Course[], rate: Rate): Book {
  const kept = new Map<string, Deal[]>();
  const keep = (course: Course, period: Period, deal: Deal): void => {
    const key = `${course.plan.id} ${period.name}`;
    kept.set(key, [...(kept.get(key) ?? []), deal]);
  };
  const deals = courses.flatMap((course) => signed(seed, course, rate, keep));
  for (const course of courses) share(seed, course, courses, kept, keep);
  return { deals, of: (project, period) => kept.get(`${project} ${period}`) ?? [] };
}

function signed(seed: number, course: Course, rate: Rate, keep: (course: Course, period: Period, deal: Deal) => void): Deal[] {
  const spec = investmentOf(course);
  if (spec === undefined) return [];
  const draw = chance(seed, `deals ${course.plan.id}`);
  const later = course.periods.filter((period) => period.at > 0.25 && period.year <= lastYear);
  return Array.from({ length: Math.max(1, Math.round((spec.deals ?? 0) * Math.min(1.4, course.scale) * draw.around(0.3))) }, (_, index) => {
    const period = draw.pick(later);
    const local = localCurrency[course.plan.countries[0]?.slice(0, 3) ?? ''];
    const currency = local !== undefined && draw.sometimes(0.6) ? local : 'USD';
    const dollars = (spec.dealSize ?? 0) * draw.around(0.7) * course.pace * Math.min(1.5, course.scale);
    const deal = { id: `${course.plan.id}-D${index + 1}`, amount: String(Math.round((dollars * rate(currency, period.year)) / 10_000) * 10_000), currency, year: period.year };
    keep(course, period, deal);
    return deal;
  });
}

/** The same deal stands in the reports of two projects of a country: each contributed, it counts once. */
function share(seed: number, course: Course, courses: readonly Course[], kept: ReadonlyMap<string, Deal[]>, keep: (course: Course, period: Period, deal: Deal) => void): void {
  const country = course.plan.countries[0];
  if (investmentOf(course) === undefined || country === undefined) return;
  const draw = chance(seed, `shared deals ${course.plan.id}`);
  const partner = courses.find((one) => one.plan.id < course.plan.id && one.plan.countries[0] === country && investmentOf(one) !== undefined);
  if (partner === undefined) return;
  const theirs = partner.periods.flatMap((period) => kept.get(`${partner.plan.id} ${period.name}`) ?? []).filter((deal) => deal.id.startsWith(partner.plan.id));
  const fitting = theirs.filter((deal) => course.periods.some((period) => period.year === deal.year));
  if (fitting.length === 0) return;
  const deal = draw.pick(fitting);
  keep(course, course.periods.filter((period) => period.year === deal.year).at(-1) as Period, deal);
}
