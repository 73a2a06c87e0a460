/**
 * What is kept of a project's indicator so that any figure is a sum over the projects at a place (scale.md, figures 2 to 7).
 *
 * A cell (from_year, to_year) holds a difference: for the years A..B asked, a statistic is the sum of the cells with
 * from_year ≥ A and to_year ≤ B. What happens in one year lies at (year, year); what stands from a year on, however long the
 * range asked, at (ALWAYS, year).
 */
export const STATISTICS = {
  e: 'expected project-periods (figures 4.1, 4.2)',
  r: 'of these answered, reported or not applicable',
  na: 'of these answered "not applicable"',
  c: 'projects whose running total is carried (2.2)',
  ble: 'budget in US dollars × quarters of what is expected (4.2, 15.10)',
  blr: 'the same of what was answered',
  v: 'sum of values; of numerators; of value × weight; of counts and lists of persons',
  w: 'sum of denominators or of weights',
  x: 'plain sum of intensities, where one project answers the value itself; of counts of persons without a registry (2.5)',
  nv: 'values that flow in',
  nw: 'of these with a weight',
  b: 'baselines: sum, or numerators, or baseline × weight (7.2)',
  bw: 'denominators or weights of baselines',
  bx: 'plain sum of baselines of intensities and weighted means',
  bp: 'flow: baselines once for each project-period, for a place with an annual target of its own (7.2)',
  bo: 'flow: baselines once for each project, for a place with another target of its own (7.2)',
  bn: 'projects (flow: project-periods) that state a baseline',
  bm: 'expected projects that state none',
  bnw: 'stated baselines without a weight',
  t: 'targets (6.2)',
  tk: 'targets that answer',
  tn: 'expected project-periods that they cover',
  tf: 'final targets before their time (7.4, 15.3)',
  av: 'running totals of projects still expected (7.3)',
  an: 'how many these are',
  ab: 'baselines of all projects that have a running total (15.2)',
  abn: 'how many of these state one',
  fb: 'baselines of projects whose first report lies in this year: what `gained` starts from (7.3)',
  lv: 'like-for-like: values, numerators, value × weight (7.5)',
  lw: 'like-for-like: denominators, weights',
  lx: 'like-for-like: plain sum of intensities',
  lnv: 'like-for-like: values that flow in',
  lnw: 'like-for-like: of these with a weight',
  lb: 'like-for-like: baselines',
  lbw: 'like-for-like: denominators and weights of baselines',
  lbx: 'like-for-like: plain sum of baselines',
  lbn: 'like-for-like: baselines stated',
  lbnw: 'like-for-like: stated baselines without a weight',
  lt: 'like-for-like: targets',
  ln: 'like-for-like: project-periods compared',
  lp: 'like-for-like: projects compared',
  lbl: 'like-for-like: budget × quarters compared',
  lf: 'like-for-like: final targets before their time',
  g: 'gaps of regional projects that name this country (15.8)',
  reg: 'regional projects that name this country (3.2)',
  op: 'projects without an end: answered up to HORIZON',
  un: 'series with periods that are neither years nor quarters of their project: the plain rules answer (13.3)',
} as const;

export type Statistic = keyof typeof STATISTICS;
export const NAMES = Object.keys(STATISTICS) as Statistic[];

/** from_year of what stands whatever the first year asked. */
export const ALWAYS = 32767;
/** to_year of what stands whatever the last year asked. */
export const EVER = -32768;
/** Last year for which projects without an end are held; later questions are answered by the plain rules. */
export const HORIZON = 2040;

export type Statistics = Partial<Record<Statistic, string>>;

/** Names of a column list, `prefix` before each. */
export const columns = (prefix = ''): string => NAMES.map((name) => `${prefix}${name}`).join(', ');
/** An expression for each statistic. */
export const each = (of: (name: Statistic) => string, seam = ', '): string => NAMES.map(of).join(seam);
