/**
 * Puts a sound portfolio file straight into the tables, for tests of the fast route that must not rest on the import: what
 * is held against the plain rules here are the cells, not the readers.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseRange } from '@throughline/core/ground/period.ts';
import type { Pool, PoolClient } from 'pg';

type Json = Record<string, any>;
type Unit = { dimension: string; num: string; den: string };

/** Units of contracts.md in terms of the first of their dimension. */
const UNITS: Record<string, Unit> = {
  tCO2e: { dimension: 'CO2', num: '1', den: '1' }, ktCO2e: { dimension: 'CO2', num: '1000', den: '1' },
  MWh: { dimension: 'energy', num: '1', den: '1' }, GJ: { dimension: 'energy', num: '10', den: '36' }, toe: { dimension: 'energy', num: '1163', den: '100' },
  t: { dimension: 'mass', num: '1', den: '1' }, kt: { dimension: 'mass', num: '1000', den: '1' }, kg: { dimension: 'mass', num: '1', den: '1000' },
  ha: { dimension: 'land', num: '10000', den: '1' }, m2: { dimension: 'land', num: '1', den: '1' },
};

const times = (a: string, b: string): string => String(BigInt(a) * BigInt(b));

/** Loads a portfolio as one organisation and gives its store id. Ids count from `from`, so that several fit in one store. */
export async function loadPortfolio(pool: Pool, portfolio: Json, from = 1): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const org = await new Loader(client, portfolio, from).load();
    await client.query('commit');
    return org;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

class Loader {
  private readonly client: PoolClient;
  private readonly file: Json;
  private next: number;
  private org = '';
  private readonly ids = new Map<string, number>();
  private readonly rates = new Map<string, string>();
  private readonly indicators = new Map<string, { id: string; kind: string; unit: string | null }>();

  constructor(client: PoolClient, file: Json, from: number) {
    this.client = client;
    this.file = file;
    this.next = from;
  }

  private id(key: string): number {
    const held = this.ids.get(key);
    if (held !== undefined) return held;
    this.ids.set(key, this.next);
    this.next += 1;
    return this.next - 1;
  }

  private async insert(table: string, rows: Json[]): Promise<void> {
    if (rows.length === 0) return;
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
    await this.client.query(
      `insert into ${table} (${names}) overriding system value select ${names} from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
  }

  async load(): Promise<string> {
    const { organisation: o, framework } = this.file;
    const made = await this.client.query('insert into organisation (code, name, framework) values ($1, $2, $3) returning org_id', [o.id, o.name, framework]);
    this.org = made.rows[0].org_id;
    const org_id = this.org;
    for (const rate of this.file.exchangeRates ?? []) this.rates.set(`${rate.currency} ${rate.year}`, rate.perUsd);
    await this.insert('exchange_rate', (this.file.exchangeRates ?? []).map((r: Json) => ({ org_id, currency: r.currency, year: r.year, per_usd: r.perUsd })));
    await this.loadIndicators();
    await this.insert('programme', (this.file.programmes ?? []).map((p: Json) => ({ org_id, programme_id: this.id(`g ${p.id}`), code: p.id, name: p.name, kind: p.kind })));
    await this.insert('person', (this.file.persons ?? []).map((p: Json) => ({ org_id, person_id: this.id(`p ${p.id}`), code: p.id, sex: p.sex })));
    await this.insert('deal', (this.file.deals ?? []).map((d: Json) => {
      const [factor_num, factor_den] = this.money(d.currency, d.year);
      return { org_id, deal_id: this.id(`d ${d.id}`), code: d.id, amount: d.amount, currency: d.currency, year: d.year, factor_num, factor_den };
    }));
    for (const project of this.file.projects ?? []) await this.loadProject(project);
    await this.loadReports();
    await this.insert('place_target', (this.file.placeTargets ?? []).map((t: Json) => ({
      org_id, place_target_id: this.id(`pt ${JSON.stringify(t)}`), place: t.place, indicator_id: this.indicators.get(t.indicator)!.id, mode: t.mode, value: t.value, ...this.span(t.period),
    })));
    await this.client.query(`select setval(pg_get_serial_sequence(t, c), $1) from (values ('project','project_id'), ('result','result_id'), ('submission','submission_id'),
      ('programme','programme_id'), ('person','person_id'), ('deal','deal_id'), ('place_target','place_target_id')) as s (t, c)`, [this.next]);
    return this.org;
  }

  /** Factor to US dollars: num / den. */
  private money(currency: string, year: number): [string, string] {
    if (currency === 'USD') return ['1', '1'];
    const rate = this.rates.get(`${currency} ${year}`)!;
    const places = (rate.split('.')[1] ?? '').length;
    return [String(10n ** BigInt(places)), rate.replace('.', '').replace(/^0+/, '')];
  }

  private span(period: string | undefined | null): Json {
    const span = period == null ? null : parseRange(period)!;
    return { period_first: span?.first ?? null, period_last: span?.last ?? null };
  }

  private async loadIndicators(): Promise<void> {
    const library = fileURLToPath(new URL('../../../../../frameworks/irpf-2019/indicators.json', import.meta.url));
    for (const i of JSON.parse(readFileSync(library, 'utf8')).indicators) await this.addIndicator(i, null);
    for (const i of this.file.indicators ?? []) await this.addIndicator(i, this.org);
  }

  private async addIndicator(i: Json, org: string | null): Promise<void> {
    const found = await this.client.query(
      `insert into indicator (org_id, framework, code, name, kind, unit, direction, area, scale, overlapping, tolerance)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (org_id, framework, code) do update set name = excluded.name returning indicator_id`,
      [org, this.file.framework, i.code, i.name, i.kind, i.unit ?? null, i.direction ?? 'up', i.area ?? null, i.scale ?? null, i.overlapping ?? [], i.tolerance ?? '0']);
    this.indicators.set(i.code, { id: found.rows[0].indicator_id, kind: i.kind, unit: i.unit ?? null });
  }

  private async loadProject(p: Json): Promise<void> {
    const project_id = this.id(`P ${p.id}`);
    const own = { project_id, org_id: this.org };
    const [num, den] = p.budget ? this.money(p.budget.currency, Number(p.start.slice(0, 4))) : [null, null];
    await this.insert('project', [{
      ...own, code: p.id, title: p.title, programme_id: p.programme ? this.id(`g ${p.programme}`) : null, starts: p.start, ends: p.end ?? null,
      frequency: p.frequency ?? null, country: p.countries?.length === 1 ? p.countries[0].iso3 : null, unit: p.unit ?? null, functions: p.functions ?? [],
      priorities: p.priorities ?? [], donors: p.donors ?? [], sdg_targets: p.sdgTargets ?? [], sdg_shares: p.sdgShares ?? {}, detail: {},
      budget_amount: p.budget?.amount ?? null, budget_currency: p.budget?.currency ?? null, budget_factor_num: num, budget_factor_den: den,
    }]);
    await this.insert('project_code', [{ ...own, code: p.id }]);
    await this.insert('project_country', (p.countries ?? []).map((c: Json) => ({ ...own, iso3: c.iso3, share: c.share })));
    await this.insert('project_indicator', p.indicators.map((i: Json, ordinal: number) => this.indicatorOf(own, i, ordinal)));
    await this.insert('target', p.indicators.flatMap((i: Json) => (i.targets ?? []).map((t: Json, target_no: number) => ({
      ...own, indicator_id: this.indicators.get(i.code)!.id, target_no, mode: t.mode, value: t.value, ...this.span(t.period),
    }))));
    for (const [ordinal, r] of (p.results ?? []).entries()) {
      const result_id = this.id(`r ${p.id} ${r.id}`);
      await this.insert('result', [{ ...own, result_id, code: r.id, ordinal, stage: r.stage, title: r.title, leads_to: [], actors: [], sdg_targets: r.sdgTargets ?? [], detail: {} }]);
      await this.insert('result_indicator', (r.indicators ?? []).map((code: string) => ({ ...own, result_id, indicator_id: this.indicators.get(code)!.id })));
    }
  }

  private indicatorOf(own: Json, i: Json, ordinal: number): Json {
    const indicator = this.indicators.get(i.code)!;
    const listed = i.periods?.map((text: string) => parseRange(text)!) ?? null;
    const b = i.baseline;
    const [num, den] = b ? this.factor(indicator, b.unit, b.year) : ['1', '1'];
    return {
      ...own, indicator_id: indicator.id, ordinal, listed_first: listed?.map((s: Json) => s.first) ?? null, listed_last: listed?.map((s: Json) => s.last) ?? null,
      baseline_year: b?.year ?? null, baseline: b ?? null, baseline_value: b?.value ?? null, baseline_numerator: b?.numerator ?? null,
      baseline_denominator: b?.denominator ?? null, baseline_weight: b?.weight ?? null, baseline_factor_num: num, baseline_factor_den: den,
    };
  }

  private factor(indicator: { unit: string | null }, unit: string | undefined | null, year: number): [string, string] {
    if (unit == null || unit === indicator.unit) return ['1', '1'];
    const [given, wanted] = [UNITS[unit], UNITS[indicator.unit ?? '']];
    if (given && wanted) return [times(given.num, wanted.den), times(given.den, wanted.num)];
    return this.money(unit, year);
  }

  private async loadReports(): Promise<void> {
    const submissions: Json[] = [], measurements: Json[] = [], cells: Json[] = [], persons: Json[] = [], deals: Json[] = [];
    for (const [report, number] of numbered(this.file.reports ?? [])) {
      const span = parseRange(report.period)!;
      const keys = { project_id: this.id(`P ${report.project}`), org_id: this.org, submission_id: this.id(`s ${JSON.stringify([report.project, report.period, number])}`) };
      submissions.push({
        ...keys, number, period_first: span.first, period_last: span.last, starts: dayOf(span.first), ends: dayOf(span.last + 1), due: report.due ?? null,
        submitted: report.submitted, submitted_timed: report.submitted.length > 10, state: report.state, verified: report.verified ?? null,
        verified_timed: (report.verified ?? '').length > 10, reason: report.reason ?? null,
      });
      for (const [ordinal, v] of report.values.entries()) {
        const indicator = this.indicators.get(v.indicator)!;
        const at = { ...keys, indicator_id: indicator.id };
        const [factor_num, factor_den] = this.factor(indicator, v.unit, Math.floor(span.first / 4));
        measurements.push({
          ...at, ordinal, state: v.notReported != null ? 'not-reported' : v.notApplicable != null ? 'not-applicable' : 'reported', value: v.value ?? null,
          unit: v.unit ?? null, factor_num, factor_den, numerator: v.numerator ?? null, denominator: v.denominator ?? null, weight: v.weight ?? null,
          level: v.level ?? null, text: v.text ?? null, reason: v.notReported ?? v.notApplicable ?? null, listed: v.persons ? 'persons' : v.deals ? 'deals' : null,
        });
        for (const [cell_no, { value, numerator, denominator, weight, ...dimensions }] of (v.cells ?? []).entries()) {
          cells.push({ ...at, cell_no, dimensions, value: value ?? null, numerator: numerator ?? null, denominator: denominator ?? null, weight: weight ?? null });
        }
        for (const code of new Set<string>(v.persons ?? [])) persons.push({ ...at, person_id: this.id(`p ${code}`) });
        for (const code of new Set<string>(v.deals ?? [])) deals.push({ ...at, deal_id: this.id(`d ${code}`) });
      }
    }
    await this.insert('submission', submissions);
    await this.insert('measurement', measurements);
    await this.insert('measurement_cell', cells);
    await this.insert('measurement_person', persons);
    await this.insert('measurement_deal', deals);
  }
}

/** Successive submissions of a report in the order of `submitted`. */
function* numbered(reports: Json[]): Generator<[Json, number]> {
  const seen = new Map<string, number>();
  for (const report of [...reports].sort((a, b) => (a.submitted < b.submitted ? -1 : a.submitted > b.submitted ? 1 : 0))) {
    const key = `${report.project} ${report.period}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    yield [report, seen.get(key)!];
  }
}

const dayOf = (quarter: number): string => `${Math.floor(quarter / 4)}-${['01', '04', '07', '10'][quarter % 4]}-01`;
