/**
 * Cells of the kinds that every period in a range adds to: `flow` (its targets are in flow-sql.ts), `ratio`,
 * `weighted-mean`, `distinct`, `distinct-sum`, `qualitative` (figures 2).
 */
import { COVERAGE, type Said, inYear, one, onceInRange, where } from './cell-rows.ts';
import { LIKE_POOL } from './moment-sql.ts';

const of = (kinds: string): string => `(select * from period where kind in (${kinds})) as p`;

/** A flow's baseline counts once for each project-period (figures 7.2), unless its target is of the whole life: see flow-sql.ts. */
const FLOW = inYear({ ...COVERAGE, v: 'v', b: 'bv', bp: 'bv', bn: one('bv is not null') }, of(`'flow'`));

const POOLED = inYear({
  ...COVERAGE, v: 'v', w: 'w', lv: where(LIKE_POOL, 'v'), lw: where(LIKE_POOL, 'w'), lnv: one(`${LIKE_POOL} and not na`), lbl: where(LIKE_POOL, 'usd * size'),
}, of(`'ratio', 'weighted-mean'`));

const COUNTED = inYear({ ...COVERAGE, v: 'v', x: 'v' }, of(`'distinct'`));
const SHARED = inYear(COVERAGE, of(`'distinct-sum', 'qualitative'`));

/** Persons listed in force, and deals; each once a period. */
export const LISTED = `
  listed_person as materialized (
    select project_id, indicator_id, y, l.person_id from period join measurement_person l using (project_id, submission_id, indicator_id)
     where l.project_id = any($2) and kind = 'distinct' and listed = 'persons' and not na),
  listed_deal as materialized (
    select project_id, indicator_id, y, l.deal_id from period join measurement_deal l using (project_id, submission_id, indicator_id)
     where l.project_id = any($2) and kind = 'distinct-sum' and listed = 'deals' and not na)`;

/** Persons as often as they are listed: the gross figure (figures 2.5). */
const LISTS = inYear({ v: '1' }, 'listed_person');
/** Counts without a registry by value: the largest part is the low end (figures 2.5). */
const PARTS = inYear({ nv: '1' }, `${of(`'distinct'`)} where v is not null and listed is null`, { variant: 'trim_scale(v)::text' });

/** The years in which a series is expected, each with the next one; and those in which it answered and is compared. */
const yearsWhen = (condition: string, kinds: string): string => `
  select *, lead(y) over (partition by project_id, indicator_id order by y) as next
    from (select distinct project_id, indicator_id, kind, bv, bw, y from period where kind in (${kinds}) and ${condition}) as year`;

const WEIGHED = "kind = 'weighted-mean' and bv is not null";
const baseOf = (b: string, bw: string, bx: string, bn: string, bnw: string): Said => ({
  [b]: "case when kind = 'weighted-mean' then bv * bw else bv end", [bw]: where('bv is not null', 'bw'), [bx]: where(WEIGHED, 'bv'),
  [bn]: one('bv is not null'), [bnw]: one(`${WEIGHED} and bw is null`),
});

const BASELINES = [
  onceInRange({ bo: 'bv' }, yearsWhen('true', `'flow'`)),
  onceInRange({ ...baseOf('b', 'bw', 'bx', 'bn', 'bnw'), bm: one('bv is null') }, yearsWhen('true', `'ratio', 'weighted-mean', 'distinct', 'distinct-sum'`)),
  onceInRange({ ...baseOf('lb', 'lbw', 'lbx', 'lbn', 'lbnw'), lp: '1' }, yearsWhen(LIKE_POOL, `'ratio', 'weighted-mean'`)),
];

export const BY_PERIOD = [FLOW, POOLED, COUNTED, SHARED, LISTS, PARTS, ...BASELINES];
