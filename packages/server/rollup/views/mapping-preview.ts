/**
 * What totals would become if decisions of the mapping workbench were confirmed. Computed from the records by the rules of every
 * figure, with the decisions laid upon them in memory: nothing is written, and nothing has to be taken back.
 */
import type { Decision } from '@throughline/contract/assure/mapping.ts';
import type { Preview } from '@throughline/contract/rollup/gaps.ts';
import { type Dated, mayJoin } from '@throughline/core/assure/mapping.ts';
import { type Span, ofYear, periodText, yearOf } from '@throughline/core/ground/period.ts';
import { figure, prepare } from '@throughline/core/rollup/ask.ts';
import type { Records } from '@throughline/core/rollup/records.ts';
import { LEGACY, OWN, readHeld, readLegacy } from '../../assure/subjects.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { withJoined } from '../joined-indicators.ts';
import { loadRecords } from '../load-records.ts';
import { factorToTarget } from '../load-setting.ts';

/** Years shown of one indicator, the latest. */
const YEARS = 12;

export async function viewMappingPreview(trx: Trx, org: HeldOrganisation, decisions: readonly Decision[], asOf: string): Promise<Preview> {
  const held = await readHeld(trx, org, decisions.map((one) => one.subject));
  const known = decisions.filter((one) => held.subjects.has(one.subject) && (one.to === null || held.targets.has(one.to)));
  const touched = await touchedBy(trx, org, known, held);
  const own = known.filter((one) => one.subject.startsWith(OWN)).map((one) => one.subject.slice(OWN.length));
  const records = await loadRecords(trx, org, { indicators: [...new Set([...(await withJoined(trx, org, touched, true)), ...own])], persons: false });
  const proposed = withDecisions(records, known, asOf);
  const [before, after] = [prepare(records), prepare(proposed)];
  const rows = touched.flatMap((indicator) => yearsTouched(proposed, records, indicator, known).map((year) => {
    const question = { indicator, place: 'organisation', period: periodText(ofYear(year)), asOf };
    return {
      indicator, name: records.indicators.get(indicator)!.name, period: question.period, without: figure(before, question).figure,
      now: figure(before, { ...question, withLegacy: true }).figure, would: figure(after, { ...question, withLegacy: true }).figure,
    };
  }));
  return { asOf, rows, apart: known.flatMap((one) => apartOf(one, proposed, held)) };
}

/** Framework indicators that a decision moves: where it goes, where it stood, and where its source put it. */
async function touchedBy(trx: Trx, org: HeldOrganisation, decisions: readonly Decision[], held: Awaited<ReturnType<typeof readHeld>>): Promise<string[]> {
  const ids = decisions.filter((one) => one.subject.startsWith(LEGACY)).map((one) => one.subject.slice(LEGACY.length));
  const stated = (await readLegacy(trx, org, ids)).map((row) => row.maps_to);
  const standing = decisions.map((one) => held.subjects.get(one.subject)!.standing?.to ?? null);
  const all = new Set([...decisions.map((one) => one.to), ...standing, ...stated]);
  return [...held.targets.keys()].filter((code) => all.has(code));
}

/** The records as they would be: each decision confirmed on the day asked. */
function withDecisions(records: Records, decisions: readonly Decision[], asOf: string): Records {
  const by = new Map(decisions.map((one) => [one.subject, one]));
  const dated = ({ to, grade }: Decision): Dated => ({ to, grade, from: asOf, until: null });
  const legacy = records.legacy.map((row) => {
    const decision = row.subject === undefined ? undefined : by.get(row.subject);
    return decision === undefined ? row : { ...row, mappings: [...(row.mappings ?? []), dated(decision)] };
  });
  const mapped = new Map((records.mapped ?? []).map((one) => [one.indicator, [...one.mappings]]));
  for (const one of decisions.filter((each) => each.subject.startsWith(OWN))) {
    const code = one.subject.slice(OWN.length);
    const factor = one.to === null ? null : factorToTarget(records.indicators.get(code)?.unit ?? null, records.indicators.get(one.to)?.unit ?? null);
    mapped.set(code, [...(mapped.get(code) ?? []), { ...dated(one), factor }]);
  }
  return { ...records, legacy, mapped: [...mapped].map(([indicator, mappings]) => ({ indicator, mappings })) };
}

/** Years in which values of what is decided lie, as far as they may count towards the indicator now or then. */
function yearsTouched(proposed: Records, records: Records, indicator: string, decisions: readonly Decision[]): number[] {
  const subjects = new Set(decisions.map((one) => one.subject));
  const legacy = proposed.legacy.filter((row) => row.subject !== undefined && subjects.has(row.subject) && [row.mapsTo, ...(row.mappings ?? []).map((one) => one.to)].includes(indicator));
  const own = new Set((proposed.mapped ?? []).filter((one) => subjects.has(`${OWN}${one.indicator}`) && one.mappings.some((each) => each.to === indicator)).map((one) => one.indicator));
  const spans: Span[] = [...legacy.map((row) => row.period), ...records.submissions.filter((one) => one.state === 'verified' && one.values.some((value) => own.has(value.indicator))).map((one) => one.period)];
  return [...new Set(spans.flatMap((span) => Array.from({ length: yearOf(span.last) - yearOf(span.first) + 1 }, (_one, at) => yearOf(span.first) + at)))].sort((a, b) => a - b).slice(-YEARS);
}

/** Why the values of a decision join no total; nothing when they may. */
function apartOf({ subject, to, grade }: Decision, records: Records, held: Awaited<ReturnType<typeof readHeld>>): Preview['apart'] {
  const of = held.subjects.get(subject)!;
  const target = to === null ? undefined : held.targets.get(to);
  if (target === undefined) return [{ subject, why: 'refused' }];
  if (grade === null || grade === 'D') return [{ subject, why: 'grade' }];
  if (!mayJoin(grade, of.kind, target.kind)) return [{ subject, why: 'kind' }];
  if (of.kind === null) return records.legacy.some((row) => row.subject === subject) ? [] : [{ subject, why: 'period' }];
  const code = subject.slice(OWN.length);
  return records.submissions.some((one) => one.values.some((value) => value.indicator === code)) ? [] : [{ subject, why: 'nothing' }];
}
