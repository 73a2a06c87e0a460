/**
 * The two forms in which UN INFO portfolios come: one country with the sub-outputs of all agencies, and one agency with its
 * sub-outputs in all countries. Both are lists of countries here, each with its framework tree.
 */
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';

/** Strategic priority > outcome > output. Money of a node is that of all agencies below it. */
export type Node = { readonly id: number | string; readonly code: string | null; readonly name: string; readonly children: readonly Node[] };

export type SubOutput = Readonly<Record<string, unknown>>;

export type CountryPart = {
  readonly name: string | null;
  /** As the file states it; country files state a name only. */
  readonly iso3: string | null;
  readonly framework: readonly Node[];
  readonly records: readonly SubOutput[];
  /** JSON pointer of the list of records. */
  readonly at: string;
};

type Json = Readonly<Record<string, unknown>>;

/** Country parts of a file, or why it is none of UN INFO's. */
export function shapeOf(json: unknown): { readonly parts: readonly CountryPart[] } | { readonly problem: Problem } {
  if (isObject(json) && Array.isArray(json['projects'])) return { parts: [partOf(json, null, '/projects')] };
  if (isObject(json) && Array.isArray(json['countries']) && json['countries'].every((one) => isObject(one) && Array.isArray(one['projects']))) {
    return { parts: (json['countries'] as Json[]).map((one, i) => partOf(one, text(one['iso3']), `/countries/${i}/projects`)) };
  }
  const found = isObject(json) ? Object.keys(json).slice(0, 8) : typeof json;
  return { problem: invalid('uninfo-shape', '', { found, accepted: '{ projects, framework }, { countries: [ { projects, framework } ] }' }) };
}

function partOf(json: Json, iso3: string | null, at: string): CountryPart {
  return { name: text(json['name']), iso3, framework: nodesOf(json['framework']), records: (json['projects'] as unknown[]).map((one) => (isObject(one) ? one : {})), at };
}

function nodesOf(json: unknown): Node[] {
  return (Array.isArray(json) ? json : []).filter(isObject).map((one) => ({
    id: typeof one['id'] === 'number' ? one['id'] : text(one['id']) ?? '', code: text(one['code']), name: text(one['name']) ?? '', children: nodesOf(one['children']),
  }));
}

const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null && !Array.isArray(json);

/** A text without outer blanks; null for anything else and for a blank one. */
export const text = (json: unknown): string | null => (typeof json === 'string' && json.trim() !== '' ? json.trim() : null);
