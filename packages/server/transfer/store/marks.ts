/** Fingerprints of what a file says of a project, part by part; where it says it is left out (positions move, contents stay). */
import { createHash } from 'node:crypto';
import type { SubmissionsAre } from '@throughline/exchange/reader.ts';
import { signature } from '../../collect/said.ts';
import type { Image } from './image.ts';

export type Marks = { readonly design: string; readonly submissions: string; readonly published: string };

export function marksOf(image: Image, are: SubmissionsAre): Marks {
  const { source_at: _at, source_line: _line, ...project } = image.project;
  const { published, budgets, transactions, notUnderstood } = image.bundle;
  return {
    design: mark([project, image.countries, image.results, image.indicators, image.targets]),
    submissions: mark(image.submissions.map((one) => submissionMark(one, are))),
    published: mark([published, budgets, transactions, notUnderstood]),
  };
}

/** Of a source that says what it knows now, the moment is that of the edition, not of the value. */
function submissionMark(one: Image['submissions'][number], are: SubmissionsAre): unknown {
  const moments = are === 'successive' ? [one.submitted, one.verified] : [];
  return [one.starts, one.ends, one.due, one.state, one.reason, ...moments, one.values.map((value) => [value.indicator, signature(value.said)])];
}

const mark = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('base64url').slice(0, 22);

const POSITIONS = new Set(['at', 'line']);

function canonical(content: unknown): string {
  return JSON.stringify(content, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return String(inner);
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const members = Object.entries(inner).filter(([name, value]) => value !== null && value !== undefined && !POSITIONS.has(name));
    return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
