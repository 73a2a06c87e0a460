/**
 * Carries the level 1 figures of the demonstration's countries over from the UN SDG Global Database (the open-numbers copy
 * of 17 December 2023, in the reference material): `node tools/demonstration/context.ts` writes frameworks/context/sdg9.json.
 * Published figures are never computed, rounded or filled in.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sharedDir } from '../shared.ts';

const firstYear = 2015;
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Series of the database by indicator of the framework; `activity` is manufacturing in the classification it uses. */
const series = [
  { indicator: 'L1.921a', series: 'nv_ind_manf', sdg: '9.2.1', unit: 'percent', title: 'Manufacturing value added (constant 2015 US dollars) as a proportion of GDP' },
  { indicator: 'L1.921b', series: 'nv_ind_manfpc', sdg: '9.2.1', unit: 'constant USD', title: 'Manufacturing value added per capita (constant 2015 US dollars)' },
  { indicator: 'L1.922', series: 'sl_tlf_manf', sdg: '9.2.2', unit: 'percent', title: 'Manufacturing employment as a proportion of total employment, 13th ICLS' },
  { indicator: 'L1.931', series: 'nv_ind_ssis', sdg: '9.3.1', unit: 'percent', title: 'Proportion of small-scale industries in total manufacturing value added' },
  { indicator: 'L1.932', series: 'fc_acc_ssid', sdg: '9.3.2', unit: 'percent', title: 'Proportion of small-scale industries with a loan or line of credit' },
  { indicator: 'L1.941', series: 'en_atm_co2mva', sdg: '9.4.1', unit: 'kg/USD', title: 'Carbon dioxide emissions per unit of manufacturing value added (constant 2015 US dollars)' },
  { indicator: 'L1.9b1', series: 'nv_ind_tech', sdg: '9.b.1', unit: 'percent', title: 'Proportion of medium and high-tech manufacturing value added in total value added' },
] as const;

type Row = { indicator: string; country: string; year: number; value: string; nature: string; status: string };

/** What the letters of the database mean (SDMX code lists CL_NATURE and CL_OBS_STATUS, as far as they occur). */
const natures: Readonly<Record<string, string>> = { c: 'country', ca: 'country-adjusted', e: 'estimated', g: 'global-monitoring', m: 'modelled', n: 'not-relevant', notspec: 'not-stated' };

function rowsOf(folder: string, one: (typeof series)[number], countries: ReadonlyMap<string, string>): Row[] {
  const file = readdirSync(folder).find((name) => name.startsWith(`ddf--datapoints--${one.series}--by--`));
  if (file === undefined) throw new Error(`no series ${one.series} in ${folder}`);
  const [head, ...lines] = readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n').map((line) => line.trim().split(','));
  const column = (name: string): number => (head as string[]).indexOf(name);
  return lines.flatMap((cells) => {
    const country = countries.get((cells[column('geo_area')] as string).padStart(3, '0'));
    const year = Number(cells[column('year')]);
    const sex = column('sex') < 0 ? 'notspec' : cells[column('sex')];
    if (country === undefined || year < firstYear || (sex !== 'notspec' && sex !== 'bothsex')) return [];
    return [{ indicator: one.indicator, country, year, value: cells[column(one.series)] as string, nature: natures[cells[column('nature')] as string] ?? 'not-stated', status: cells[column('observation_status')] as string }];
  });
}

function main(): void {
  const shared = sharedDir();
  if (shared === null) throw new Error('the reference material is not beside the project');
  const projects = JSON.parse(readFileSync(at('given/projects.json'), 'utf8')) as { countries: string[] }[];
  const named = new Set(projects.flatMap((one) => one.countries.map((country) => country.slice(0, 3))));
  const reference = JSON.parse(readFileSync(at('../../frameworks/reference/countries.json'), 'utf8')) as { countries: { iso3: string; m49: string }[] };
  const countries = new Map(reference.countries.filter((one) => named.has(one.iso3)).map((one) => [one.m49, one.iso3]));
  const rows = series.flatMap((one) => rowsOf(`${shared}/data/sdg/sdg9-data`, one, countries));
  rows.sort((a, b) => (a.indicator + a.country + a.year < b.indicator + b.country + b.year ? -1 : 1));
  const head = {
    version: '1', framework: 'irpf-2019',
    sources: { 'sdg-database': { title: 'United Nations Statistics Division, SDG Global Database, series of Goal 9', by: 'carried over unchanged from open-numbers/ddf--unstats--sdg_indicators, state of 17 December 2023', url: 'https://unstats.un.org/sdgs/dataportal', terms: 'free reuse with attribution' } },
    series: series.map((one) => ({ ...one, series: one.series.toUpperCase(), source: 'sdg-database' })),
  };
  mkdirSync(at('../../frameworks/context'), { recursive: true });
  const body = rows.map((row) => `    ${JSON.stringify({ ...row, source: 'sdg-database' })}`).join(',\n');
  writeFileSync(at('../../frameworks/context/sdg9.json'), `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "figures": [\n${body}\n  ]\n}\n`);
  process.stdout.write(`${rows.length} figures of ${countries.size} countries\n`);
}

main();
