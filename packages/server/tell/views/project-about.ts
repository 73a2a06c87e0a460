/**
 * What a publisher says of an activity beside results and money: descriptions, organisations, sectors, places, documents,
 * related activities. Named field by field out of what the import kept; names of persons to write to are left where they are.
 */
import type { ProjectAbout } from '@throughline/contract/tell/project.ts';
import type { Reference } from '@throughline/core/framework/types.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { findProject } from '../find-project.ts';
import { TITLES } from '../queries-project.ts';

/** An element as the import keeps it: attributes by name, narratives as `text`, children as lists. */
type Element = Readonly<Record<string, unknown>>;
const SHOWN = { documents: 60, locations: 60, organisations: 120 };

/** Refused (missing): `unknown-project`. */
export async function viewProjectAbout(trx: Trx, org: HeldOrganisation, code: string): Promise<ProjectAbout> {
  const { detail } = await findProject(trx, org, code);
  const { reference } = loadFrameworks();
  if (detail['standard'] === 'uninfo') return { ...EMPTY, ...ofUninfo(detail) };
  const of = (name: string): Element[] => listOf(detail[name]);
  const documents = of('document-link').filter((one) => /^https?:\/\//i.test(text(one['url']) ?? ''));
  return {
    ...EMPTY,
    descriptions: of('description').flatMap((one) => (wordsOf(one) === null ? [] : [{ type: text(one['type']), text: wordsOf(one)! }])),
    dates: of('activity-date').flatMap((one) => (text(one['iso-date']) === null ? [] : [{ type: text(one['type']) ?? '', day: text(one['iso-date'])! }])),
    organisations: of('participating-org').slice(0, SHOWN.organisations).map((one) => ({
      role: text(one['role']), ref: text(one['ref']), name: wordsOf(one), type: inList(reference, 'OrganisationType', one['type']),
    })),
    ...placesOf(of),
    ...codesOf(of, reference),
    documents: documents.slice(0, SHOWN.documents).map((one) => documentOf(one, reference)),
    related: await relatedOf(trx, org, of('related-activity')),
    more: { documents: rest(documents, SHOWN.documents), locations: rest(of('location'), SHOWN.locations), organisations: rest(of('participating-org'), SHOWN.organisations) },
  };
}

const EMPTY: ProjectAbout = {
  descriptions: [], dates: [], organisations: [], sectors: [], regions: [], locations: [], markers: [], tags: [], documents: [], related: [], framework: [],
  more: { documents: 0, locations: 0, organisations: 0 },
};
const rest = (all: readonly unknown[], shown: number): number => Math.max(0, all.length - shown);

function placesOf(of: (name: string) => Element[]): Pick<ProjectAbout, 'regions' | 'locations'> {
  return {
    regions: of('recipient-region').map((one) => ({ code: text(one['code']), name: wordsOf(one), share: text(one['percentage']) })),
    locations: of('location').slice(0, SHOWN.locations).map((one) => ({
      name: wordsOf(listOf(one['name'])[0] ?? {}), ref: text(one['ref']), point: text(listOf(listOf(one['point'])[0]?.['pos'])[0]?.['text']),
    })),
  };
}

function codesOf(of: (name: string) => Element[], reference: Reference): Pick<ProjectAbout, 'sectors' | 'markers' | 'tags'> {
  return {
    sectors: of('sector').map((one) => ({ code: text(one['code']), name: wordsOf(one), vocabulary: inList(reference, 'SectorVocabulary', one['vocabulary'] ?? '1'), share: text(one['percentage']) })),
    markers: of('policy-marker').map((one) => ({
      code: text(one['code']), name: wordsOf(one) ?? inList(reference, 'PolicyMarker', one['code']), significance: inList(reference, 'PolicySignificance', one['significance']),
    })),
    tags: of('tag').map((one) => ({ code: text(one['code']), name: wordsOf(one), vocabulary: inList(reference, 'TagVocabulary', one['vocabulary']) })),
  };
}

const documentOf = (one: Element, reference: Reference): ProjectAbout['documents'][number] => ({
  url: text(one['url'])!, title: wordsOf(listOf(one['title'])[0] ?? {}), day: text(listOf(one['document-date'])[0]?.['iso-date']),
  categories: listOf(one['category']).map((each) => inList(reference, 'DocumentCategory', each['code'])).filter((each) => each !== null),
});

async function relatedOf(trx: Trx, org: HeldOrganisation, all: readonly Element[]): Promise<ProjectAbout['related']> {
  const refs = all.flatMap((one) => text(one['ref']) ?? []);
  const titles = new Map((await trx.query<{ code: string; title: Words }>(TITLES, [org.orgId, refs])).rows.map((row) => [row.code, row.title]));
  return all.flatMap((one) => {
    const ref = text(one['ref']);
    return ref === null ? [] : [{ type: text(one['type']), ref, title: titles.get(ref) ?? null, held: titles.has(ref) }];
  });
}

/** A UN INFO record: its description, its agency, and its path in the cooperation framework. */
function ofUninfo(detail: Element): Partial<ProjectAbout> {
  const named = (name: string): Words | null => (text(detail[name]) === null ? null : { und: text(detail[name])! });
  return {
    descriptions: ['description', 'outcome'].flatMap((name) => (named(name) === null ? [] : [{ type: name === 'outcome' ? '2' : '1', text: named(name)! }])),
    organisations: named('agency') === null ? [] : [{ role: '4', ref: null, name: named('agency'), type: null }],
    framework: listOf(detail['framework']).flatMap((one) => (text(one['name']) === null ? [] : [{ code: text(one['code']), name: { und: text(one['name'])! } }])),
  };
}

const listOf = (value: unknown): Element[] => (Array.isArray(value) ? value.filter((one): one is Element => typeof one === 'object' && one !== null) : []);
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : null);

function wordsOf(one: Element): Words | null {
  const said = one['text'];
  if (typeof said === 'string' && said.trim() !== '') return { und: said.trim() };
  if (typeof said !== 'object' || said === null) return null;
  const words = Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== ''));
  return Object.keys(words).length === 0 ? null : words;
}

/** Name of a code on a list of the standard, which is in English. */
function inList(reference: Reference, list: string, code: unknown): Words | null {
  const name = text(code) === null ? undefined : reference.codeLists.get(list)?.codes.get(text(code)!);
  return name === undefined ? null : { en: name };
}
