/** A project's life in periods (figures 4.1, 4.3, 15.1), and where its indicators stand (figures 3). */
import { type Amount, converted } from './amount.ts';
import type { ProjectRecords, ProjectRow } from './records.ts';

export type Life = {
  /** Quarters of a period: 1 or 4. */
  readonly size: number;
  /** Budget in US dollars. */
  readonly usd: Amount;
  /** The period that the start lies in; the first and last expected, null: none, or open. */
  readonly firstBegun: number;
  readonly firstDue: number | null;
  readonly lastDue: number | null;
  readonly endYear: number | null;
  readonly country: string | null;
};

const DAY = 86_400_000;
const dayOf = (quarter: number): number => Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3, 1) / DAY;
const LIVED = 90;

export function lifeOf({ project, submissions }: ProjectRecords): Life {
  const size = project.frequency === 'quarter' || submissions.some((one) => one.period_first === one.period_last) ? 1 : 4;
  const begin = (quarter: number): number => quarter - (quarter % size);
  const firstBegun = begin(project.start_quarter);
  const lived = (first: number): boolean => isLived(project, first, size);
  const lastBegun = project.end_quarter === null ? null : begin(project.end_quarter);
  return {
    size, firstBegun,
    usd: project.budget_amount === null || project.budget_factor_num === null || project.budget_factor_den === null ? 0
      : converted(project.budget_amount, project.budget_factor_num, project.budget_factor_den),
    firstDue: lived(firstBegun) ? firstBegun : lived(firstBegun + size) ? firstBegun + size : null,
    lastDue: lastBegun === null ? null : lived(lastBegun) ? lastBegun : lastBegun - size,
    endYear: project.end_year,
    country: project.countries.length === 1 ? project.countries[0]! : null,
  };
}

/** Whether at least 90 days of a period (or all of a shorter one) are lived. */
function isLived({ first_day, last_day }: ProjectRow, first: number, size: number): boolean {
  const [from, after] = [dayOf(first), dayOf(first + size)];
  const days = Math.min(after - 1, last_day ?? Number.MAX_SAFE_INTEGER) - Math.max(from, first_day) + 1;
  return days >= Math.min(LIVED, after - from);
}

/** Places of all that a project has, but for SDG places. */
export function placesOfProject({ project }: ProjectRecords, { country }: Life): string[] {
  const { programme, unit, priorities, functions, donors } = project;
  return [
    'organisation', `country:${country ?? 'none'}`, ...(programme === null ? [] : [`programme:${programme}`]), ...(unit === null ? [] : [`unit:${unit}`]),
    ...priorities.map((one) => `priority:${one}`), ...functions.map((one) => `function:${one}`), ...donors.map((one) => `donor:${one}`),
  ];
}

/** SDG places by targets: of the results that carry an indicator, else the project's own (figures 3.3). */
export function* sdgPlaces(targets: readonly string[]): Generator<string> {
  for (const target of targets) {
    yield `sdg:${target}`;
    yield `sdg:${target.split('.', 1)[0]!}`;
  }
}
