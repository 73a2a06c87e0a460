/**
 * Many measurements from a seed, straight into the tables by COPY: organisations of very different sizes (the largest holds
 * three in ten of all projects), projects by year over ten years or by quarter over five, fifty indicators each of every
 * kind, baselines, targets, gaps, corrections, shared persons and deals. For speed alone: nothing here is a story.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** About as many measurements come of one project. */
export const PER_PROJECT = 500;
/** Parts of a hundred of all projects that the organisations hold. */
const SIZES = [30, 15, 10, 8, 7, 6, 5, 5, 4, 4, 3, 3];
/** The first forty of the list of countries. */
const COUNTRIES: readonly string[] = (JSON.parse(readFileSync(new URL('../../frameworks/reference/countries.json', import.meta.url), 'utf8')) as { countries: { iso3?: string; code?: string }[] })
  .countries.slice(0, 40).map((one) => one.iso3 ?? one.code!);
const PROGRAMMES = 8;
const PERSONS = 4000;
const DEALS = 500;
const KINDS = [
  ...Array<string>(16).fill('flow'), ...Array<string>(10).fill('cumulative'), ...Array<string>(6).fill('stock'), ...Array<string>(8).fill('ratio'),
  'weighted-mean', 'weighted-mean', 'distinct', 'distinct', 'distinct-sum', 'ordinal', 'ordinal', 'intensity', 'rate', 'rate',
];
const FIRST_YEAR = 2015;
const AREAS = ['REA', 'KASA', 'BUS', 'GOV', 'ENV', 'ECO', 'SOC', 'TCO'];

type Indicator = { id: number; kind: string };
type Rows = Record<'project' | 'project_code' | 'project_country' | 'project_indicator' | 'result' | 'result_indicator' | 'target' | 'submission' | 'measurement' | 'measurement_person' | 'measurement_deal', string[]>;

const COLUMNS: Record<keyof Rows, string> = {
  project: 'project_id, org_id, code, title, programme_id, starts, ends, frequency, country, unit, functions, donors, sdg_targets, budget_amount, budget_currency, budget_factor_num, budget_factor_den',
  project_code: 'org_id, code, project_id',
  project_country: 'project_id, org_id, iso3, share',
  project_indicator: 'project_id, indicator_id, org_id, ordinal, baseline_year, baseline, baseline_value, baseline_numerator, baseline_denominator, baseline_weight',
  result: 'project_id, result_id, org_id, code, ordinal, stage, title, sdg_targets',
  result_indicator: 'project_id, result_id, indicator_id, org_id',
  target: 'project_id, indicator_id, target_no, org_id, mode, period_first, period_last, value',
  submission: 'project_id, submission_id, org_id, number, period_first, period_last, starts, ends, submitted, state, verified, reason',
  measurement: 'project_id, submission_id, indicator_id, org_id, ordinal, state, value, numerator, denominator, weight, level, text, reason, listed',
  measurement_person: 'project_id, submission_id, indicator_id, person_id, org_id',
  measurement_deal: 'project_id, submission_id, indicator_id, deal_id, org_id',
};

export type Generated = { readonly organisations: { readonly orgId: string; readonly code: string; readonly projects: number }[]; readonly measurements: number };

/** Fills an empty, migrated store. As the owner of it, who may switch off the checking of keys while loading. */
export async function generateMeasurements(pool: Pool, projects: number, seed: number, say: (line: string) => void, sizes: readonly number[] = SIZES): Promise<Generated> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Keys are right by making; checking ten million of them would take longer than loading.
    await client.query('set local session_replication_role = replica');
    const generator = new Generator(client, seed);
    const organisations = await generator.fill(projects, sizes, say);
    await client.query('commit');
    await client.query('analyze');
    return { organisations, measurements: generator.measurements };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

class Generator {
  measurements = 0;
  private readonly client: PoolClient;
  private state: number;
  private project = 0;
  private submission = 0;
  private rows = empty();

  constructor(client: PoolClient, seed: number) {
    this.client = client;
    this.state = seed >>> 0;
  }

  /** The next number from 0 to below 1 (mulberry32). */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  private below(limit: number): number { return Math.floor(this.next() * limit); }
  private happens(chance: number): boolean { return this.next() < chance; }

  async fill(projects: number, sizes: readonly number[], say: (line: string) => void): Promise<Generated['organisations'][number][]> {
    const made: Generated['organisations'][number][] = [];
    for (const [at, size] of sizes.entries()) {
      const count = Math.max(1, Math.round((projects * size) / 100));
      made.push(await this.organisation(at + 1, count));
      say(`organisation ${at + 1}: ${count} projects, ${this.measurements} measurements so far`);
    }
    for (const [table, column, last] of [['project', 'project_id', this.project], ['result', 'result_id', this.project * 2], ['submission', 'submission_id', this.submission]] as const) {
      await this.client.query(`select setval(pg_get_serial_sequence('${table}', '${column}'), ${last + 1})`);
    }
    return made;
  }

  private async organisation(number: number, count: number): Promise<Generated['organisations'][number]> {
    const code = `BENCH-${number}`;
    const orgId = (await this.client.query(`insert into organisation (code, name, framework) values ($1, '{"en": "Bench"}', 'irpf-2019') returning org_id`, [code])).rows[0].org_id as string;
    await this.client.query(`insert into programme (org_id, code, name, kind) select $1, 'PR' || n, '{"en": "Programme"}', 'programme' from generate_series(1, ${PROGRAMMES}) n`, [orgId]);
    await this.client.query(`insert into person (org_id, code, sex) select $1, 'p' || n, case n % 3 when 0 then 'F' when 1 then 'M' end from generate_series(1, ${PERSONS}) n`, [orgId]);
    await this.client.query(`insert into deal (org_id, code, amount, currency, year) select $1, 'd' || n, n * 1000, 'USD', 2020 from generate_series(1, ${DEALS}) n`, [orgId]);
    const found = await this.client.query(
      `insert into indicator (org_id, framework, code, name, kind, unit, direction, area) select $1, 'irpf-2019', 'B.' || n, '{"en": "Indicator"}', kind, 'item', 'up', ($3::text[])[n % ${AREAS.length} + 1]
         from unnest($2::text[]) with ordinality as k (kind, n) returning indicator_id, kind`, [orgId, KINDS, AREAS]);
    const first = async (table: string, column: string): Promise<number> => Number((await this.client.query(`select min(${column}) as id from ${table} where org_id = $1`, [orgId])).rows[0].id);
    const ids = { programme: await first('programme', 'programme_id'), person: await first('person', 'person_id'), deal: await first('deal', 'deal_id') };
    const indicators: Indicator[] = found.rows.map((row) => ({ id: Number(row.indicator_id), kind: row.kind as string }));
    for (let i = 0; i < count; i += 1) {
      this.one(orgId, indicators, ids);
      if (i % 50 === 49 || i === count - 1) await this.copy();
    }
    return { orgId, code, projects: count };
  }

  private one(org: string, indicators: readonly Indicator[], ids: { programme: number; person: number; deal: number }): void {
    const id = (this.project += 1);
    const quarterly = this.happens(0.3);
    const firstYear = FIRST_YEAR + (quarterly ? this.below(6) : 0);
    const years = quarterly ? 5 : 10;
    const regional = this.happens(0.15);
    const { rows } = this;
    const country = COUNTRIES[Math.floor(this.next() ** 2 * COUNTRIES.length)]!;
    const goals = `{9.${1 + this.below(5)},${1 + this.below(17)}.${1 + this.below(4)}}`;
    rows.project.push(line(id, org, `P${id}`, '{}', ids.programme + this.below(PROGRAMMES), `${firstYear}-01-01`, `${firstYear + years - 1}-12-31`, quarterly ? 'quarter' : 'year',
      regional ? null : country, `U${this.below(12)}`, `{F${this.below(4)}}`, `{D${this.below(30)}}`, goals, 100_000 * (1 + this.below(80)), 'USD', 1, 1));
    rows.project_code.push(line(org, `P${id}`, id));
    if (!regional) rows.project_country.push(line(id, org, country, 100));
    for (const number of [1, 2]) rows.result.push(line(id, id * 2 + number - 1, org, `R${number}`, number, number === 1 ? 'output' : 'behaviour', '{}', number === 1 ? goals : '{}'));
    const chosen = quarterly ? indicators.filter((_one, at) => at % 2 === id % 2) : indicators;
    const periods = Array.from({ length: quarterly ? years * 4 : years }, (_one, at) => (quarterly ? firstYear * 4 + at : (firstYear + at) * 4));
    chosen.forEach((indicator, ordinal) => this.promise(id, org, indicator, ordinal, firstYear, years));
    const running = new Map<number, number>();
    for (const first of periods) this.report(id, org, chosen, first, quarterly ? first : first + 3, running, ids);
  }

  private promise(id: number, org: string, { id: indicator, kind }: Indicator, ordinal: number, firstYear: number, years: number): void {
    const { rows } = this;
    const stated = this.happens(0.7) && kind !== 'ordinal' && kind !== 'qualitative';
    const value = stated && kind !== 'ratio' ? this.below(50) : null;
    rows.project_indicator.push(line(id, indicator, org, ordinal, stated ? firstYear - 1 : null, stated ? '{"value": "1"}' : null, value,
      stated && kind === 'ratio' ? this.below(20) : null, stated && kind === 'ratio' ? 40 : null, stated && (kind === 'weighted-mean' || kind === 'intensity') ? 1 + this.below(9) : null));
    rows.result_indicator.push(line(id, id * 2 + (ordinal % 2), indicator, org));
    if (!['flow', 'cumulative', 'stock'].includes(kind) || this.happens(0.2)) return;
    if (kind === 'flow' && this.happens(0.6)) {
      for (let year = 0; year < years; year += 1) rows.target.push(line(id, indicator, year, org, 'annual', (firstYear + year) * 4, (firstYear + year) * 4 + 3, 20 + this.below(100)));
    } else rows.target.push(line(id, indicator, 0, org, 'final', null, null, 200 + this.below(1000)));
  }

  private report(id: number, org: string, indicators: readonly Indicator[], first: number, last: number, running: Map<number, number>, ids: { person: number; deal: number }): void {
    if (this.happens(0.05)) return;
    const { rows } = this;
    const year = Math.floor(last / 4);
    const days = [`${Math.floor(first / 4)}-${MONTHS[first % 4]}-01`, `${year}-${ENDS[last % 4]}`];
    const send = (number: number, names: readonly Indicator[], reason: string | null): void => {
      const submission = (this.submission += 1);
      rows.submission.push(line(id, submission, org, number, first, last, days[0], days[1], `${year + 1}-02-0${number}`, 'verified', `${year + 1}-02-0${number + 3}`, reason));
      names.forEach((one, ordinal) => this.measure(id, submission, org, one, ordinal, running, ids));
    };
    send(1, indicators.filter(() => !this.happens(0.03)), null);
    if (this.happens(0.1)) send(2, indicators.slice(0, 2), 'counted anew');
  }

  private measure(id: number, submission: number, org: string, { id: indicator, kind }: Indicator, ordinal: number, running: Map<number, number>, ids: { person: number; deal: number }): void {
    this.measurements += 1;
    const { rows } = this;
    const put = (more: { value?: number | string; numerator?: number; denominator?: number; weight?: number; level?: number; text?: string; listed?: string }): void => {
      rows.measurement.push(line(id, submission, indicator, org, ordinal, 'reported', more.value ?? null, more.numerator ?? null, more.denominator ?? null, more.weight ?? null, more.level ?? null, more.text ?? null, null, more.listed ?? null));
    };
    if (this.happens(0.01)) {
      rows.measurement.push(line(id, submission, indicator, org, ordinal, 'not-applicable', null, null, null, null, null, null, 'none', null));
      return;
    }
    switch (kind) {
      case 'cumulative': {
        const total = (running.get(indicator) ?? 0) + this.below(30);
        running.set(indicator, total);
        return put({ value: total });
      }
      case 'ratio': { const denominator = 20 + this.below(80); return put({ numerator: this.below(denominator), denominator }); }
      case 'weighted-mean': case 'intensity': return put({ value: (this.below(500) / 100).toFixed(2), weight: 1 + this.below(100) });
      case 'rate': return put({ value: (this.below(1000) / 10).toFixed(1) });
      case 'ordinal': return put({ level: this.below(5) });
      case 'qualitative': return put({ text: '{"en": "Two firms copied the practice."}' });
      case 'distinct': {
        const start = this.below(PERSONS - 20);
        for (let i = this.below(10); i >= 0; i -= 1) rows.measurement_person.push(line(id, submission, indicator, ids.person + start + i, org));
        return put({ listed: 'persons' });
      }
      case 'distinct-sum':
        rows.measurement_deal.push(line(id, submission, indicator, ids.deal + this.below(DEALS), org));
        return put({ listed: 'deals' });
      default: return put({ value: (this.below(20_000) / 100).toFixed(2) });
    }
  }

  private async copy(): Promise<void> {
    for (const [table, lines] of Object.entries(this.rows)) {
      if (lines.length === 0) continue;
      const stream = this.client.query(copyFrom(`copy ${table} (${COLUMNS[table as keyof Rows]}) from stdin`));
      stream.end(`${lines.join('\n')}\n`);
      await once(stream, 'finish');
    }
    this.rows = empty();
  }
}

const MONTHS = ['01', '04', '07', '10'];
const ENDS = ['03-31', '06-30', '09-30', '12-31'];

const line = (...values: (string | number | null | undefined)[]): string => values.map((value) => (value === null || value === undefined ? '\\N' : String(value))).join('\t');

const empty = (): Rows => ({
  project: [], project_code: [], project_country: [], project_indicator: [], result: [], result_indicator: [], target: [], submission: [], measurement: [], measurement_person: [], measurement_deal: [],
});
