/** One indicator: its passport, the asked figure, the same by year, programme, country and project. */
import type { IndicatorPage, IndicatorProjects } from '@throughline/contract/rollup/pages.ts';
import { Refused, missing } from '@throughline/core/ground/problem.ts';
import { nearest } from '@throughline/core/ground/near.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Figure, Question } from '@throughline/core/rollup/figure.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../ask.ts';
import { placeCondition } from '../place-condition.ts';
import { type PageQuestion, settlePeriod } from './overview.ts';

/** Projects listed on the page; the rest is asked of `figures`. */
const PROJECTS_SHOWN = 200;

type Row = {
  indicator_id: string; code: string; name: Words; kind: string; unit: string | null; direction: 'up' | 'down' | 'maintain'; stage: string | null;
  area: string | null; accountability: string | null; scale: Record<string, string> | null; framework: string; own: boolean; projects: number;
  origin: Record<string, unknown> | null;
};

const INDICATOR = `
  select i.indicator_id, i.code, i.name, i.kind, i.unit, i.direction, i.stage, i.area, i.accountability, i.scale, i.framework,
         i.org_id is not null as own, i.origin,
         (select count(*)::int from project_indicator p where p.indicator_id = i.indicator_id and p.org_id = $1) as projects
    from indicator i
   where i.code = $3 and (i.org_id = $1 or (i.org_id is null and i.framework = $2))
   order by i.org_id nulls last limit 1`;

const DIMENSIONS = `
  select distinct key from measurement_cell, jsonb_object_keys(dimensions) as key where org_id = $1 and indicator_id = $2 order by key`;

/** Own targets of the place, and those of its projects: which modes there are. Which of them answers is `core`'s (figures 6.2). */
const MODES = (condition: string): string => `
  select mode from place_target where org_id = $1 and indicator_id = $2 and place = $3
   union select t.mode from target t join project p on p.project_id = t.project_id where t.org_id = $1 and t.indicator_id = $2 and ${condition} order by mode`;

/** Refused (missing): `unknown-indicator`, with the codes most like it. */
export async function viewIndicator(trx: Trx, org: HeldOrganisation, code: string, question: PageQuestion): Promise<IndicatorPage> {
  const row = await findIndicator(trx, org, code);
  const { period, years } = await settlePeriod(trx, org, question.period);
  const at = (place: string, each = period): Question => ({ indicator: code, place, period: each, asOf: question.asOf });
  const [figure, ...series] = await figuresFor(trx, org, [at(question.place), ...years.map((year) => at(question.place, String(year)))]);
  const within = await placesWithin(trx, org, row.indicator_id, question.place);
  const named = (places: readonly Named[]) => figuresAt(trx, org, at(question.place), places);
  return {
    organisation: org.code, demonstration: org.demonstration, asOf: question.asOf, place: question.place, period, years,
    indicator: { ...passport(org, row), projects: row.projects },
    figure: figure!, series,
    byProgramme: await named(within.programmes), byCountry: await named(within.countries),
    byProject: await named(within.projects.slice(0, PROJECTS_SHOWN)),
    projectsLeftOut: Math.max(0, within.projects.length - PROJECTS_SHOWN),
    targetModes: await modesAt(trx, org, row.indicator_id, question.place),
    dimensions: await dimensionsOf(trx, org, row),
  };
}

/** Its projects from row `from` on, at most `limit`, in the order of their codes. Refused (missing): `unknown-indicator`. */
export async function viewIndicatorProjects(trx: Trx, org: HeldOrganisation, code: string, question: PageQuestion, { from, limit }: { from: number; limit: number }): Promise<IndicatorProjects> {
  const row = await findIndicator(trx, org, code);
  const { period } = await settlePeriod(trx, org, question.period);
  const { projects } = await placesWithin(trx, org, row.indicator_id, question.place);
  const asked: Question = { indicator: code, place: question.place, period, asOf: question.asOf };
  return { rows: await figuresAt(trx, org, asked, projects.slice(from, from + limit)), total: projects.length };
}

async function findIndicator(trx: Trx, org: HeldOrganisation, code: string): Promise<Row> {
  const row = (await trx.query<Row>(INDICATOR, [org.orgId, org.framework, code])).rows[0];
  if (row) return row;
  const near = await nearestCodes(trx, org, code);
  throw new Refused([missing('unknown-indicator', 'indicator', { found: code, ...(near.length === 0 ? {} : { accepted: near }) })]);
}

async function figuresAt(trx: Trx, org: HeldOrganisation, asked: Question, places: readonly Named[]): Promise<{ name: Words | null; figure: Figure }[]> {
  const figures = await figuresFor(trx, org, places.map((one) => ({ ...asked, place: one.place })));
  return places.map((one, index) => ({ name: one.name, figure: figures[index]! }));
}

async function modesAt(trx: Trx, org: HeldOrganisation, indicatorId: string, place: string): Promise<string[]> {
  const condition = placeCondition(place, 4);
  return (await trx.query<{ mode: string }>(MODES(condition.sql), [org.orgId, indicatorId, place, ...condition.values])).rows.map((one) => one.mode);
}

/** Codes of indicators whose code or name is like what was asked, the nearest first. */
async function nearestCodes(trx: Trx, org: HeldOrganisation, code: string): Promise<string[]> {
  const all = await trx.query<{ code: string; name: Words }>('select code, name from indicator where org_id = $1 or (org_id is null and framework = $2)', [org.orgId, org.framework]);
  return nearest(code, all.rows, (one) => [one.code, ...Object.values(one.name)], 5).map((one) => one.code);
}

/** Where the indicator's values may be cut: what its cells name, and the sex of registered persons (figures 8). */
async function dimensionsOf(trx: Trx, org: HeldOrganisation, row: Row): Promise<string[]> {
  const found = (await trx.query<{ key: string }>(DIMENSIONS, [org.orgId, row.indicator_id])).rows.map((one) => one.key);
  return row.kind === 'distinct' && !found.includes('sex') ? ['sex', ...found] : found;
}

function passport(org: HeldOrganisation, row: Row): Omit<IndicatorPage['indicator'], 'projects'> {
  const standard = row.own ? undefined : loadFrameworks().frameworks.get(org.framework)?.indicators.get(row.code);
  const description = row.origin?.['description'];
  return {
    code: row.code, name: row.name, kind: row.kind, unit: row.unit, direction: row.direction, stage: row.stage, area: row.area,
    accountability: row.accountability, own: row.own,
    definition: standard?.definition ?? (description !== null && typeof description === 'object' ? (description as Words) : null),
    counts: standard?.counts ?? null,
    countsNot: standard?.doesNotCount ?? null,
    evidence: standard ? evidenceOf(org, standard.evidence) : null,
    scale: row.scale,
    sdgTargets: [...(standard?.sdgTargets ?? [])],
    disaggregations: [...(standard?.disaggregations ?? [])],
    framework: row.framework,
    source: standard?.source ?? null,
  };
}

/** The kinds of evidence asked for, as one text in each language. */
function evidenceOf(org: HeldOrganisation, codes: readonly string[]): Words | null {
  const framework = loadFrameworks().frameworks.get(org.framework);
  const names = codes.map((code) => framework?.evidence.get(code)?.name).filter((one) => one !== undefined);
  if (names.length === 0) return null;
  return Object.fromEntries(Object.keys(names[0]!).map((language) => [language, names.map((one) => one[language] ?? '').join('; ')]));
}

type Named = { readonly place: string; readonly name: Words | null };
type Within = { programmes: Named[]; countries: Named[]; projects: Named[] };

/** Places inside the asked one that have the indicator. */
async function placesWithin(trx: Trx, org: HeldOrganisation, indicatorId: string, place: string): Promise<Within> {
  const condition = placeCondition(place, 3);
  type Found = { code: string; title: Words; country: string | null; programme: string | null; programme_name: Words | null };
  const found = (await trx.query<Found>(
    `select p.code, p.title, p.country, g.code as programme, g.name as programme_name
       from project_indicator i join project p on p.project_id = i.project_id
       left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
      where i.org_id = $1 and i.indicator_id = $2 and ${condition.sql}
      order by p.code collate "C"`, [org.orgId, indicatorId, ...condition.values])).rows;
  const { reference } = loadFrameworks();
  const programmes = new Map(found.flatMap((row) => (row.programme === null ? [] : [[row.programme, row.programme_name] as const])));
  const countries = new Set(found.map((row) => row.country ?? 'none'));
  const joins = place === 'organisation';
  return {
    programmes: joins ? [...programmes].map(([code, name]) => ({ place: `programme:${code}`, name })) : [],
    countries: joins || place.startsWith('programme:') || place.startsWith('sdg:') ? [...countries].sort().map((iso3) => ({
      place: joins ? `country:${iso3}` : joined(place, `country:${iso3}`), name: reference.countries.get(iso3)?.name ?? null,
    })) : [],
    projects: found.map((row) => ({ place: `project:${row.code}`, name: row.title })),
  };
}

/** Places of two sorts in the order programme, country, area, sdg (figures 3). */
const joined = (place: string, country: string): string => (place.startsWith('sdg:') ? `${country}+${place}` : `${place}+${country}`);
