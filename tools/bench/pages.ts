/** The questions of the screens, asked of the cells and, the same sums, of the records by GROUP BY. */
import type { Question } from '@throughline/core/rollup/figure.ts';

export type Page = { readonly name: string; readonly indicators: readonly string[]; readonly place: string; readonly periods: readonly string[] };

const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024];

/** One page after another, each a little different from the last. */
export function* pagesOf(kind: string, indicators: readonly string[], places: readonly string[]): Generator<Page> {
  for (let at = 0; ; at += 1) {
    const place = places[at % places.length]!;
    const year = YEARS[at % YEARS.length]!;
    const one = indicators[(at * 7) % indicators.length]!;
    if (kind === 'indicator, all years') yield { name: kind, indicators: [one], place, periods: [...YEARS.map(String), `${YEARS[0]}..${YEARS.at(-1)}`] };
    else if (kind.endsWith('range')) yield { name: kind, indicators, place, periods: [`${year - 2}..${year}`] };
    else yield { name: kind, indicators, place, periods: [String(year)] };
  }
}

export const questionsOf = (page: Page, asOf: string): Question[] =>
  page.indicators.flatMap((indicator) => page.periods.map((period) => ({ indicator, place: page.place, period, asOf })));

/** The plainest sum there is: no value in force, no coverage, no target, no kind. What it leaves out only makes it faster. */
export const GROUP_BY = `
  select m.indicator_id, s.period_first / 4 as year, count(*), count(distinct m.project_id), sum(m.value * m.factor_num / m.factor_den), sum(m.numerator), sum(m.denominator)
    from project p join submission s on s.project_id = p.project_id
    join measurement m on m.project_id = s.project_id and m.submission_id = s.submission_id
    join indicator i on i.indicator_id = m.indicator_id
   where p.org_id = $1 and i.code = any($2) and s.state = 'verified' and s.period_first >= $3 and s.period_last <= $4
     and ($5 = 'organisation' or p.country = $6 or $7 = any(p.donors) or p.unit = $8
          or p.programme_id = (select programme_id from programme g where g.org_id = p.org_id and g.code = $9)
          or exists (select from unnest(p.sdg_targets) t where split_part(t, '.', 1) = $10))
   group by 1, 2`;

export function groupByValues(orgId: string, page: Page): unknown[] {
  const years = page.periods.flatMap((period) => period.split('..').map(Number));
  const [sort, id] = page.place.split(':') as [string, string | undefined];
  const of = (name: string): string | null => (sort === name ? id! : null);
  return [orgId, page.indicators, Math.min(...years) * 4, Math.max(...years) * 4 + 3, page.place, of('country'), of('donor'), of('unit'), of('programme'), of('sdg')];
}
