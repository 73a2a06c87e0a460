/** Cells of the kinds read at the last period of a range (figures 2.3): `stock`, `intensity`, `rate`, `ordinal`. */
import { COVERAGE, atMoment, inYear, one, where } from './cell-rows.ts';

/** The latest dated target up to the end of a year, else the final one (figures 6.2). */
export const DATED_TARGET = `
  left join lateral (
    select value from unnest(s.dated_last, s.dated_value) with ordinality as dated (last, value, place)
     where last <= y * 4 + 3 order by place limit 1) dated on true`;

const READ = (kind: string): string => `select * from period where kind = '${kind}' and ends_year`;

const STOCK_READ = `
  select p.*, coalesce(dated.value, s.final) as target, dated.value is null and s.final is not null and coalesce(y < s.end_year, true) as early
    from period p join series s using (project_id, indicator_id) ${DATED_TARGET}
   where p.kind = 'stock' and ends_year`;

/** Takes part like for like: answered, with a target and (but for `maintain`) a baseline (figures 7.5). */
const LIKE_STOCK = 'ans and target is not null and (maintain or bv is not null)';

const STOCK = atMoment({
  ...COVERAGE, v: 'v', b: 'bv', bn: one('bv is not null'), bm: one('bv is null'),
  t: 'target', tk: one('target is not null'), tn: one('target is not null'), tf: one('early'),
  lv: where(LIKE_STOCK, 'v'), lnv: one(`${LIKE_STOCK} and not na`), lb: where(LIKE_STOCK, 'bv'), lbn: one(`${LIKE_STOCK} and bv is not null`),
  lt: where(LIKE_STOCK, 'target'), ln: one(LIKE_STOCK), lbl: where(LIKE_STOCK, 'usd * size'), lf: one(`${LIKE_STOCK} and early`),
}, STOCK_READ);

/** Takes part like for like: answered and (but for `maintain`) with a baseline. */
export const LIKE_POOL = 'ans and (maintain or bv is not null)';

const INTENSITY = atMoment({
  ...COVERAGE, v: 'v * w', x: 'v', w: 'w', nw: one('v is not null and w is not null'),
  b: 'bv * bw', bw: where('bv is not null', 'bw'), bx: 'bv', bn: one('bv is not null'), bm: one('bv is null'), bnw: one('bv is not null and bw is null'),
  lp: one(LIKE_POOL), lv: where(LIKE_POOL, 'v * w'), lx: where(LIKE_POOL, 'v'), lw: where(LIKE_POOL, 'w'),
  lnv: one(`${LIKE_POOL} and v is not null`), lnw: one(`${LIKE_POOL} and v is not null and w is not null`),
  lb: where(LIKE_POOL, 'bv * bw'), lbw: where(`${LIKE_POOL} and bv is not null`, 'bw'), lbx: where(LIKE_POOL, 'bv'),
  lbn: one(`${LIKE_POOL} and bv is not null`), lbnw: one(`${LIKE_POOL} and bv is not null and bw is null`), lbl: where(LIKE_POOL, 'usd * size'),
}, READ('intensity'));

const LIKE_RATE = 'v is not null and (maintain or bv is not null)';

const RATE = atMoment({
  ...COVERAGE, b: 'bv', bn: one('bv is not null'), bm: one('bv is null'),
  lp: one(LIKE_RATE), lv: where(LIKE_RATE, 'v'), lnv: one(LIKE_RATE), lb: where(LIKE_RATE, 'bv'), lbn: one(`${LIKE_RATE} and bv is not null`),
  lbl: where(LIKE_RATE, 'usd * size'),
}, READ('rate'));

const LEVELS = atMoment(COVERAGE, READ('ordinal'));

/** Rates and levels by value, for lowest, median and highest, and for distributions (figures 2.0). */
const BY_VALUE = [
  inYear({ nv: '1' }, `(${READ('rate')}) p where v is not null`, { variant: 'trim_scale(v)::text' }),
  inYear({ nv: '1' }, `(${READ('ordinal')}) p where ans and not na`, { variant: 'level' }),
];

export const MOMENT = [STOCK, INTENSITY, RATE, LEVELS, ...BY_VALUE];
