/** The working of one figure as the panel shows it: records with their titles and the files they came from. */
import type { WorkingBody } from '@throughline/contract/rollup/pages.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Figure, Question } from '@throughline/core/rollup/figure.ts';
import { recombine } from '@throughline/core/rollup/recombine.ts';
import type { LeftOut } from '@throughline/core/rollup/left-out.ts';
import type { Canonical, Contribution, Working } from '@throughline/core/rollup/working.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { frozenWorking } from '../snapshots/frozen-figures.ts';
import { findSnapshot } from '../snapshots/head.ts';
import { readNames } from '../snapshots/parts.ts';
import { workingOf } from '../working-of.ts';

type Row = WorkingBody['contributions'][number];
type Told = { readonly titles: ReadonlyMap<string, Words>; readonly sources: ReadonlyMap<string, NonNullable<Row['source']>> };

/** Which part of long lists is wanted. */
export type Cut = { readonly from: number; readonly limit: number };

/** At most `limit` rows of each list, beginning with row `from`; `total` says how many there are. */
export async function viewWorking(trx: Trx, org: HeldOrganisation, question: Question, cut: Cut, cell: string | null = null): Promise<WorkingBody> {
  return bodyOf(await workingOf(trx, org, question, cell), question.asOf, cut, (rows) => tell(trx, org, rows));
}

/** The same of a snapshot: everything is as it was frozen, names and files too. Refused (missing): `snapshot-unknown`, `not-in-snapshot`. */
export async function viewFrozenWorking(trx: Trx, org: HeldOrganisation, id: string, asked: Named, cut: Cut): Promise<WorkingBody> {
  const snapshot = await findSnapshot(trx, org, id);
  const { part, ...opened } = await frozenWorking(trx, org, snapshot, asked);
  const { projects, imports } = await readNames(trx, org, id);
  const sources = Object.entries(part.sources).map(([submission, [number, at]]) => [submission, { file: imports[number] ?? null, at, line: null, import: number }] as const);
  return bodyOf(opened, snapshot.asOf, cut, async () => ({ titles: new Map(Object.entries(projects)), sources: new Map(sources) }));
}

type Named = { readonly indicator: string; readonly place: string; readonly period: string };
type Tell = (rows: readonly { project: string; submission: string | null }[]) => Promise<Told>;

async function bodyOf({ figure, working }: { figure: Figure; working: Working }, asOf: string, { from, limit }: Cut, tellOf: Tell): Promise<WorkingBody> {
  const cut = <Row>(rows: readonly Row[]): readonly Row[] => rows.slice(from, from + limit);
  const gaps = working.leftOut.filter((one) => one.why === 'missing');
  const leftOut = working.leftOut.filter((one) => one.why !== 'missing');
  const shown = { contributions: cut(working.contributions), leftOut: cut(leftOut), gaps: cut(gaps), likeForLike: cut(working.likeForLike ?? []) };
  const told = await tellOf([...shown.contributions, ...shown.leftOut, ...shown.gaps, ...shown.likeForLike.map((one) => ({ project: one.project, submission: null }))]);
  return {
    format: 'throughline-working/1',
    asOf,
    figure,
    rule: { kind: working.kind, rules: [...new Set(working.contributions.map((one) => one.rule))] },
    exact: working.value,
    recombined: recombine(working),
    from,
    contributions: shown.contributions.map((one) => contributionRow(one, told)),
    leftOut: shown.leftOut.map((one) => ({ ...leftOutRow(one, told), why: one.why })),
    gaps: shown.gaps.map((one) => ({ project: one.project, title: told.titles.get(one.project) ?? null, period: one.period })),
    targets: cut(working.targets).map((one) => ({ place: one.of, mode: one.mode, period: one.period, value: one.value, authority: one.authority })),
    baselines: cut(working.baselines).map((one) => ({ project: one.project, year: one.year, value: canonicalText(one.value) })),
    likeForLike: working.likeForLike === null ? null : shown.likeForLike.map((one) => ({ project: one.project, title: told.titles.get(one.project) ?? null, periods: [...one.periods], target: one.target })),
    total: {
      contributions: working.contributions.length, leftOut: leftOut.length, gaps: gaps.length,
      targets: working.targets.length, baselines: working.baselines.length, likeForLike: working.likeForLike?.length ?? 0,
    },
  };
}

function contributionRow(one: Contribution, told: Told): Row {
  return {
    project: one.project, title: told.titles.get(one.project) ?? null, period: one.period, submission: one.submission, number: one.number,
    submitted: one.submitted, verified: one.verified, state: one.state, entered: one.entered.value, enteredUnit: one.entered.unit,
    factor: one.entered.factor, canonical: canonicalText(one.canonical), reason: one.reason, rules: [one.rule],
    source: one.submission === null ? null : (told.sources.get(one.submission) ?? null),
  };
}

function leftOutRow(one: LeftOut, told: Told): Row {
  return {
    project: one.project, title: told.titles.get(one.project) ?? null, period: one.period, submission: one.submission, number: one.number,
    submitted: null, verified: null, state: one.why, entered: null, enteredUnit: null, factor: null, canonical: null, reason: one.said,
    rules: [one.rule], source: one.submission === null ? null : (told.sources.get(one.submission) ?? null),
  };
}

/** A canonical value in one line; texts are shown with the figure. */
export function canonicalText(value: Canonical): string | null {
  switch (value.shape) {
    case 'number': return value.weight === null ? value.value : `${value.value} × ${value.weight}`;
    case 'fraction': return `${value.numerator}/${value.denominator}`;
    case 'persons': return value.persons.join(', ');
    case 'deals': return value.deals.map((deal) => `${deal.id}: ${deal.usd}`).join('; ');
    case 'level': return value.level;
    default: return null;
  }
}

const SOURCES = `
  select s.submission_id, i.file, i.number::int as import, s.source_at
    from submission s left join data_import i on i.org_id = s.org_id and i.import_id = s.source_import
   where s.org_id = $1 and s.submission_id = any($2)`;

async function tell(trx: Trx, org: HeldOrganisation, rows: readonly { project: string; submission: string | null }[]): Promise<Told> {
  const codes = [...new Set(rows.map((one) => one.project))];
  const ids = [...new Set(rows.flatMap((one) => one.submission ?? []))];
  const titles = await trx.query<{ code: string; title: Words }>('select code, title from project where org_id = $1 and code = any($2)', [org.orgId, codes]);
  type Source = { submission_id: string; file: string | null; import: number | null; source_at: string | null };
  const sources = await trx.query<Source>(SOURCES, [org.orgId, ids]);
  return {
    titles: new Map(titles.rows.map((row) => [row.code, row.title])),
    sources: new Map(sources.rows.map((row) => [row.submission_id, { file: row.file, at: row.source_at, line: null, import: row.import }])),
  };
}
