/**
 * IATI activity files 2.01–2.03 (https://iatistandard.org): one activity at a time, all problems of a file in one pass.
 *
 * Errors refuse the file. What breaks the schema but can be understood is a warning; with `strict` it is an error.
 */
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';
import type { NotUnderstood, OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import type { ReadEvent, ReadOptions, Reader } from '../reader.ts';
import { identifierOf, readActivity, reporterOf } from './activity.ts';
import { SCHEMA_CODES, checkStructure } from './check-structure.ts';
import type { Lists } from './context.ts';
import { type Version, VERSIONS } from './structure-table.ts';
import { type Element, placeOf } from './tree.ts';
import { type Root, readXml } from './xml.ts';

const ROOT = 'iati-activities';
const ORGANISATIONS = 'iati-organisations';

/** The reader of IATI activity files, given the countries and exchange rates of the day. */
export const iatiReader = (lists: Lists): Reader => ({
  kind: 'iati',
  submissionsAre: 'current',
  read: (source, options) => read(source, options, lists),
});

/** What has been told of the file so far; codes only, so that it stays small. */
type Told = { readonly activities: Map<string, number>; readonly organisations: Set<string>; readonly scales: Map<string, string> };

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions, lists: Lists): AsyncGenerator<ReadEvent> {
  const told: Told = { activities: new Map(), organisations: new Set(), scales: new Map() };
  let version: Version | null = null;
  let isEmpty = true;
  for await (const event of readXml(source)) {
    if ('problem' in event) yield { event: 'problem', problem: event.problem };
    else if ('root' in event) {
      const refused = refusedRoot(event.root);
      if (refused !== null) return void (yield { event: 'problem', problem: refused });
      version = event.root.attributes['version']!.trim() as Version;
    } else if (event.activity.name === 'iati-activity') {
      isEmpty = false;
      yield* readOne(event.activity, version!, told, options, lists);
    } else yield problemEvent(strictly(breach(event.activity), options.strict));
  }
  if (version !== null && isEmpty) yield problemEvent(strictly(invalid('element-missing', `/${ROOT}`, { accepted: 'iati-activity' }), options.strict));
}

function* readOne(activity: Element, version: Version, told: Told, options: ReadOptions, lists: Lists): Generator<ReadEvent> {
  for (const problem of checkStructure(activity, version)) yield problemEvent(strictly(problem, options.strict));
  const identifier = identifierOf(activity);
  const reporter = reporterOf(activity);
  const refused = [
    identifier === '' ? at(activity, invalid('identifier-missing', placeOf(activity), { accepted: 'iati-identifier' })) : duplicate(activity, identifier, told),
    reporter === null && options.organisation === null ? at(activity, invalid('organisation-missing', placeOf(activity), { accepted: 'reporting-org/@ref' })) : null,
  ].filter((one) => one !== null);
  for (const problem of refused) yield problemEvent(problem);
  const organisation = options.organisation ?? reporter?.id ?? '';
  const one = readActivity(activity, identifier, organisation, options.day, lists);
  for (const noted of one.notes) yield problemEvent(strictly(problemOf(noted), options.strict));
  if (refused.length > 0) return;
  told.activities.set(identifier, activity.line);
  if (!told.organisations.has(organisation)) {
    told.organisations.add(organisation);
    const name = reporter?.name ?? { und: organisation };
    yield { event: 'organisation', organisation: { id: organisation, name, iati: reporter?.id ?? null, framework: null } };
  }
  const news = one.indicators.filter((own) => isNews(organisation, own, told.scales));
  if (news.length > 0) yield { event: 'parts', organisation, parts: { indicators: news.map((own) => withScale(organisation, own, told.scales)) } };
  yield { event: 'project', organisation, bundle: one.bundle, line: activity.line };
}

/** An own indicator is told once, an ordinal again when its scale has grown. */
function isNews(organisation: string, own: OwnIndicator, scales: Map<string, string>): boolean {
  const key = `${organisation} ${own.code}`;
  const held = scales.get(key);
  const levels = Object.keys(own.scale ?? {});
  const known = held === undefined || held === '' ? [] : held.split(' ');
  const grown = [...new Set([...known, ...levels])].sort((a, b) => Number(a) - Number(b));
  if (held !== undefined && grown.length === known.length) return false;
  scales.set(key, grown.join(' '));
  return true;
}

function withScale(organisation: string, own: OwnIndicator, scales: ReadonlyMap<string, string>): OwnIndicator {
  if (own.scale === null) return own;
  const levels = (scales.get(`${organisation} ${own.code}`) ?? '').split(' ').filter((level) => level !== '');
  return { ...own, scale: Object.fromEntries(levels.map((level) => [level, level])) };
}

function refusedRoot(root: Root): Problem | null {
  const lined = (problem: Problem): Problem => ({ ...problem, line: root.line });
  if (root.name === ORGANISATIONS) return lined(invalid('organisation-file', '/', { found: root.name, accepted: ROOT }));
  if (root.name !== ROOT) return lined(invalid('wrong-root', '/', { found: root.name, accepted: ROOT }));
  const version = root.attributes['version']?.trim() ?? '';
  if (VERSIONS.includes(version as Version)) return null;
  return lined(invalid(/^1\.\d+$/.test(version) ? 'version-deprecated' : 'version-unknown', `/${ROOT}/@version`, { found: version === '' ? 'none' : version, accepted: VERSIONS }));
}

function duplicate(activity: Element, identifier: string, told: Told): Problem | null {
  const line = told.activities.get(identifier);
  return line === undefined ? null : at(activity, invalid('identifier-repeated', placeOf(activity), { found: identifier, first: line }));
}

const at = (element: Element, problem: Problem): Problem => ({ ...problem, line: element.line });
const breach = (element: Element): Problem => at(element, invalid('element-unknown', placeOf(element), { found: element.name, accepted: 'iati-activity' }));
const problemEvent = (problem: Problem): ReadEvent => ({ event: 'problem', problem });

/** A breach of the schema is a warning unless asked strictly; everything else that was noted is one always. */
const strictly = (problem: Problem, strict: boolean): Problem => ({ ...problem, severity: strict && SCHEMA_CODES.has(problem.code) ? 'error' : 'warning' });

function problemOf({ code, at: place, line, found, accepted, indicator }: NotUnderstood): Problem {
  const data = { ...(found === null ? {} : { found }), ...(accepted === null ? {} : { accepted }), ...(indicator === null ? {} : { indicator }) };
  return { ...invalid(code, place, data), ...(line === null ? {} : { line }) };
}
