/**
 * Parts by country of projects that stand in no single country (figures 3.2, 15.8): values only. What a country is given
 * is taken from `country:none`.
 */
import { atMoment, inYear, one, rows, where } from './cell-rows.ts';
import { DATED_TARGET } from './moment-sql.ts';
import { changes } from './running-sql.ts';
import { canonical } from './series-sql.ts';
import { ALWAYS, EVER } from './statistics.ts';

export const REGIONAL_SOURCES = `
  part as materialized (
    select p.project_id, p.indicator_id, p.kind, p.maintain, p.bv, p.w as whole, p.y, p.pf, p.size, p.ends_year, c.dimensions->>'country' as iso3,
           sum(case p.kind when 'ratio' then c.numerator else ${canonical('c.value', 'm.factor_num', 'm.factor_den')} end) as v, sum(c.denominator) as w
      from period p join measurement m using (project_id, submission_id, indicator_id) join measurement_cell c using (project_id, submission_id, indicator_id)
     where m.project_id = any($2) and c.project_id = any($2) and p.regional and p.kind in ('flow', 'cumulative', 'stock', 'ratio') and p.ans and not p.na
       and c.dimensions ? 'country' and c.dimensions->>'country' not in ('none', 'not-stated')
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
  named as materialized (select distinct project_id, indicator_id, iso3 from part),
  given as materialized (select project_id, indicator_id, kind, maintain, bv, whole, y, pf, ends_year, sum(v) as v, sum(w) as w from part group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
  running_part as materialized (
    select r.*, n.iso3, part.v as part_v from running r join named n using (project_id, indicator_id)
      left join part on part.project_id = r.project_id and part.indicator_id = r.indicator_id and part.pf = r.valued and part.iso3 = n.iso3),
  running_rest as materialized (
    select r.*, coalesce(g.v, 0) as given_v from running r left join given g on g.project_id = r.project_id and g.indicator_id = r.indicator_id and g.pf = r.valued
     where exists (select from named n where n.project_id = r.project_id and n.indicator_id = r.indicator_id))`;

const COUNTRY = { at: `'country:' || iso3` };
const NONE = { at: `'country:none'` };
const PERIODIC = "kind in ('flow', 'ratio')";
const GAPS = (condition: string): string => `select p.*, n.iso3 from period p join named n using (project_id, indicator_id) where not ans and ${condition}`;

/** What the countries leave of a ratio is 0/0, and so not applicable (figures 1). */
const SILENT = "kind = 'ratio' and w = whole";

const OF_PERIODS = [
  inYear({ v: 'v', w: 'w', nv: '1', reg: '1' }, `part where ${PERIODIC} and (kind = 'flow' or w <> 0)`, COUNTRY),
  inYear({ v: '-v', w: '-w', na: one(SILENT), nv: where(SILENT, '-1'), lv: where("kind = 'ratio' and (maintain or bv is not null)", '-v'), lw: where("kind = 'ratio' and (maintain or bv is not null)", '-w') },
    `given where ${PERIODIC}`, NONE),
  inYear({ g: '1' }, `(${GAPS(`p.${PERIODIC}`)}) as gap`, COUNTRY),
];

const REST_LIKE = 'target is not null and (maintain or bv is not null)';
const OF_STOCKS = [
  atMoment({ v: 'v', nv: '1', reg: '1' }, `select * from part where kind = 'stock' and ends_year`, COUNTRY),
  atMoment({ v: '-v', lv: where(REST_LIKE, '-v') }, `
    select g.*, coalesce(dated.value, s.final) as target from given g join series s using (project_id, indicator_id) ${DATED_TARGET} where g.kind = 'stock' and g.ends_year`, NONE),
  atMoment({ g: '1' }, GAPS("p.kind = 'stock' and ends_year"), COUNTRY),
];

const OF_RUNNING = [
  changes({ v: 'part_v', nv: one('part_v is not null'), reg: one('part_v is not null'), av: where('e', 'part_v'), an: one('e and part_v is not null'), g: one('e and not ans') },
    'running_part', 'project_id, indicator_id, iso3', COUNTRY.at),
  changes({ v: '-given_v', av: where('e', '-given_v'), lv: where('e and ans and target is not null', '-given_v') },
    'running_rest', 'project_id, indicator_id', NONE.at),
];

/** Left to the plain rules: a total that a country is named in and no longer, and what is left of a flow with targets. */
const LEFT = { a: String(ALWAYS), b: String(EVER) };
const TO_PLAIN = [
  rows({ ...LEFT, ...COUNTRY }, { un: '1' }, `(
    select distinct project_id, indicator_id, iso3 from (
      select *, lag(part_v) over (partition by project_id, indicator_id, iso3 order by y) as before from running_part) as r where before is not null and part_v is null) as gone`),
  rows({ ...LEFT, ...NONE }, { un: '1' }, '(select distinct g.project_id, g.indicator_id from given g join flow using (project_id, indicator_id)) as left_over'),
];

export const REGIONAL = [...OF_PERIODS, ...OF_STOCKS, ...OF_RUNNING, ...TO_PLAIN];
