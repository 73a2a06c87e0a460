/** A snapshot: figures frozen with their working at a cutoff, working until somebody else publishes it (figures 10). */
import { isDay } from '../../ground/day.ts';
import { type Problem, invalid, problem } from '../../ground/problem.ts';

export const STATUSES = ['working', 'published'] as const;
export type Status = (typeof STATUSES)[number];

/** What is asked for: a name to cite it by, and the last day of what it knows. */
export type AskedSnapshot = { readonly name: string; readonly asOf: string };

const LONGEST = 200;

/**
 * Why a snapshot cannot be made. Problems: `snapshot-unnamed`, `snapshot-name-long`, `snapshot-name-taken` (conflict), `malformed-date`,
 * `snapshot-ahead` (the cutoff lies after today: what it would freeze is not known yet).
 */
export function whyNotCreated({ name, asOf }: AskedSnapshot, taken: readonly string[], today: string): Problem[] {
  const said = name.trim();
  const naming = said === '' ? [invalid('snapshot-unnamed', 'name')]
    : [...said].length > LONGEST ? [invalid('snapshot-name-long', 'name', { found: [...said].length, accepted: LONGEST })]
      : taken.some((one) => one.normalize('NFC').toLowerCase() === said.normalize('NFC').toLowerCase()) ? [problem('conflict', 'snapshot-name-taken', 'name', { found: said })] : [];
  const day = !isDay(asOf) ? [invalid('malformed-date', 'asOf', { found: asOf, accepted: 'YYYY-MM-DD' })]
    : asOf > today ? [invalid('snapshot-ahead', 'asOf', { found: asOf, accepted: today })] : [];
  return [...naming, ...day];
}

/** Who acts: by name, and whether the store knows of anybody else (the person at this machine is alone). */
export type Deciding = { readonly name: string; readonly alone: boolean };

/** Why it cannot be published. Problems: `snapshot-published-already` (closed), `approver-is-author` (forbidden). */
export function whyNotPublished(snapshot: { readonly id: string; readonly actor: string; readonly status: Status }, by: Deciding): Problem[] {
  if (snapshot.status === 'published') return [problem('closed', 'snapshot-published-already', `snapshot:${snapshot.id}`, { found: snapshot.id })];
  return snapshot.actor === by.name && !by.alone ? [problem('forbidden', 'approver-is-author', `snapshot:${snapshot.id}`, { found: by.name })] : [];
}

/** One restatement that somebody approves: which figure, and what they saw it come to. */
export type Approved = { readonly indicator: string; readonly place: string; readonly period: string; readonly seen: { readonly value: string | null; readonly label: string | null } };

/**
 * Why restatements cannot be approved. Problems: `reason-missing`, `restatement-none-chosen`, `snapshot-not-published` (closed: what nobody
 * cites needs no restatement), `restatement-unknown` (missing: the figure says what it said), `restatement-moved` (conflict: it has
 * become another one since it was looked at).
 */
export function whyNotApproved(
  asked: { readonly reason: string; readonly restatements: readonly Approved[] }, status: Status,
  differs: (one: Approved) => { readonly value: string | null; readonly label: string | null } | undefined,
): Problem[] {
  if (status !== 'published') return [problem('closed', 'snapshot-not-published', 'snapshot')];
  const whole = [
    ...(asked.reason.trim() === '' ? [invalid('reason-missing', 'reason')] : []),
    ...(asked.restatements.length === 0 ? [invalid('restatement-none-chosen', 'restatements')] : []),
  ];
  const each = asked.restatements.flatMap((one, at): Problem[] => {
    const now = differs(one);
    const found = `${one.indicator} ${one.place} ${one.period}`;
    if (now === undefined) return [problem('missing', 'restatement-unknown', `/restatements/${at}`, { found })];
    return now.value === one.seen.value && now.label === one.seen.label ? [] : [problem('conflict', 'restatement-moved', `/restatements/${at}`, { found, accepted: now.value ?? now.label ?? '' })];
  });
  return [...whole, ...each];
}
