/** One line of the sheet: the indicator or a part of it, its fields, and beside them what was said last and what was promised. */
import type { ReportRow } from '@throughline/contract/collect/report.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import { isDecimal } from '@throughline/core/ground/rational.ts';
import { memo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { Intl23 } from '../ui/intl.ts';
import { useUnitName } from '../ui/units.ts';
import { Code, WordsText, useLanguage, useWords } from '../ui/words-text.tsx';
import type { Column, End } from './columns.ts';
import { Field, StateField, UnitField } from './fields.tsx';
import { type Line, fieldText } from './lines.ts';
import { Check } from './line-check.tsx';
import { useTyped } from './use-writing.ts';
import type { Writing } from './writing.ts';

export type LineProps = {
  readonly line: Line; readonly index: number; readonly top: number; readonly columns: readonly Column[]; readonly writing: Writing; readonly writable: boolean;
  /** The column that has the focus in this line, and whether it is being written. */
  readonly active: Column | null; readonly editing: string | null; readonly comments: number;
  /** Pieces of evidence, and whether the framework asks for any. */
  readonly evidence: number; readonly asksEvidence: boolean;
  readonly onEnd: End;
};

export const SheetLine = memo(function SheetLine(props: LineProps) {
  const { line, index, top, columns, writing, active } = props;
  const typed = useTyped(writing, line.row.indicator);
  return (
    <div role="row" aria-rowindex={index + 2} className={`sheet-row${line.part ? ' is-part' : ''}${active ? ' is-active' : ''}`} style={{ top }} data-line={line.key}>
      {columns.map((column, at) => (
        <div
          key={column} role={column === 'name' ? 'rowheader' : 'gridcell'} aria-colindex={at + 1} tabIndex={active === column ? 0 : -1} data-cell={`${index} ${column}`}
          className={`sheet-cell is-${column}`} {...readOnly(props, column, typed.said)}
        >
          <Inside column={column} said={typed.said} props={props} />
        </div>
      ))}
    </div>
  );
});

const isField = (column: Column): boolean => column === 'first' || column === 'second';

function readOnly({ line, writable }: LineProps, column: Column, said: SaidEntry | null): { 'aria-readonly'?: true } {
  const open = writable && (isField(column) ? line.fields[column === 'first' ? 0 : 1] !== undefined : column === 'state' ? line.part === null : column === 'unit' && canUnit(line, said));
  return open ? {} : { 'aria-readonly': true };
}

export const canUnit = (line: Line, said: SaidEntry | null): boolean => line.part === null && line.row.units.length > 1 && stateOf(said) === 'reported';

function Inside({ column, said, props }: { column: Column; said: SaidEntry | null; props: LineProps }) {
  const { line, editing, active, writing, onEnd } = props;
  const written = editing !== null && active === column;
  if (isField(column)) {
    const field = line.fields[column === 'first' ? 0 : 1];
    if (field === undefined) return null;
    return written ? <Field line={line} field={field} writing={writing} begin={editing} onEnd={onEnd} /> : <Shown line={line} said={said} field={field} />;
  }
  switch (column) {
    case 'name': return <Name line={line} comments={props.comments} evidence={props.evidence} />;
    case 'unit': return written ? <UnitField line={line} writing={writing} onEnd={onEnd} /> : line.part === null ? <Unit row={line.row} said={said} /> : null;
    case 'state': return line.part !== null ? null : written ? <StateField line={line} writing={writing} onEnd={onEnd} /> : <StateShown said={said} expected={line.row.expected} />;
    case 'last': return <Last line={line} />;
    case 'target': return line.part === null ? <Target row={line.row} /> : null;
    default: return line.part === null ? <Check row={line.row} writing={writing} lacksEvidence={props.asksEvidence && props.evidence === 0} /> : null;
  }
}

function Name({ line, comments, evidence }: { line: Line; comments: number; evidence: number }) {
  const words = useWords();
  const intl = useIntl();
  if (line.part !== null) return <span className="sheet-name"><PartName row={line.row} part={line.part} /></span>;
  return (
    <>
      <span className="sheet-name" title={words(line.row.name)}>
        <Code>{line.row.indicator}</Code> <WordsText words={line.row.name} />
        {comments > 0 && <span className="sheet-comments"> <FormattedMessage id="collect.comments-count" values={{ count: comments }} /></span>}
      </span>
      {evidence > 0 && <span className="sheet-evidence"><svg viewBox="0 0 12 12" width="12" height="12" role="img" aria-label={intl.formatMessage({ id: 'evidence.title' })}><path d="M9.5 5.5 5.6 9.4a2.2 2.2 0 0 1-3.1-3.1l4.6-4.6a1.5 1.5 0 0 1 2.1 2.1L4.9 8.1" fill="none" stroke="currentColor" strokeWidth="1.1" strokeLinecap="round" /></svg> {intl.formatNumber(evidence)}</span>}
    </>
  );
}

/** "Women · 15 to 24", in the framework's words where it has them. */
export function PartName({ row, part }: { row: ReportRow; part: Readonly<Record<string, string>> }) {
  const intl = useIntl();
  const words = useWords();
  const named = Object.entries(part).map(([dimension, code]) => {
    if (code === 'not-stated') return intl.formatMessage({ id: 'collect.not-stated' });
    const breakdown = row.breakdowns.find((one) => one.dimension === dimension);
    const value = breakdown?.values?.find((one) => one.code === code);
    return value === undefined ? `${breakdown === undefined ? dimension : words(breakdown.name)}: ${code}` : words(value.name);
  });
  return <bdi>{named.join(' · ')}</bdi>;
}

/** A number as the reader writes it, all its digits; what is none stands as it was typed. */
export function useShownNumber(): (text: string) => string {
  const { locale } = useIntl();
  return (text) => (isDecimal(text) && text.length < 40 ? Intl23.number(locale, text, 20) : text);
}

function Shown({ line, said, field }: { line: Line; said: SaidEntry | null; field: Line['fields'][number] }) {
  const language = useLanguage();
  const number = useShownNumber();
  const intl = useIntl();
  const text = fieldText(line, said, field, language);
  const gap = line.part === null && (said?.notReported != null || said?.notApplicable != null);
  if (field === 'level' && line.row.scale?.[text] !== undefined) return <span className="sheet-text">{text} · <bdi>{line.row.scale[text]}</bdi></span>;
  if (text === '') return <span className="only-heard">{gap ? '' : intl.formatMessage({ id: 'collect.empty' })}</span>;
  const isNumber = !gap && ['value', 'numerator', 'denominator', 'weight'].includes(field);
  return <span className={isNumber ? 'sheet-number' : 'sheet-text'}><bdi>{isNumber ? number(text) : text}</bdi></span>;
}

function Unit({ row, said }: { row: ReportRow; said: SaidEntry | null }) {
  const name = useUnitName();
  if (row.unit === null) return null;
  const text = name(said?.unit ?? row.unit);
  return <span className="note sheet-text" title={text}><bdi>{text}</bdi></span>;
}

export function StateShown({ said, expected }: { said: SaidEntry | null; expected: boolean }) {
  const state = stateOf(said);
  return <span className={`sheet-state is-${state}`}><FormattedMessage id={state === 'not-entered' && !expected ? 'collect.state.not-asked' : `collect.state.${state}`} /></span>;
}

/** What was written last, as it was; of persons and deals how many. */
export function lastText(line: Line, language: string, number: (text: string) => string): string {
  const said = line.row.last?.said as SaidEntry | undefined;
  if (said === undefined) return '';
  const list = line.part === null ? (said.persons ?? said.deals) : null;
  if (list != null) return number(String(list.length));
  return line.fields.map((field) => fieldText(line, said, field, language)).filter((one) => one !== '').map(number).join(line.row.kind === 'ratio' ? ' / ' : ' · ');
}

function Last({ line }: { line: Line }) {
  const unit = useUnitName();
  const number = useShownNumber();
  const format = useFormat();
  const language = useLanguage();
  const { last } = line.row;
  if (last === null) return null;
  const shown = lastText(line, language, number);
  if (shown === '') return null;
  const state = stateOf(last.said as SaidEntry);
  return (
    <span className="sheet-beside">
      <bdi>{state === 'reported' ? shown : <FormattedMessage id={`collect.state.${state}`} />}</bdi>
      {line.part === null && <span className="note"> {last.said.unit != null && last.said.unit !== line.row.unit ? `${unit(last.said.unit)} · ` : ''}{format.period(last.period)}</span>}
    </span>
  );
}

function Target({ row }: { row: ReportRow }) {
  const format = useFormat();
  if (row.target === null) return null;
  const { value, period, mode } = row.target;
  return <span className="sheet-beside"><bdi>{format.exact(value, { kind: row.kind, unit: null })}</bdi><span className="note"> {period === null ? <FormattedMessage id={`collect.target.${mode}`} /> : format.period(period)}</span></span>;
}
