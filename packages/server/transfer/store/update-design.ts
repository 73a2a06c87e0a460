/**
 * A project that stands already, beside what a file says of it now: what differs is brought in line, what the file does not
 * name any more is kept and listed.
 */
import { periodText } from '@throughline/core/ground/period.ts';
import { indicatorId } from '../../collect/insert-submissions.ts';
import type { Image, IndicatorRow, ResultRow, TargetRow } from './image.ts';
import { type NumberedTarget, insertCountries, insertLinks, insertResults, putIndicators, putTargets, updateResults } from './insert-design.ts';
import { noteNew, noteRows, noteSet } from './journal.ts';
import { type Storing } from './storing.ts';
import { type StoredTarget, storedCountries, storedIndicators, storedResults, storedTargets } from './stored.ts';

type At = { readonly storing: Storing; readonly projectId: string; readonly image: Image };

/** Countries, results, indicators, links and targets; the project's own row is the caller's. */
export async function updateDesign(at: At): Promise<void> {
  await updateCountries(at);
  const resultIds = await updateResultRows(at);
  await updateIndicators(at);
  await updateLinks(at, resultIds);
  await updateTargets(at);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(normal(a)) === JSON.stringify(normal(b));

/** Numbers lose trailing zeros, members stand in order of their names, nulls are dropped. */
function normal(value: unknown): unknown {
  if (typeof value === 'string') return /^-?[0-9]+\.[0-9]+$/.test(value) ? value.replace(/\.?0+$/, '') : value;
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, normal(one)]));
}

async function updateCountries({ storing, projectId, image }: At): Promise<void> {
  const byCode = (list: readonly { iso3: string; share: string | null }[]) => [...list].sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1));
  if (same(byCode(await storedCountries(storing.trx, projectId)), byCode(image.countries))) return;
  await noteSet(storing.journal, 'project_country', [{ code: image.code, key: { project_id: projectId } }]);
  await storing.trx.query('delete from project_country where project_id = $1', [projectId]);
  await insertCountries(storing, image.countries.map((one) => ({ ...one, project_id: projectId })));
}

/** Store ids of the file's results, and which of them lie with other indicators than before. */
async function updateResultRows({ storing, projectId, image }: At): Promise<{ ids: Map<string, string>; relinked: Set<string> }> {
  const stored = new Map((await storedResults(storing.trx, projectId)).map((one) => [one.code, one]));
  const ids = new Map([...stored].map(([code, one]) => [code, one.result_id]));
  const fresh = image.results.filter((one) => !stored.has(one.code));
  const changed = image.results.filter((one) => stored.has(one.code) && !same(columns(one), columns(stored.get(one.code)!)));
  const touched = (one: { code: string }) => ({ code: image.code, key: { project_id: projectId, result_id: ids.get(one.code)! } });
  await noteRows(storing.journal, 'result', changed.map(touched));
  await updateResults(storing, changed.map((one) => ({ ...one, project_id: projectId, result_id: ids.get(one.code)! })));
  for (const made of await insertResults(storing, fresh.map((one) => ({ ...one, project_id: projectId })))) ids.set(made.code, made.result_id);
  await noteNew(storing.journal, 'result', fresh.map(touched));
  const named = new Set(image.results.map((one) => one.code));
  storing.gone.push(...[...stored.keys()].filter((code) => !named.has(code)).map((code) => `result:${image.code}/${code}`));
  const links = (list: readonly string[] | undefined): string[] => [...(list ?? [])].sort();
  const relinked = image.results.filter((one) => !same(links(one.indicators), links(stored.get(one.code)?.indicators)));
  return { ids, relinked: new Set(relinked.map((one) => one.code)) };
}

function columns(row: ResultRow & { readonly result_id?: string }): object {
  const { indicators: _indicators, result_id: _id, ...rest } = row;
  return rest;
}

async function updateIndicators({ storing, projectId, image }: At): Promise<void> {
  const stored = new Map((await storedIndicators(storing.trx, projectId)).map((one) => [one.indicator, one]));
  const rows = image.indicators.map((one) => withBaseline(one, stored.get(one.indicator), storing, image.code));
  const fresh = rows.filter((one) => !stored.has(one.indicator));
  const changed = rows.filter((one) => stored.has(one.indicator) && !same(one, stored.get(one.indicator)));
  const touched = (one: IndicatorRow) => ({ code: image.code, key: { project_id: projectId, indicator_id: indicatorId(storing, one.indicator, '') } });
  await noteRows(storing.journal, 'project_indicator', changed.map(touched));
  await putIndicators(storing, [...changed, ...fresh].map((one) => ({ ...one, project_id: projectId })));
  await noteNew(storing.journal, 'project_indicator', fresh.map(touched));
  const named = new Set(image.indicators.map((one) => one.indicator));
  storing.gone.push(...[...stored.keys()].filter((code) => !named.has(code)).map((code) => `indicator:${image.code}/${code}`));
}

/** A baseline that the file does not state any more is kept. */
function withBaseline(row: IndicatorRow, stored: IndicatorRow | undefined, storing: Storing, project: string): IndicatorRow {
  if (row.baseline_year !== null || stored === undefined || stored.baseline_year === null) return row;
  storing.gone.push(`baseline:${project}/${row.indicator}`);
  const { ordinal, listed_first, listed_last } = row;
  return { ...stored, ordinal, listed_first, listed_last };
}

async function updateLinks({ storing, projectId, image }: At, { ids, relinked }: { ids: Map<string, string>; relinked: Set<string> }): Promise<void> {
  const results = image.results.filter((one) => relinked.has(one.code));
  if (results.length === 0) return;
  await noteSet(storing.journal, 'result_indicator', results.map((one) => ({ code: image.code, key: { project_id: projectId, result_id: ids.get(one.code)! } })));
  await storing.trx.query('delete from result_indicator where project_id = $1 and result_id = any ($2)', [projectId, results.map((one) => ids.get(one.code))]);
  await insertLinks(storing, results.flatMap((one) => one.indicators.map((indicator) => ({ project_id: projectId, result_id: ids.get(one.code)!, indicator }))));
}

/** A target is known by its indicator, mode and period; the second of the same name by its place among them. */
function keyed<Row extends TargetRow>(targets: readonly Row[]): Map<string, Row> {
  const seen = new Map<string, number>();
  return new Map(targets.map((one) => {
    const name = `${one.indicator} ${one.mode} ${one.period_first ?? ''} ${one.period_last ?? ''}`;
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return [`${name} ${n}`, one];
  }));
}

async function updateTargets({ storing, projectId, image }: At): Promise<void> {
  const held = await storedTargets(storing.trx, projectId);
  const stored = keyed(held);
  const said = keyed(image.targets);
  const last = new Map<string, number>();
  for (const one of held) last.set(one.indicator, Math.max(last.get(one.indicator) ?? 0, one.target_no));
  const changed: NumberedTarget[] = [];
  const fresh: NumberedTarget[] = [];
  for (const [key, one] of said) {
    const before: StoredTarget | undefined = stored.get(key);
    if (before === undefined) {
      last.set(one.indicator, (last.get(one.indicator) ?? 0) + 1);
      fresh.push({ ...one, target_no: last.get(one.indicator)! });
    } else if (!same(before.value, one.value)) changed.push({ ...one, target_no: before.target_no });
  }
  const touched = (one: NumberedTarget) => ({
    code: image.code, key: { project_id: projectId, indicator_id: indicatorId(storing, one.indicator, ''), target_no: one.target_no },
  });
  await noteRows(storing.journal, 'target', changed.map(touched));
  await putTargets(storing, [...changed, ...fresh].map((one) => ({ ...one, project_id: projectId })));
  await noteNew(storing.journal, 'target', fresh.map(touched));
  for (const [key, one] of stored) if (!said.has(key)) storing.gone.push(`target:${image.code}/${one.indicator}/${one.mode}${periodOf(one)}`);
}

const periodOf = (one: TargetRow): string =>
  one.period_first === null || one.period_last === null ? '' : `/${periodText({ first: one.period_first, last: one.period_last })}`;
