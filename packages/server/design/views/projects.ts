/** The projects of an organisation: found by words, narrowed by facets, page by page. */
import { FACETS, type Facet, type Sort } from '@throughline/contract/design/choices.ts';
import type { ProjectRow, Projects, ProjectsQuestion } from '@throughline/contract/design/projects.ts';
import { statusOn } from '@throughline/core/design/running.ts';
import { SPENDING } from '@throughline/core/design/spending.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { ofYear, parseRange, periodText, yearOf } from '@throughline/core/ground/period.ts';
import { Refused, invalid } from '@throughline/core/ground/problem.ts';
import { fraction, multiply, rational } from '@throughline/core/ground/rational.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { type Asking, type CountRow, type Values, chosenSql, facetCounts, settleValues } from '../facets.ts';
import { type Found, type Programme, findingOf } from '../finding.ts';
import { COLLATION, HELD_PROJECTS, LAST_YEAR, LIVE_FROM, PROGRAMMES, Parameters, baseSql, countsSql, reportsSql, rowsSql, statusSql } from '../queries.ts';

type Years = { readonly from: number; readonly to: number };
type Settled = { readonly asking: Asking; readonly values: Values; readonly found: Found; readonly years: Years; readonly live: boolean };

/** Refused (invalid): `period-malformed` when the period is none. Values of facets that are none are said, and left aside. */
export async function viewProjects(trx: Trx, org: HeldOrganisation, asked: ProjectsQuestion): Promise<Projects> {
  const asOf = asked.asOf ?? today();
  const years = await yearsAsked(trx, org, asked.period, asOf);
  const programmes = (await trx.query<Programme>(PROGRAMMES, [org.orgId])).rows;
  const asking = { orgId: org.orgId, asOf, programmes };
  const live = asOf >= (await trx.query<{ day: string }>(LIVE_FROM, [org.orgId])).rows[0]!.day;
  const { values, unknown } = await settleValues(trx, valuesOf(asked), asking);
  const found = await findingOf(trx, asked.find ?? '', programmes);
  const settled = { asking, values: live ? values : { ...values, data: [] }, found, years, live };
  const rows = await rowsOf(trx, settled, asked);
  const counts = asked.facets === 'yes' ? await countsOf(trx, settled) : null;
  const [start, total] = [Number(asked.cursor ?? '0'), rows[0]?.found ?? 0];
  return {
    organisation: org.code, asOf, live, period: years.from === years.to ? String(years.from) : `${years.from}..${years.to}`,
    all: (await trx.query<{ all: number }>(HELD_PROJECTS, [org.orgId])).rows[0]!.all,
    found: total, projects: rows.map((row) => rowShown(row, settled)), next: start + rows.length < total ? String(start + rows.length) : null,
    facets: counts === null ? null : facetCounts(counts, settled.values, asking, live),
    unknown, spelling: found.spelling.map((one) => ({ sought: one.sought, near: [...one.near] })),
  };
}

const valuesOf = (asked: ProjectsQuestion): Values => Object.fromEntries(FACETS.map((facet) => {
  const value = asked[facet];
  return [facet, [...new Set(value === undefined ? [] : typeof value === 'string' ? [value] : value)]];
})) as unknown as Record<Facet, string[]>;

/** Whole years: those that the period asked touches, else the latest year over that was reported on. */
async function yearsAsked(trx: Trx, org: HeldOrganisation, period: string | undefined, asOf: string): Promise<Years> {
  if (period !== undefined) {
    const span = parseRange(period);
    if (span === null) throw new Refused([invalid('period-malformed', 'period', { found: period, accepted: `${asOf.slice(0, 4)}, 2021..2023` })]);
    return { from: yearOf(span.first), to: yearOf(span.last) };
  }
  const thisYear = Number(asOf.slice(0, 4));
  const last = (await trx.query<{ year: number | null }>(LAST_YEAR, [org.orgId, ofYear(thisYear).first])).rows[0]?.year ?? thisYear - 1;
  return { from: last, to: last };
}

function baseOf({ asking, values, found, years }: Settled, parameters: Parameters, withReports: boolean): string {
  const org = parameters.add(asking.orgId);
  const reports = withReports ? reportsSql(parameters.add(years.from), parameters.add(years.to)) : null;
  return baseSql({ org, reports, chosen: chosenSql(values, asking, parameters), found: found.sql === null ? null : found.sql(parameters) });
}

async function countsOf(trx: Trx, settled: Settled): Promise<CountRow[]> {
  const parameters = new Parameters();
  const base = baseOf(settled, parameters, settled.live);
  return (await trx.query<CountRow>(countsSql(base, parameters.add(settled.asking.asOf)), parameters.values)).rows;
}

type Row = {
  code: string; title: Words; programme: string | null; programme_name: Words | null; countries: string[]; starts: string; ends: string | null; unit: string | null;
  donors: string[]; functions: string[]; priorities: string[]; goals: string[]; budget_amount: string | null; budget_currency: string | null;
  budget_factor_num: string | null; budget_factor_den: string | null; gender_marker: string | null; safeguards: string | null; evaluation_rating: string | null;
  source: string | null; results: number; indicators: number; verified_first: number | null; verified_last: number | null; irregular: number;
  from_years: number[]; to_years: number[]; expected: number[]; answered: number[]; found: number; spent: { currency: string; amount: string }[] | null;
};

async function rowsOf(trx: Trx, settled: Settled, asked: ProjectsQuestion): Promise<Row[]> {
  const parameters = new Parameters();
  const owed = asked.sort?.endsWith('owed') === true || settled.values.data.length > 0;
  const base = baseOf(settled, parameters, owed);
  const language = (asked.lang ?? 'en').split('-')[0]!;
  const order = await orderOf(trx, settled, asked.sort, language, parameters);
  const text = rowsSql(base, order, parameters.add(asked.limit), parameters.add(Number(asked.cursor ?? '0')), parameters.add(SPENDING));
  return (await trx.query<Row>(text, parameters.values)).rows;
}

/** Nothing comes last, up and down; equal ones by code. */
async function orderOf(trx: Trx, settled: Settled, sort: ProjectsQuestion['sort'], language: string, parameters: Parameters): Promise<string> {
  const byCode = 'p.code collate "C"';
  if (sort === undefined) return settled.found.rank === null ? byCode : `${settled.found.rank(parameters)}, ${byCode}`;
  const [name, down] = [sort.replace('-', '') as Sort, sort.startsWith('-')];
  const icu = /^[a-z]{2,3}$/.test(language) ? (await trx.query<{ name: string }>(COLLATION, [`${language}-x-icu`])).rows[0]?.name : undefined;
  const collate = icu === undefined ? '' : `collate "${icu}"`;
  const inWords = (column: string): string => `nullif(coalesce(nullif(${column}->>${parameters.add(language)}::text, ''), nullif(${column}->>'en', ''), (select value from jsonb_each_text(${column}) where value <> '' limit 1)), '') ${collate}`;
  const by: Readonly<Record<Sort, () => string>> = {
    code: () => byCode, title: () => inWords('p.title'), programme: () => inWords('g.name'), starts: () => 'p.starts', ends: () => 'p.ends',
    status: () => `array_position(array['planned', 'running', 'over'], ${statusSql(parameters.add(settled.asking.asOf))})`,
    budget: () => 'p.budget_amount * p.budget_factor_num / p.budget_factor_den', results: () => 'l.results', indicators: () => 'l.indicators',
    verified: () => 'l.verified_last', owed: () => 'nullif(base.e - base.r, 0)', rating: () => 'p.evaluation_rating',
  };
  return `${by[name]()} ${down ? 'desc' : 'asc'} nulls last, ${byCode}`;
}

function rowShown(row: Row, { asking, years, live }: Settled): ProjectRow {
  return {
    code: row.code, title: row.title, programme: row.programme === null ? null : { code: row.programme, name: row.programme_name ?? {} },
    countries: row.countries, starts: row.starts, ends: row.ends, status: statusOn(row.starts, row.ends, asking.asOf), unit: row.unit, donors: row.donors,
    functions: row.functions, priorities: row.priorities, goals: [...row.goals].sort((a, b) => Number(a) - Number(b)), budget: budgetOf(row),
    spent: row.spent?.map((one) => ({ currency: one.currency, amount: plain(one.amount) })) ?? null,
    results: row.results, indicators: row.indicators,
    verified: !live || row.verified_first === null || row.verified_last === null ? null : periodText({ first: row.verified_first, last: row.verified_last }),
    reports: live ? { ...reportsIn(row, years), irregular: row.irregular } : null,
    gender: row.gender_marker, safeguards: row.safeguards, rating: row.evaluation_rating === null ? null : plain(row.evaluation_rating), source: row.source,
  };
}

/** A decimal of the store without the zeros after it. */
const plain = (text: string): string => decimalText(rational(text));

/** US dollars = amount × factor, exactly (figures 1); none where no rate was known. */
function budgetOf({ budget_amount: amount, budget_currency: currency, budget_factor_num: num, budget_factor_den: den }: Row): ProjectRow['budget'] {
  if (amount === null || currency === null || num === null || den === null) return null;
  const [up, down] = [rational(num), rational(den)];
  return { amount: plain(amount), currency, usd: decimalText(multiply(rational(amount), fraction(up.n * down.d, up.d * down.n))) };
}

function reportsIn(row: Row, { from, to }: Years): { expected: number; reported: number } {
  let [expected, reported] = [0, 0];
  row.from_years.forEach((first, at) => {
    if (first < from || row.to_years[at]! > to) return;
    expected += row.expected[at]!;
    reported += row.answered[at]!;
  });
  return { expected, reported };
}
