/** What is wrong or odd with a line, in a few words with a shape; parts that do not add up say by how much. */
import type { ReportRow } from '@throughline/contract/collect/report.ts';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { type ProblemBody, problemText } from '../ui/problems.tsx';
import { useWords } from '../ui/words-text.tsx';
import { type Sum, sumsOf } from './judge.ts';
import { useTyped } from './use-writing.ts';
import type { Writing } from './writing.ts';

export function Check({ row, writing, lacksEvidence }: { row: ReportRow; writing: Writing; lacksEvidence: boolean }) {
  const intl = useIntl();
  const typed = useTyped(writing, row.indicator);
  const problems = writing.problems(row.indicator);
  const [first] = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  const off = sumsOf(row, typed.said).find((one) => one.difference !== '0');
  if (first === undefined) return lacksEvidence && stateOf(typed.said) === 'reported' ? <span className="sheet-check is-lacking"><FormattedMessage id="collect.evidence.none" /></span> : null;
  return (
    <span className={`sheet-check is-${first.severity ?? 'error'}`} title={textOf(first, intl)}>
      <Mark severity={first.severity ?? 'error'} /> {first.code === 'parts-do-not-add-up' && off !== undefined ? <Difference row={row} sum={off} /> : textOf(first, intl)}
    </span>
  );
}

export const textOf = (problem: Problem, intl: ReturnType<typeof useIntl>): string =>
  intl.formatMessage({ id: `problem.${problem.code}` }, { found: problem.found ?? '', accepted: problem.accepted ?? '', at: problem.at, period: String(problem.data['period'] ?? '') })
  || problemText({ ...problem, severity: problem.severity ?? 'error', text: '' } as ProblemBody, intl);

export function Mark({ severity }: { severity: 'error' | 'warning' }) {
  const intl = useIntl();
  return (
    <svg className={`check-mark is-${severity}`} viewBox="0 0 12 12" width="12" height="12" role="img" aria-label={intl.formatMessage({ id: `collect.${severity}` })}>
      {severity === 'error' ? <path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" strokeWidth="2" /> : <path d="M6 1 11.4 10.6H.6Z" fill="none" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}

/** "Sex: 4 of 5, 1 missing". */
export function Difference({ row, sum }: { row: ReportRow; sum: Sum }) {
  const words = useWords();
  const name = words(row.breakdowns.find((one) => one.dimension === sum.dimension)?.name) || sum.dimension;
  const over = sum.difference.startsWith('-');
  return <FormattedMessage id={sum.difference === '0' ? 'collect.adds-up' : over ? 'collect.too-much' : 'collect.too-little'} values={{ name, parts: sum.parts, total: sum.total, difference: sum.difference.replace('-', '') }} />;
}
