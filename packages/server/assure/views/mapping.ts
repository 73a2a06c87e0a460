/** The workbench: what is not mapped or may be mapped otherwise, with what it may stand for, and what was confirmed so far. */
import type { Confirmation, Mapping, MappingGroup, MappingProposal, MappingSubject } from '@throughline/contract/assure/mapping.ts';
import { gradesFor } from '@throughline/core/assure/mapping.ts';
import { type Proposer, propose, proposer } from '@throughline/core/assure/propose.ts';
import { finds } from '@throughline/core/ground/fold.ts';
import { yearOf } from '@throughline/core/ground/period.ts';
import { type Actor, may } from '@throughline/core/people/may.ts';
import { today } from '../../clock.ts';
import type { Trx } from '../../database/scope.ts';
import { loadFrameworks } from '../../framework/load.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { verb as confirm } from '../actions/confirm-mapping.ts';
import { verb as undo } from '../actions/undo-mapping.ts';
import * as sql from '../queries.ts';
import { LEGACY, type LegacyRow, OWN, type OwnRow, type TargetRow, readLegacy, readOwn, readTargets } from '../subjects.ts';

export type Asked = { readonly state?: string | undefined; readonly find?: string | undefined; readonly limit: number };

/** Proposals of each thing. */
const BEST = 5;
/** What nobody has looked at comes first. */
const ORDER: readonly MappingGroup['state'][] = ['open', 'mixed', 'stated', 'confirmed', 'refused'];

/** At most `limit` groups of the state asked for and with the words sought; `more` says how many are left. */
export async function viewMapping(trx: Trx, org: HeldOrganisation, actor: Actor, { state, find = '', limit }: Asked): Promise<Mapping> {
  const targets = await readTargets(trx, org);
  const groups = [...legacyGroups(await readLegacy(trx, org, null)), ...(await ownGroups(trx, org))];
  const counts = { open: 0, stated: 0, confirmed: 0, refused: 0, mixed: 0 };
  for (const one of groups) counts[one.state] += 1;
  const wanted = groups.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).filter((one) => (state === undefined || one.state === state) && (find === '' || finds(find, [...Object.values(one.title), one.code ?? ''])));
  const from = proposerOf(org, targets);
  const allowed = { confirm: may(actor, confirm, { organisation: org.code }, today()), undo: may(actor, undo, { organisation: org.code }, today()) };
  return {
    organisation: org.code, framework: org.framework,
    may: { ...allowed, why: allowed.confirm && allowed.undo ? null : 'not-allowed' },
    groups: wanted.slice(0, limit).map((one) => ({ ...one, proposals: proposalsOf(from, one) })),
    counts, more: Math.max(0, wanted.length - limit),
    indicators: targets.map(({ code, name, unit, kind }) => ({ code, name, unit, kind })),
    confirmations: await confirmationsOf(trx, org),
    joined: joinedOf(groups, new Set(targets.map((one) => one.code))),
  };
}

/** What is mapped now, by indicator and year, and may join; at most a hundred, the latest years. */
function joinedOf(groups: readonly Bare[], targets: ReadonlySet<string>): Mapping['joined'] {
  const found = new Map<string, Mapping['joined'][number]>();
  for (const group of groups) {
    for (const subject of group.subjects) {
      const { to, grade } = subject.standing ?? subject.stated ?? { to: null, grade: null };
      if (to === null || grade === null || grade === 'D' || !targets.has(to)) continue;
      for (const year of yearsOf(group, subject)) found.set(`${to} ${year}`, { indicator: to, year });
    }
  }
  return [...found.values()].sort((a, b) => b.year - a.year || (a.indicator < b.indicator ? -1 : 1)).slice(0, 100);
}

/** An old value's own year; all years of an indicator. */
function yearsOf({ firstYear, lastYear }: Bare, { period }: MappingSubject): number[] {
  if (period !== null) return /^[0-9]{4}/.test(period) ? [Number(period.slice(0, 4))] : [];
  return firstYear === null || lastYear === null ? [] : Array.from({ length: lastYear - firstYear + 1 }, (_one, at) => firstYear + at);
}

type Bare = Omit<MappingGroup, 'proposals'>;

function legacyGroups(rows: readonly LegacyRow[]): Bare[] {
  const byTitle = new Map<string, LegacyRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.title);
    const list = byTitle.get(key);
    if (list) list.push(row);
    else byTitle.set(key, [row]);
  }
  return [...byTitle.values()].map((list): Bare => {
    const subjects = list.map(subjectOf);
    const years = list.flatMap((row) => (row.period_first === null ? [] : [yearOf(row.period_first), yearOf(row.period_last!)]));
    return {
      key: `${LEGACY}${list[0]!.legacy_id}`, sort: 'legacy', title: list[0]!.title, code: null, kind: null, unit: null,
      projects: new Set(list.map((row) => row.project)).size, firstYear: years.length === 0 ? null : Math.min(...years), lastYear: years.length === 0 ? null : Math.max(...years),
      values: list.length, state: stateOf(subjects), subjects,
    };
  });
}

const subjectOf = (row: LegacyRow): MappingSubject => ({
  subject: `${LEGACY}${row.legacy_id}`, project: row.project, period: row.period, value: row.value,
  stated: row.maps_to === null ? null : { to: row.maps_to, grade: row.grade }, standing: row.standing,
});

async function ownGroups(trx: Trx, org: HeldOrganisation): Promise<Bare[]> {
  const own = await readOwn(trx, org, null);
  type Used = { indicator_id: string; projects: number; values: number; first_year: number | null; last_year: number | null };
  const used = new Map((await trx.query<Used>(sql.USED, [org.orgId, own.map((one) => one.indicator_id)])).rows.map((row) => [row.indicator_id, row]));
  const size = (row: OwnRow): number => used.get(row.indicator_id)?.values ?? 0;
  return own.sort((a, b) => size(b) - size(a)).map((row): Bare => {
    const subject: MappingSubject = { subject: `${OWN}${row.code}`, project: null, period: null, value: null, stated: null, standing: row.standing };
    const of = used.get(row.indicator_id);
    return {
      key: subject.subject, sort: 'indicator', title: row.name, code: row.code, kind: row.kind, unit: row.unit, projects: of?.projects ?? 0,
      firstYear: of?.first_year ?? null, lastYear: of?.last_year ?? null, values: of?.values ?? 0, state: stateOf([subject]), subjects: [subject],
    };
  });
}

function stateOf(subjects: readonly MappingSubject[]): Bare['state'] {
  const states = new Set(subjects.map((one) => (one.standing !== null ? (one.standing.to === null ? 'refused' : 'confirmed') : one.stated === null ? 'open' : 'stated')));
  return states.size === 1 ? [...states][0]! : 'mixed';
}

/** Made once for a framework: its texts do not change while the server runs. */
const made = new Map<string, Proposer>();

function proposerOf(org: HeldOrganisation, targets: readonly TargetRow[]): Proposer {
  const held = made.get(org.framework);
  if (held !== undefined) return held;
  const { frameworks, reference } = loadFrameworks();
  const defined = frameworks.get(org.framework)?.indicators;
  const one = proposer(targets.map((row) => ({ code: row.code, name: row.name, kind: row.kind, unit: row.unit, definition: defined?.get(row.code)?.definition ?? null })), reference);
  made.set(org.framework, one);
  return one;
}

const proposalsOf = (from: Proposer, { title, kind, unit }: Bare): MappingProposal[] =>
  propose(from, { title, kind: kind as Parameters<typeof propose>[1]['kind'], unit }, BEST).map(({ score, shared, ...fit }) => ({
    ...fit, score: score.toFixed(2), shared: [...shared].slice(0, 6), grades: [...gradesFor(fit)],
  }));

async function confirmationsOf(trx: Trx, org: HeldOrganisation): Promise<Confirmation[]> {
  type Row = Omit<Confirmation, 'number' | 'undoneBy' | 'undo'> & { number: string; undone_by: string | null; later: string | null };
  return (await trx.query<Row>(sql.CONFIRMATIONS, [org.orgId, null])).rows.map(({ number, undone_by: undoneBy, later, ...row }) => {
    const why = row.undone !== null ? 'confirmation-undone-already' : later !== null ? 'later-mapping-rests-on-it' : null;
    return { ...row, number: Number(number), undoneBy, undo: { allowed: why === null, why } };
  });
}
