/** For tests: a text or a file through a reader, gathered into one object. */
import { createReadStream, readFileSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import type { Problem } from '@throughline/core/ground/problem.ts';
import type { OwnIndicator, ProjectBundle, PublishedIndicator } from '@throughline/core/transfer/bundle.ts';
import { REFERENCE_FILES, validateReference } from '@throughline/core/framework/validate-reference.ts';
import type { Reference } from '@throughline/core/framework/types.ts';
import type { ReadOptions, ReadOrganisation, Reader } from '../../reader.ts';
import { iatiReader } from '../read-iati.ts';

const folder = fileURLToPath(new URL('../../../../frameworks/reference/', import.meta.url));

/** The lists as the product ships them. */
export function reference(): Reference {
  const files = Object.fromEntries(REFERENCE_FILES.map((name) => [name, JSON.parse(readFileSync(`${folder}${name}`, 'utf8'))]));
  const read = validateReference(files);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  return read.reference;
}

export type Gathered = {
  readonly organisations: ReadOrganisation[];
  readonly indicators: Map<string, OwnIndicator>;
  readonly projects: ProjectBundle[];
  readonly problems: Problem[];
};

export const DAY = '2026-01-31';

export async function gather(reader: Reader, source: AsyncIterable<Uint8Array>, options: Partial<ReadOptions> = {}): Promise<Gathered> {
  const all: Gathered = { organisations: [], indicators: new Map(), projects: [], problems: [] };
  for await (const event of reader.read(source, { file: 'file.xml', strict: false, day: DAY, organisation: null, ...options })) {
    if (event.event === 'organisation') all.organisations.push(event.organisation);
    else if (event.event === 'problem') all.problems.push(event.problem);
    else if (event.event === 'project') all.projects.push(event.bundle);
    else if (event.event === 'parts') for (const own of event.parts.indicators ?? []) all.indicators.set(own.code, own);
  }
  return all;
}

let lists: Reference | null = null;
export const iati = (): Reader => iatiReader((lists ??= reference()));

/** Bytes in pieces of odd sizes, so that nothing depends on where a chunk ends. */
export async function* pieces(bytes: Uint8Array | string, size = 997): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  for (let from = 0; from < all.length; from += size) yield all.subarray(from, from + size);
}

export const readText = (xml: string, options: Partial<ReadOptions> = {}): Promise<Gathered> => gather(iati(), pieces(xml), options);

/** A file of disk, unpacked when its name ends in .gz. */
export function fileSource(path: string): AsyncIterable<Uint8Array> {
  const stream = createReadStream(path);
  return path.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
}

/** A file of one activity around some elements; the usual head is given unless replaced. */
export function activityFile(inner: string, { version = '2.03', attributes = '', head = HEAD } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="${version}">\n<iati-activity xml:lang="en" default-currency="USD" ${attributes}>\n${head}\n${inner}\n</iati-activity>\n</iati-activities>`;
}

export const HEAD = '<iati-identifier>XX-1-A</iati-identifier><reporting-org ref="XX-1" type="40"><narrative>Agency</narrative></reporting-org>'
  + '<title><narrative>Project A</narrative></title><description><narrative>About A</narrative></description>'
  + '<participating-org role="4" ref="XX-1"/><activity-status code="2"/><activity-date type="2" iso-date="2022-01-01"/><activity-date type="3" iso-date="2025-12-31"/>';

export const indicator = (attributes: string, inner: string, title = 'Firms trained'): string =>
  `<indicator ${attributes}><title><narrative>${title}</narrative></title>${inner}</indicator>`;
export const result = (inner: string, type = '1', title = 'Skills'): string =>
  `<result type="${type}"><title><narrative>${title}</narrative></title>${inner}</result>`;
export const period = (year: number | readonly [string, string], inner: string): string => {
  const [starts, ends] = typeof year === 'number' ? [`${year}-01-01`, `${year}-12-31`] : year;
  return `<period><period-start iso-date="${starts}"/><period-end iso-date="${ends}"/>${inner}</period>`;
};

/** What a file holds, as the tables of published data count it. */
export function countsOf(projects: readonly ProjectBundle[]): Record<string, number> {
  const published = projects.flatMap((one) => one.published);
  const periods = published.flatMap((one: PublishedIndicator) => one.periods);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return {
    activities: projects.length,
    withResults: projects.filter(({ project }) => project.results.length > 0).length,
    results: sum(projects.map(({ project }) => project.results.length)),
    indicators: published.length,
    baselines: sum(published.map((one) => one.baselines.length)),
    periods: periods.length,
    targets: sum(periods.map((one) => one.targets.length)),
    actuals: sum(periods.map((one) => one.actuals.length)),
    transactions: sum(projects.map((one) => one.transactions.length)),
    budgets: sum(projects.map((one) => one.budgets.length)),
  };
}
