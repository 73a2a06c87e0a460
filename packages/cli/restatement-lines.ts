/** Restatements as lines of a terminal and of a CSV file. */
import type { restatementRow } from '@throughline/server/rollup/snapshots/told.ts';
import { linesOf } from './figure-lines.ts';

export type Restated = ReturnType<typeof restatementRow>;

export const RESTATEMENT_COLUMNS = [
  'indicator', 'place', 'period', 'sort', 'unit', 'before', 'beforeLabel', 'now', 'nowLabel', 'difference', 'members', 'reasons', 'approver', 'approved', 'reason',
] as const;

type Side = Restated['before'];
const said = (one: Side): string | null => one?.value ?? (one?.bounds ? `${one.bounds.low}..${one.bounds.high}` : null);

/** One reason in one word and where it is: `late-report P3 2022 #1`. */
const reasonText = ({ why, project, period, number }: Restated['reasons'][number]): string => [why, project, period, number === null ? null : `#${number}`].filter((part) => part !== null).join(' ');

function reasonsText({ reasons, reasonsInAll }: Restated): string {
  const more = reasonsInAll - reasons.length;
  return [...reasons.map(reasonText), ...(more > 0 ? [`+${more}`] : [])].join('; ');
}

export const restatementCells = (one: Restated): (string | null)[] => [
  one.indicator, one.place, one.period, one.sort, (one.now ?? one.before)?.unit ?? null, said(one.before), one.before?.label ?? null, said(one.now), one.now?.label ?? null, one.difference,
  one.members.join(' '), reasonsText(one), one.approval?.stands === true ? one.approval.actor : null, one.approval?.stands === true ? one.approval.at : null, one.approval?.stands === true ? one.approval.reason : null,
];

/** For a terminal: the first reasons, and who answers for it. */
export function restatementTable(all: readonly Restated[]): string {
  const rows = all.map((one) => [
    one.indicator, one.place, one.period, one.sort, said(one.before) ?? '-', said(one.now) ?? '-', one.difference ?? '', one.before?.label === one.now?.label ? (one.now?.label ?? '') : `${one.before?.label ?? '-'} > ${one.now?.label ?? '-'}`,
    reasonsText({ ...one, reasons: one.reasons.slice(0, 2) }), one.approval?.stands === true ? one.approval.actor : '',
  ]);
  return all.length === 0 ? '' : linesOf([['indicator', 'place', 'period', 'sort', 'before', 'now', 'difference', 'label', 'reasons', 'approver'], ...rows]);
}
