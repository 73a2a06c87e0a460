/** Reads the worked cases and compares a figure with what one of them says of it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { PortfolioDocument } from '@throughline/exchange/portfolio/document.ts';
import { toRecords } from '@throughline/exchange/portfolio/to-records.ts';
import type { Records } from '../records.ts';
import { known } from './known.ts';

const cases = fileURLToPath(new URL('../../../../cases/', import.meta.url));

export type ExpectedFigure = { indicator: string; place: string; period: string; cell?: Record<string, string>; why?: string } & Record<string, unknown>;
export type ExpectedDocument = { portfolio: string; asOf: string; by?: string; asked?: string; figures: ExpectedFigure[] };

/** A file of the cases folder, unpacked when it is gzip. */
export function readCase(file: string): unknown {
  const bytes = readFileSync(`${cases}${file}`);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}

export const documentsOf = (file: string): ExpectedDocument[] => (readCase(file) as { documents: ExpectedDocument[] }).documents;

/** The records of a portfolio of the cases folder. */
export const recordsOf = (file: string): Records => toRecords(readCase(file) as PortfolioDocument, known);

const BESIDE = new Set(['why', 'indicator', 'place', 'period', 'cell']);

/** Members of a figure that are not what the case names; lists in any order, a member left out means null. */
export function differences(expected: ExpectedFigure, figure: Record<string, unknown>): string[] {
  return Object.keys(expected).filter((member) => !BESIDE.has(member) && !same(expected[member], figure[member]))
    .map((member) => `${member}: expected ${JSON.stringify(expected[member])}, found ${JSON.stringify(figure[member])}`);
}

function same(expected: unknown, found: unknown): boolean {
  if (Array.isArray(expected)) return Array.isArray(found) && sameLists(expected, found);
  if (expected !== null && typeof expected === 'object') {
    return typeof found === 'object' && found !== null
      && Object.entries(expected).every(([key, value]) => same(value, (found as Record<string, unknown>)[key]));
  }
  return (expected ?? null) === (found ?? null);
}

function sameLists(expected: unknown[], found: unknown[]): boolean {
  const texts = (list: unknown[]): string[] => list.map((one) => JSON.stringify(one)).sort();
  return JSON.stringify(texts(expected)) === JSON.stringify(texts(found));
}
