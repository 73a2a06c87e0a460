/** One indicator of one project over its periods: values that belong together, in the shape of their kind. */
import type { Chance } from './chance.ts';
import { lastYear, shapes, text } from './life.ts';
import { attendance, type Group } from './people.ts';
import type { Course, Deal, Period, Spec, Value, Words } from './types.ts';

export type World = {
  readonly group: Group;
  readonly say: (words: Words) => Words;
  readonly rate: (currency: string, year: number) => number;
  readonly dealsIn: (spec: Spec, period: Period) => readonly Deal[];
};
type Numbers = Map<string, number>;

/** Values of a spec for every period reported on; `told` keeps the numbers by "code period" for those that follow. */
export function valuesOf(course: Course, spec: Spec, kind: string, world: World, told: Numbers, draw: Chance): Map<string, Value> {
  const values = new Map<string, Value>();
  let before = 0;
  let persons: string[] = [];
  for (const period of course.periods.filter((one) => one.year <= lastYear)) {
    const value = ((): Omit<Value, 'indicator'> => {
      if (spec.deals !== undefined) return { deals: world.dealsIn(spec, period).map((deal) => deal.id) };
      if (spec.people !== undefined) {
        persons = attendance(world.group, headcount(course, spec.people, period, draw), course.theme.women, persons, draw);
        return { persons };
      }
      if (kind === 'qualitative') return { text: world.say(draw.pick(course.theme.voice ?? [])) };
      if (kind === 'ordinal') return { level: String(before = Math.max(before, Math.min(spec.levels ?? 4, Math.round(period.until * course.pace * (spec.levels ?? 4))))) };
      const number = measured(course, spec, kind, period, told, draw, before);
      before = number;
      told.set(`${spec.code} ${period.name}`, number);
      return shaped(course, spec, kind, period, number, world, told, draw);
    })();
    values.set(period.name, { indicator: spec.code, ...value });
  }
  return values;
}

const headcount = (course: Course, yearly: number, period: Period, draw: Chance): number =>
  Math.max(3, Math.round(yearly * size(course, {}) * course.pace * draw.around(0.15) * Math.min(1, period.years * 1.6)));

const size = (course: Course, spec: { scaled?: boolean }): number => (spec.scaled === false ? 1 : course.scale);

function measured(course: Course, spec: Spec, kind: string, period: Period, told: Numbers, draw: Chance, before: number): number {
  const grow = (from: number, to: number): number => from + (to - from) * Math.min(1.1, period.until * course.pace) * draw.around(0.06);
  if (spec.follows !== undefined) return round((told.get(`${spec.follows} ${period.name}`) ?? 0) * (spec.each ?? 1) * draw.around(0.08), spec);
  if (spec.heads !== undefined) return headcount(course, spec.heads, period, draw);
  if (spec.total !== undefined) return Math.max(before, round(spec.total * size(course, spec) * course.pace * shapes.total(period.until) * draw.around(0.05), spec));
  if (kind === 'stock') return round(grow(spec.start ?? 0, spec.end ?? 0) * size(course, spec), spec);
  if (spec.start !== undefined) return grow(spec.start, spec.end ?? 0);
  if (spec.aims === 'annual-zero') return draw.sometimes((spec.yearly ?? 0) * period.years) ? 1 : 0;
  return round((spec.yearly ?? 0) * size(course, spec) * course.pace * shapes[spec.shape ?? 'hump'](period.at) * period.years * draw.around(0.12), spec);
}

const round = (value: number, spec: Spec): number => Number(text(value, spec.digits ?? 0));

function shaped(course: Course, spec: Spec, kind: string, period: Period, number: number, world: World, told: Numbers, draw: Chance): Omit<Value, 'indicator'> {
  const base = typeof spec.of === 'string' ? (told.get(`${spec.of} ${period.name}`) ?? 0) * (spec.part ?? 1) : (spec.of ?? 0) * size(course, spec) * draw.around(0.1);
  if (kind === 'ratio') return ratio(Math.round(base * Math.min(1, period.years)), number);
  if (kind === 'weighted-mean') return base < 1 ? { notApplicable: 'nobody was asked' } : { value: text(number, 1), weight: text(base) };
  if (kind === 'intensity') return { value: text(number, spec.digits ?? 1), weight: text(base * period.years, -2) };
  if (kind === 'rate') return { value: text(number, 1) };
  const entered = inUnit(course, spec, period, number, world);
  const cells = entered.unit === undefined ? cellsOf(course, spec, kind, number, draw) : undefined;
  return { ...entered, ...(cells === undefined ? {} : { cells }) };
}

const ratio = (denominator: number, share: number): Omit<Value, 'indicator'> =>
  denominator === 0 ? { notApplicable: 'none was due in the period' } : { numerator: text(Math.min(denominator, denominator * share)), denominator: String(denominator) };

/** How many of the unit make one canonical unit. */
const per: Readonly<Record<string, number>> = { GJ: 3.6, toe: 1 / 11.63, ktCO2e: 0.001, kg: 1000 };

function inUnit(course: Course, spec: Spec, period: Period, number: number, world: World): { value: string; unit?: string } {
  const currency = course.plan.budget[1];
  if (spec.money === true && currency !== 'USD') return { value: text(number * world.rate(currency, period.year), -3), unit: currency };
  const unit = course.plan.units?.[spec.code];
  return unit === undefined ? { value: text(number, Math.max(0, spec.digits ?? 0)) } : { value: text(number * (per[unit] as number), unit === 'kg' ? 0 : unit === 'ktCO2e' ? 3 : 1), unit };
}

/** Parts by sex (some not stated), by age bands that overlap, and by country where a project has several. */
function cellsOf(course: Course, spec: Spec, kind: string, number: number, draw: Chance): Record<string, string>[] | undefined {
  const cells: Record<string, string>[] = [];
  if (spec.cells !== undefined && number > 0) {
    const unknown = draw.sometimes(0.3) ? Math.round(number * 0.05) : 0;
    const women = Math.min(number - unknown, Math.round(number * course.theme.women * draw.around(0.12)));
    cells.push({ sex: 'F', value: String(women) }, { sex: 'M', value: String(number - unknown - women) });
    if (unknown > 0) cells.push({ sex: 'not-stated', value: String(unknown) });
    if (spec.cells === 'sex+youth') cells.push({ youth: '15-24', value: String(Math.round(number * 0.41)) }, { youth: '18-29', value: String(Math.round(number * 0.57)) });
  }
  if (course.plan.countries.length > 1 && (kind === 'flow' || kind === 'cumulative') && number > 0) cells.push(...byCountry(course, number, spec));
  return cells.length === 0 ? undefined : cells;
}

/** By the project's country shares; what the rounding leaves is told of no country. */
function byCountry(course: Course, number: number, spec: Spec): Record<string, string>[] {
  const parts = course.plan.countries.map((one) => ({ country: one.slice(0, 3), part: Math.floor((number * Number(one.slice(4))) / 100 * 0.95) }));
  const rest = number - parts.reduce((sum, one) => sum + one.part, 0);
  const digits = Math.max(0, spec.digits ?? 0);
  return [...parts.map(({ country, part }) => ({ country, value: text(part, digits) })), ...(rest > 0 ? [{ country: 'not-stated', value: text(rest, digits) }] : [])];
}
