/**
 * Confirming that an old value or an imported indicator stands for a framework indicator (figures 9, 13.4, 15.9; decision 0009).
 * Grades: A the same, B and C less and less so, D only akin; D never joins a total. Nothing is ever overwritten: a mapping
 * stands upon what the source states until it is undone.
 */
import { type Kind, GRADES, type Grade } from '../framework/types.ts';
import { type Problem, invalid, missing, problem } from '../ground/problem.ts';
import type { KindFit, UnitFit } from './propose.ts';

/** From an old value (`legacy:12`) or an own indicator (`indicator:CODE`) to a framework indicator, or to none of them. */
export type Decision = {
  readonly subject: string;
  /** The mapping that stood when the person looked; null when none did. */
  readonly seen: number | null;
  readonly to: string | null;
  readonly grade: Grade | null;
};

/** A mapping that stands on a subject. */
export type Standing = { readonly mapping: number; readonly to: string | null; readonly grade: Grade | null; readonly actor: string; readonly day: string };

/** What is known of a subject; `kind` and `unit` are null for an old value, which states neither. */
export type Subject = { readonly subject: string; readonly kind: Kind | null; readonly unit: string | null; readonly standing: Standing | null };
export type Target = { readonly code: string; readonly kind: Kind; readonly unit: string | null };

export type Asked = { readonly reason: string; readonly decisions: readonly Decision[] };
export type Held = {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly targets: ReadonlyMap<string, Target>;
  readonly fits: (subject: Subject, target: Target) => { readonly unit: UnitFit; readonly kind: KindFit };
};

export const toText = (to: string | null, grade: string | null): string => (to === null ? '–' : `${to} (${grade ?? '–'})`);

/**
 * Everything that speaks against a confirmation; nothing when it may be written. Problems: `mapping-reason-blank`,
 * `mapping-nothing-chosen`, `mapping-subject-twice`, `mapping-target-unknown`, `mapping-grade-missing`, `mapping-grade-without-target`,
 * `mapping-grade-too-high` (invalid), `mapping-subject-unknown` (missing), `mapping-changed-meanwhile` (conflict).
 */
export function whyNotConfirmed({ reason, decisions }: Asked, held: Held): Problem[] {
  const problems: Problem[] = [];
  if (reason.trim() === '') problems.push(invalid('mapping-reason-blank', 'reason', {}));
  if (decisions.length === 0) problems.push(invalid('mapping-nothing-chosen', 'decisions', {}));
  const seen = new Set<string>();
  for (const one of decisions) {
    if (seen.has(one.subject)) problems.push(invalid('mapping-subject-twice', one.subject, { found: one.subject }));
    seen.add(one.subject);
    const subject = held.subjects.get(one.subject);
    if (subject === undefined) problems.push(missing('mapping-subject-unknown', one.subject, { found: one.subject }));
    else problems.push(...meanwhile(one, subject), ...faultsOf(one, subject, held));
  }
  // what somebody else did comes first: it decides how the answer is read
  return problems.sort((a, b) => Number(b.kind === 'conflict') - Number(a.kind === 'conflict'));
}

/** Both are told: what stands now, by whom, and what was to be written. */
function meanwhile({ subject: at, seen, to, grade }: Decision, { standing }: Subject): Problem[] {
  if ((standing?.mapping ?? null) === seen) return [];
  const found = standing === null ? '–' : `${toText(standing.to, standing.grade)}, ${standing.actor}, ${standing.day}`;
  return [problem('conflict', 'mapping-changed-meanwhile', at, { found, accepted: toText(to, grade) })];
}

function faultsOf({ subject: at, to, grade }: Decision, subject: Subject, held: Held): Problem[] {
  if (to === null) return grade === null ? [] : [invalid('mapping-grade-without-target', at, { found: grade })];
  const target = held.targets.get(to);
  if (target === undefined) return [invalid('mapping-target-unknown', at, { found: to })];
  if (grade === null) return [invalid('mapping-grade-missing', at, { accepted: [...GRADES] })];
  const accepted = gradesFor(held.fits(subject, target));
  return accepted.includes(grade) ? [] : [invalid('mapping-grade-too-high', at, { found: grade, accepted: [...accepted] })];
}

/** Another unit can only be akin; values read by another arithmetic are never the same. */
export function gradesFor({ unit, kind }: { readonly unit: UnitFit; readonly kind: KindFit }): readonly Grade[] {
  if (unit === 'differs') return ['D'];
  return kind === 'differs' || kind === 'joins' ? ['B', 'C', 'D'] : GRADES;
}

/** Whether values mapped so join a total where old values are asked for: grade A to C, counting kinds only (figures 15.9). */
export const mayJoin = (grade: Grade | null, from: Kind | null, to: Kind): boolean =>
  grade !== null && grade !== 'D' && (from === null || from === 'flow') && (to === 'flow' || to === 'distinct');

/** A mapping in time: from the day of its confirmation on, until the day it was undone (null: it stands). */
export type Dated = { readonly to: string | null; readonly grade: Grade | null; readonly from: string; readonly until: string | null; readonly factor?: unknown };

/** The mapping in force at a date: of those that stood, the one confirmed last. `all` are of one subject, in order of confirmation. */
export function mappingAt<One extends Dated>(all: readonly One[], asOf: string): One | null {
  return all.findLast((one) => one.from <= asOf && (one.until === null || one.until > asOf)) ?? null;
}
