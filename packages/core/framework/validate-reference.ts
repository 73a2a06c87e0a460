/** The reference lists common to all frameworks, from their parsed files: checked whole, every problem in one pass. */
import { invalid, missing } from '../ground/problem.ts';
import type { Problem } from '../ground/problem.ts';
import { reduce } from '../ground/rational.ts';
import { readRates } from './exchange-rates.ts';
import type { FrameworkFiles } from './validate-framework.ts';
import { Row, byCode } from './row.ts';
import { readSources, sourceOf } from './sources.ts';
import type { CodeList, Country, CountryGroup, Currency, Membership, Reference, SdgGoal, SdgTarget, Source, Unit } from './types.ts';

/** The files of `frameworks/reference/`. */
export const REFERENCE_FILES = [
  'units.json', 'currencies.json', 'exchange-rates.json', 'countries.json', 'country-groups.json', 'sdg.json', 'iati-codes.json',
] as const;
type ReferenceFile = (typeof REFERENCE_FILES)[number];
type Sources = ReadonlyMap<string, Source>;

/** Reads the lists. Problems as of `validateFramework`. */
export function validateReference(files: FrameworkFiles): { readonly reference: Reference } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = REFERENCE_FILES.filter((one) => files[one] === undefined).map((one) =>
    missing('framework-file-missing', `${one}#`, { accepted: one }));
  if (problems.length > 0) return { problems };
  const reference = readLists((name) => new Row(files[name], `${name}#`, problems));
  // A unit that is a currency as well would be converted in two ways.
  for (const unit of reference.units.keys()) if (reference.currencies.has(unit)) problems.push(invalid('framework-repeated', 'units.json#/units', { found: unit }));
  return problems.length > 0 ? { problems } : { reference };
}

function readLists(open: (name: ReferenceFile) => Row): Reference {
  const units = file(open('units.json'), (row, sources) =>
    byCode(row.rows('units'), (one) => readUnit(one, sources), (one) => one.code));
  const currencies = file(open('currencies.json'), (row, sources) =>
    byCode(row.rows('currencies'), (one) => readCurrency(one, sources), (one) => one.code));
  const countries = file(open('countries.json'), (row, sources) =>
    byCode(row.rows('countries'), (one) => readCountry(one, sources), (one) => one.iso3, 'iso3'));
  const [groups, memberships] = file(open('country-groups.json'), (row, sources) => readGroups(row, sources, countries));
  const [goals, targets] = file(open('sdg.json'), readSdg);
  const [rates, ratesSource] = file(open('exchange-rates.json'), (row, sources) => readRates(row, sources, currencies));
  const codeLists = file(open('iati-codes.json'), (row, sources) =>
    byCode(row.rows('lists'), (one) => readCodeList(one, sources), (one) => one.name, 'name'));
  return { units, currencies, countries, groups, memberships, goals, targets, rates, ratesSource, codeLists };
}

/** A file of reference: its version and note stand for the reader of the file, the rest is read. */
function file<T>(row: Row, read: (row: Row, sources: Sources) => T): T {
  row.text('version');
  if (row.has('note')) row.words('note');
  const part = read(row, readSources(row));
  row.done();
  return part;
}

function readUnit(row: Row, sources: Sources): Unit {
  const factor = row.inner('factor', (one) => reduce({ n: one.integerText('num'), d: one.integerText('den') }));
  return { code: row.text('code'), dimension: row.text('dimension'), factor, name: row.words('name'), source: sourceOf(row, sources) };
}

const readCurrency = (row: Row, sources: Sources): Currency => ({
  code: row.matching('code', /^[A-Z]{3}$/, 'three capital letters'),
  digits: row.wholeOrNull('digits'), withdrawn: row.flag('withdrawn'), name: row.words('name'), source: sourceOf(row, sources),
});

const readCountry = (row: Row, sources: Sources): Country => ({
  iso3: row.matching('iso3', /^[A-Z]{3}$/, 'three capital letters'),
  iso2: row.matching('iso2', /^[A-Z]{2}$/, 'two capital letters'),
  m49: row.matching('m49', /^[0-9]{3}$/, 'three digits'),
  region: row.textOrNull('region'), subregion: row.textOrNull('subregion'), intermediate: row.textOrNull('intermediate'),
  name: row.words('name'), source: sourceOf(row, sources),
});

type Countries = ReadonlyMap<string, Country>;
type CountryGroups = ReadonlyMap<string, CountryGroup>;

function readGroups(row: Row, sources: Sources, countries: Countries): readonly [CountryGroups, readonly Membership[]] {
  const groups = byCode(row.rows('groups'), (one): CountryGroup => ({
    code: one.text('code'), m49: one.matching('m49', /^[0-9]{3}$/, 'three digits'),
    kind: one.oneOf('kind', ['list', 'region', 'subregion', 'intermediate-region'] as const),
    name: one.words('name'), source: sourceOf(one, sources),
  }), (one) => one.code);
  return [groups, row.rows('memberships').map((one) => readMembership(one, sources, groups, countries))];
}

function readMembership(row: Row, sources: Sources, groups: CountryGroups, countries: Countries): Membership {
  const one: Membership = {
    group: row.code('group', groups, 'groups'), iso3: row.code('iso3', countries, 'countries'),
    validFrom: row.dayOrNull('validFrom'), validTo: row.dayOrNull('validTo'), source: sourceOf(row, sources),
  };
  row.done();
  row.inOrder(one.validFrom, 'validTo', one.validTo);
  return one;
}

function readSdg(row: Row, sources: Sources): readonly [Map<string, SdgGoal>, Map<string, SdgTarget>] {
  const goals = byCode(row.rows('goals'), (one): SdgGoal => ({
    code: one.text('code'), name: one.words('name'),
    colour: one.matching('colour', /^#[0-9A-F]{6}$/, '#RRGGBB'), source: sourceOf(one, sources),
  }), (one) => one.code);
  const targets = byCode(row.rows('targets'), (one): SdgTarget => {
    const target = {
      code: one.text('code'), goal: one.code('goal', goals, 'goals'), label: one.words('label'), source: sourceOf(one, sources),
    };
    const within = target.code.startsWith(`${target.goal}.`);
    if (!within) one.note(invalid('framework-contradiction', one.place('goal'), { found: target.goal, accepted: target.code }));
    return target;
  }, (one) => one.code);
  return [goals, targets];
}

function readCodeList(row: Row, sources: Sources): CodeList {
  const codes = byCode(row.rows('codes'), (one) => ({ code: one.text('code'), name: one.text('name') }), (one) => one.code);
  return { name: row.text('name'), codes: new Map([...codes].map(([code, one]) => [code, one.name])), source: sourceOf(row, sources) };
}
