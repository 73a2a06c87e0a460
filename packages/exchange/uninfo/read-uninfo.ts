/**
 * UN INFO portfolios (uninfo.org): one country with all agencies, or one agency in all countries.
 *
 * Each agency is an organisation: a joint sub-output has one row an agency, each with that agency's own money. A row that is
 * listed under several countries is one project at all of them, its money standing once.
 */
import { type Problem, invalid, warning } from '@throughline/core/ground/problem.ts';
import type { Reference } from '@throughline/core/framework/types.ts';
import { decoded } from '../iati/decode.ts';
import type { ReadEvent, ReadOptions, Reader } from '../reader.ts';
import { type Listed, bundleOf, projectIdOf } from './record.ts';
import { type CountryPart, shapeOf, text } from './shape.ts';

export type Countries = Pick<Reference, 'countries'>;

/** Characters a file may have; UN INFO's largest country has two million. */
const LIMIT = 64_000_000;

/** The reader of UN INFO files, given the list of countries. */
export const uninfoReader = (lists: Countries): Reader => ({
  kind: 'uninfo',
  submissionsAre: 'current',
  read: (source, options) => read(source, options, lists),
});

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions, lists: Countries): AsyncGenerator<ReadEvent> {
  const json = await jsonOf(source);
  if ('problem' in json) return void (yield problemEvent(json.problem));
  const shape = shapeOf(json.value);
  if ('problem' in shape) return void (yield problemEvent(shape.problem));
  const { listed, problems } = gather(shape.parts, options, lists);
  for (const problem of problems) yield problemEvent(problem);
  const told = new Set<string>();
  for (const [key, one] of listed) {
    const [agency, id] = JSON.parse(key) as [string, string];
    const organisation = options.organisation ?? agency;
    if (!told.has(organisation)) {
      told.add(organisation);
      yield { event: 'organisation', organisation: { id: organisation, name: { und: organisation }, iati: null, framework: null } };
    }
    // Filed under one organisation, the rows of a joint sub-output still are one for each agency.
    const bundle = bundleOf(one, options.organisation === null ? id : `${id}-${agency}`, options.day);
    for (const noted of bundle.notUnderstood) yield problemEvent(warning(noted.code, noted.at, { found: noted.found ?? undefined, accepted: noted.accepted ?? undefined }));
    yield { event: 'project', organisation, bundle };
  }
}

async function jsonOf(source: AsyncIterable<Uint8Array>): Promise<{ readonly value: unknown } | { readonly problem: Problem }> {
  const texts: string[] = [];
  let length = 0;
  for await (const part of decoded(source)) {
    if ('problem' in part) return part;
    texts.push(part.text);
    length += part.text.length;
    if (length > LIMIT) return { problem: invalid('file-too-large', '', { found: length, accepted: LIMIT }) };
  }
  try {
    return { value: JSON.parse(texts.join('')) as unknown };
  } catch (error) {
    return { problem: invalid('json-malformed', '', { found: (error as Error).message.slice(0, 120) }) };
  }
}

/** Every record once, by agency and id, with all countries it is listed under. */
function gather(parts: readonly CountryPart[], options: ReadOptions, lists: Countries): { listed: Map<string, Listed>; problems: Problem[] } {
  const listed = new Map<string, Listed>();
  const problems: Problem[] = [];
  for (const part of parts) {
    const iso3 = isoOf(part, options.file, lists);
    if (iso3 === null) problems.push(warning('country-unknown', part.at, { found: part.iso3 ?? part.name ?? '', accepted: 'ISO 3166-1 alpha-3' }));
    part.records.forEach((record, i) => {
      const at = `${part.at}/${i}`;
      const [agency, id] = [text(record['agency']), projectIdOf(record)];
      if (id === null) problems.push(invalid('identifier-missing', `${at}/id`, { accepted: 'id' }));
      if (agency === null) problems.push(invalid('organisation-missing', `${at}/agency`, { accepted: 'agency' }));
      if (id === null || agency === null) return;
      const key = JSON.stringify([agency, id]);
      const held = listed.get(key);
      const here = iso3 === null ? [] : [iso3];
      if (held === undefined) listed.set(key, { record, at, part, countries: here });
      else {
        if (JSON.stringify(held.record) !== JSON.stringify(record)) problems.push(warning('record-repeated', at, { found: id, accepted: held.at }));
        listed.set(key, { ...held, countries: [...new Set([...held.countries, ...here])] });
      }
    });
  }
  return { listed, problems };
}

/** A country by its code, by the name of its file ("KEN.json"), or by its own name in any language held. */
function isoOf(part: CountryPart, file: string, { countries }: Countries): string | null {
  const stem = /([A-Z]{3})\.json(?:\.gz)?$/.exec(file)?.[1];
  const stated = part.iso3 ?? stem;
  if (stated !== undefined && countries.has(stated)) return stated;
  const name = part.name?.toLowerCase();
  for (const country of countries.values()) if (name !== undefined && Object.values(country.name).some((one) => one.toLowerCase() === name)) return country.iso3;
  return null;
}

const problemEvent = (problem: Problem): ReadEvent => ({ event: 'problem', problem });
