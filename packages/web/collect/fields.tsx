/** The field that is being written: every sign is judged and kept as it is typed; Escape takes all of it back. */
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { End } from './columns.ts';
import { type Field as FieldName, type Line, type State, fieldText, withField, withState } from './lines.ts';
import { readNumber, writtenNumber } from './read-number.ts';
import { useUnitName } from '../ui/units.ts';
import { useLanguage } from '../ui/words-text.tsx';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import type { Writing } from './writing.ts';

type Of = { readonly line: Line; readonly writing: Writing; readonly onEnd: End };

const NUMBERS: ReadonlySet<FieldName> = new Set(['value', 'numerator', 'denominator', 'weight']);

/** `begin`: the sign that began the writing and replaces what stood there; empty keeps it. */
export function Field({ line, field, writing, begin, onEnd }: Of & { readonly field: FieldName; readonly begin: string }) {
  const language = useLanguage();
  const intl = useIntl();
  const ref = useRef<HTMLInputElement>(null);
  const code = line.row.indicator;
  const stood = fieldText(line, writing.of(code).said, field, language);
  const isNumber = NUMBERS.has(field) && !(line.part === null && ['not-reported', 'not-applicable'].includes(stateOf(writing.of(code).said)));
  const written = (text: string): void => {
    const typed = writing.of(code);
    writing.type(code, { ...typed, said: withField(line, typed.said, field, isNumber ? readNumber(text, language) : text, language) });
  };
  useEffect(() => {
    writing.begin(code);
    const box = ref.current!;
    box.value = begin === '' ? (isNumber ? writtenNumber(stood, language) : stood) : begin;
    if (begin !== '') written(begin);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }, []);
  return (
    <input
      ref={ref} className="sheet-input" inputMode={isNumber ? 'decimal' : 'text'} autoComplete="off" spellCheck={!isNumber} dir={isNumber ? 'ltr' : 'auto'} maxLength={isNumber ? 80 : 20_000}
      aria-label={intl.formatMessage({ id: `collect.field.${isNumber || field === 'level' || field === 'persons' || field === 'deals' ? field : 'text'}` }, { code })}
      onInput={(event) => written(event.currentTarget.value)} onKeyDown={(event) => ended(event, onEnd)} onBlur={(event: FocusEvent) => { if (event.relatedTarget !== null || document.hasFocus()) onEnd(true, 'stay'); }}
    />
  );
}

function ended(event: KeyboardEvent, onEnd: End): void {
  const way = event.key === 'Enter' ? (event.shiftKey ? 'up' : 'down') : event.key === 'Tab' ? (event.shiftKey ? 'back' : 'next') : event.key === 'Escape' ? 'stay' : null;
  event.stopPropagation();
  if (way === null || event.nativeEvent.isComposing) return;
  event.preventDefault();
  onEnd(event.key !== 'Escape', way);
}

const STATES: readonly State[] = ['reported', 'not-reported', 'not-applicable', 'not-entered'];

export function StateField({ line, writing, onEnd }: Of) {
  const intl = useIntl();
  const code = line.row.indicator;
  const state = stateOf(writing.of(code).said);
  return (
    <Choice
      name={intl.formatMessage({ id: 'collect.state' })} value={state} writing={writing} code={code} onEnd={onEnd}
      choices={STATES.map((one) => [one, intl.formatMessage({ id: `collect.state.${one}` })])}
      onChoose={(one) => { const typed = writing.of(code); writing.type(code, { ...typed, said: withState(typed.said, one as State) }); }}
    />
  );
}

export function UnitField({ line, writing, onEnd }: Of) {
  const name = useUnitName();
  const intl = useIntl();
  const code = line.row.indicator;
  const unit = writing.of(code).said?.unit ?? line.row.unit ?? '';
  const units = line.row.units.includes(unit) ? line.row.units : [unit, ...line.row.units];
  return (
    <Choice
      name={intl.formatMessage({ id: 'collect.unit' })} value={unit} writing={writing} code={code} onEnd={onEnd} choices={units.map((one) => [one, name(one)])}
      onChoose={(one) => { const typed = writing.of(code); writing.type(code, { ...typed, said: { ...typed.said, unit: one } }); }}
    />
  );
}

type Chooser = { readonly name: string; readonly value: string; readonly choices: readonly (readonly [string, string])[]; readonly onChoose: (one: string) => void; readonly writing: Writing; readonly code: string; readonly onEnd: End };

function Choice({ name, value, choices, onChoose, writing, code, onEnd }: Chooser) {
  const ref = useRef<HTMLSelectElement>(null);
  useEffect(() => { writing.begin(code); ref.current!.focus(); }, []);
  return (
    <select ref={ref} className="sheet-input" aria-label={name} defaultValue={value} onChange={(event) => onChoose(event.currentTarget.value)} onKeyDown={(event) => ended(event, onEnd)} onBlur={() => onEnd(true, 'stay')}>
      {choices.map(([one, text]) => <option key={one} value={one}>{text}</option>)}
    </select>
  );
}
