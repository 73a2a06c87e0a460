/** Beside the sheet: the line that has the focus, whole: what is asked, what was said last, what is wrong, a note, breakdowns, comments. */
import type { ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';
import { Textarea } from '@mantine/core';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { type ProblemBody, problemText } from '../ui/problems.tsx';
import { useUnitName } from '../ui/units.ts';
import { Code, WordsText, useLanguage, useWords } from '../ui/words-text.tsx';
import { Comments } from './comments.tsx';
import { EvidenceSection } from './evidence/evidence-section.tsx';
import { sumsOf } from './judge.ts';
import { Difference, Mark, textOf } from './line-check.tsx';
import { type Dimensions, type Line, fieldsOf, partsFor } from './lines.ts';
import { StateShown, lastText, useShownNumber } from './sheet-line.tsx';
import { useTyped } from './use-writing.ts';
import type { Writing } from './writing.ts';

type Asked = {
  readonly page: ReportPage; readonly line: Line; readonly writing: Writing; readonly writable: boolean; readonly told: readonly ProblemBody[];
  readonly shownParts: readonly Dimensions[]; readonly onParts: (code: string, parts: readonly Dimensions[]) => void; readonly onChanged: () => void;
};

export function Panel(asked: Asked) {
  const { page, line, writing, writable, told } = asked;
  const { row } = line;
  const typed = useTyped(writing, row.indicator);
  return (
    <aside className="sheet-panel" aria-labelledby="panel-name" id="panel">
      <h2 id="panel-name"><Code>{row.indicator}</Code> <WordsText words={row.name} /></h2>
      <p><StateShown said={typed.said} expected={row.expected} /></p>
      <Beside line={line} />
      <Wrong row={row} problems={writing.problems(row.indicator)} told={told.filter((one) => one.at.startsWith(`/values/${row.indicator}/`))} said={typed.said} />
      {row.definition !== null && <details><summary><FormattedMessage id="collect.definition" /></summary><p className="note"><WordsText words={row.definition} /></p>{row.counts !== null && <p className="note"><FormattedMessage id="collect.counts" values={{ text: <WordsText words={row.counts} /> }} /></p>}</details>}
      {writable && <Breakdowns {...asked} said={typed.said} />}
      <EvidenceSection page={page} row={row} parts={asked.shownParts} said={typed.said} />
      <Note writing={writing} code={row.indicator} writable={writable} />
      <Comments page={page} row={row} onChanged={asked.onChanged} />
    </aside>
  );
}

/** What was said last and what was promised, whole. */
function Beside({ line: { row } }: { line: Line }) {
  const unit = useUnitName();
  const language = useLanguage();
  const number = useShownNumber();
  const format = useFormat();
  const line = { key: row.indicator, row, part: null, fields: fieldsOf(row, row.last?.said as SaidEntry | null) };
  const last = lastText(line, language, number);
  return (
    <dl className="panel-beside">
      {last !== '' && <div><dt><FormattedMessage id="collect.last-of" values={{ period: format.period(row.last!.period) }} /></dt><dd><bdi>{last}</bdi> {row.last!.said.unit != null && <span className="note">{unit(row.last!.said.unit)}</span>}</dd></div>}
      {row.stands !== null && <div><dt><FormattedMessage id="collect.stands-now" values={{ number: row.stands.number }} /></dt><dd><bdi>{lastText({ ...line, row: { ...row, last: row.stands }, fields: fieldsOf(row, row.stands.said as SaidEntry) }, language, number)}</bdi></dd></div>}
      {row.target !== null && <div><dt><FormattedMessage id={`collect.target-${row.target.mode}`} values={{ period: row.target.period === null ? '' : format.period(row.target.period) }} /></dt><dd><bdi>{format.exact(row.target.value, { kind: row.kind, unit: null })}</bdi> {row.unit !== null && <span className="note">{unit(row.unit)}</span>}</dd></div>}
    </dl>
  );
}

function Wrong({ row, problems, told, said }: { row: ReportRow; problems: readonly Problem[]; told: readonly ProblemBody[]; said: SaidEntry | null }) {
  const intl = useIntl();
  const sums = sumsOf(row, said);
  if (problems.length + told.length + sums.length === 0) return null;
  return (
    <ul className="panel-wrong" role="status">
      {problems.filter((one) => one.code !== 'parts-do-not-add-up' || sums.every((sum) => sum.difference === '0')).map((one, n) => <li key={n}><Mark severity={one.severity ?? 'error'} /> {textOf(one, intl)}</li>)}
      {told.map((one, n) => <li key={`there ${n}`}><Mark severity={one.severity} /> {problemText(one, intl)} {one.found !== undefined && <bdi>{one.found}</bdi>}</li>)}
      {sums.map((one) => <li key={one.dimension} className={one.difference === '0' ? 'quiet' : undefined}>{one.difference !== '0' && <Mark severity="error" />} <Difference row={row} sum={one} /></li>)}
    </ul>
  );
}

/** Breakdowns that the framework asks for and that no line is there for yet. */
function Breakdowns({ line, onParts, shownParts, said }: Asked & { said: SaidEntry | null }) {
  const words = useWords();
  const { row } = line;
  const open = row.breakdowns.filter((one) => one.values !== null && !shownParts.some((part) => one.dimension in part));
  if (open.length === 0 || said?.notReported != null || said?.notApplicable != null || said?.persons != null) return null;
  return (
    <div className="panel-breakdowns">
      <h3><FormattedMessage id="collect.break-down" /></h3>
      <p>{open.map((one) => <button key={one.dimension} type="button" className="link-button" onClick={() => onParts(row.indicator, partsFor(one))}>{words(one.name)}</button>)}</p>
    </div>
  );
}

function Note({ writing, code, writable }: { writing: Writing; code: string; writable: boolean }) {
  const intl = useIntl();
  const typed = useTyped(writing, code);
  if (!writable) return typed.note === null ? null : <><h3><FormattedMessage id="collect.note" /></h3><p className="note"><bdi>{typed.note}</bdi></p></>;
  return (
    <Textarea
      key={code} label={intl.formatMessage({ id: 'collect.note' })} autosize minRows={2} maxRows={8} maxLength={20_000} dir="auto" value={typed.note ?? ''}
      onFocus={() => writing.begin(code)} onBlur={() => writing.end(true)} onChange={(event) => writing.type(code, { ...writing.of(code), note: event.currentTarget.value })}
    />
  );
}
