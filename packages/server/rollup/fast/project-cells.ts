/** All that is kept of a project: each of its indicators with its places, its cells and what it lists. */
import { sayPeriods } from './by-period.ts';
import { type Cell, Cells, cellsText } from './cells.ts';
import { sayFlowTargets } from './flow-targets.ts';
import { lifeOf, placesOfProject, sdgPlaces } from './life.ts';
import { sayMoments } from './moment.ts';
import { type ListingRow, type ProjectRecords, grouped } from './records.ts';
import { sayRegional } from './regional.ts';
import { sayRunning, standsOf } from './running.ts';
import { type Series, seriesOf } from './series.ts';
import { ALWAYS, EVER, HORIZON } from './statistics.ts';

/** A person or deal listed in force, how often in a year. */
export type Listing = { readonly year: number; readonly member: string; times: number };
/** A text in force, or a period of which it is missing (no submission). */
export type TextAt = { readonly first: number; readonly last: number; readonly submission: string | null };

export type SeriesCells = {
  readonly projectId: string; readonly indicatorId: string;
  /** Sorted. */
  readonly places: readonly string[];
  readonly firstQuarter: number; readonly ends: string | null;
  readonly cells: readonly Cell[]; readonly text: string;
  /** Whether its places lead to a list, and what is listed. */
  readonly lists: boolean; readonly persons: readonly Listing[]; readonly deals: readonly Listing[]; readonly texts: readonly TextAt[];
};

export function cellsOfProject(records: ProjectRecords): SeriesCells[] {
  const life = lifeOf(records);
  const own = placesOfProject(records, life);
  const submissions = new Map(records.submissions.map((one) => [one.submission_id, one]));
  const by = <Row extends { indicator_id: string }>(rows: readonly Row[]): Map<string, Row[]> => grouped(rows, (row) => row.indicator_id);
  const [targets, values, tags] = [by(records.targets), by(records.measurements), by(records.tags)];
  const [persons, deals, parts] = [by(records.persons), by(records.deals), by(records.parts)];
  const bySubmission = <Row extends { submission_id: string }>(rows: Row[] | undefined): Map<string, Row[]> => grouped(rows ?? [], (row) => row.submission_id);
  return records.indicators.map((indicator) => {
    const id = indicator.indicator_id;
    const series = seriesOf(life, {
      indicator, targets: targets.get(id) ?? [], values: values.get(id) ?? [], submissions,
      persons: bySubmission(persons.get(id)), deals: bySubmission(deals.get(id)), parts: bySubmission(parts.get(id)),
    });
    const tagged = tags.get(id)?.flatMap((row) => row.targets) ?? records.project.sdg_targets;
    const cells = sayAll(series).all();
    return {
      projectId: records.project.project_id, indicatorId: id, places: [...new Set([...own, ...sdgPlaces(tagged)])].sort(),
      firstQuarter: series.planFirst, ends: records.project.ends, cells, text: cellsText(cells), ...listedIn(series),
    };
  });
}

function sayAll(series: Series): Cells {
  const cells = new Cells();
  if (series.odd) sayOdd(cells, series);
  if (series.odd || series.kind === 'external') return cells;
  const stands = standsOf(series);
  sayPeriods(cells, series);
  sayFlowTargets(cells, series);
  sayMoments(cells, series);
  sayRunning(cells, series, stands);
  sayRegional(cells, series, stands);
  const { owes, planLast, life } = series;
  const open = owes && (planLast === null || planLast > HORIZON * 4 + 3 || life.endYear === null || life.endYear > HORIZON);
  if (open) cells.say(ALWAYS, EVER, { op: 1 });
  return cells;
}

/** Left to the plain rules, here and in every country that a value names. */
function sayOdd(cells: Cells, { life, held, parts }: Series): void {
  cells.say(ALWAYS, EVER, { un: 1 });
  if (life.country !== null) return;
  const named = new Set(held.flatMap(({ row }) => (parts.get(row.submission_id) ?? []).map((part) => part.iso3)));
  for (const iso3 of named) cells.say(ALWAYS, EVER, { un: 1 }, 1, `country:${iso3}`);
}

function listedIn(series: Series): Pick<SeriesCells, 'lists' | 'persons' | 'deals' | 'texts'> {
  const { kind, odd } = series;
  return {
    lists: !odd && (kind === 'distinct' || kind === 'distinct-sum' || kind === 'qualitative'),
    persons: odd || kind !== 'distinct' ? [] : listings(series, 'persons', series.persons),
    deals: odd || kind !== 'distinct-sum' ? [] : listings(series, 'deals', series.deals),
    texts: odd || kind !== 'qualitative' ? [] : textsOf(series),
  };
}

function listings({ periods }: Series, listed: string, rows: ReadonlyMap<string, readonly ListingRow[]>): Listing[] {
  const found = new Map<string, Listing>();
  for (const { year, na, row } of periods) {
    if (row === null || na || row.listed !== listed) continue;
    for (const { member } of rows.get(row.submission_id) ?? []) {
      const key = `${year} ${member}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { year, member, times: 1 });
      else known.times += 1;
    }
  }
  return [...found.values()];
}

const textsOf = ({ periods, life }: Series): TextAt[] => periods.filter((period) => !period.na)
  .map(({ first, row }) => ({ first, last: first + life.size - 1, submission: row?.submission_id ?? null }));
