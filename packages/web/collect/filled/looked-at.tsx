/** What a file changes and what is wrong with it, before anything is taken. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { Filled } from '@throughline/contract/transfer/filled.ts';
import type { SaidEntry } from '@throughline/core/collect/said.ts';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { useFormat } from '../../ui/format.ts';
import { problemText } from '../../ui/problems.tsx';
import { Code, WordsText, useLanguage } from '../../ui/words-text.tsx';
import { fieldText, fieldsOf } from '../lines.ts';
import { useShownNumber } from '../sheet-line.tsx';
import { formOf } from './form-of.ts';

type Asked = {
  readonly page: ReportPage; readonly filled: Filled; readonly file: File; readonly onTake: (choices: Readonly<Record<string, string>>) => void; readonly onDrop: () => void; readonly onRefused: (error: unknown) => void;
};
const MOST = 200;
/** What scrolls is reached by keyboard. */
const REACHED = { tabIndex: 0 } as const;

export function LookedAt({ page, filled, file, onTake, onDrop, onRefused }: Asked) {
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => { summary.current?.focus(); }, [filled]);
  const taken = filled.changes.length + Object.values(choices).filter((one) => one === 'mine').length;
  const open = filled.errors > 0 || filled.conflicts.some((one) => choices[one.indicator] === undefined) || taken === 0;
  return (
    <div className="filled-looked">
      <p className="said" role="status" tabIndex={-1} ref={summary}><bdi>{filled.file}</bdi> · <FormattedMessage id="sheets.found" values={{ lines: filled.lines, changes: filled.changes.length, errors: filled.errors }} /></p>
      {filled.problems.length > 0 && <Faults page={page} filled={filled} file={file} onRefused={onRefused} />}
      {filled.conflicts.length > 0 && <Contested page={page} filled={filled} choices={choices} onChoose={(code, side) => setChoices({ ...choices, [code]: side })} />}
      {filled.changes.length > 0 && <Changes page={page} filled={filled} />}
      <p className="refusal-ways">
        {!open && <Button onClick={() => onTake(choices)}><FormattedMessage id="sheets.take" values={{ changes: taken }} /></Button>}
        <Button variant="default" onClick={onDrop}><FormattedMessage id="sheets.drop" /></Button>
      </p>
    </div>
  );
}

function Faults({ page, filled, file, onRefused }: Pick<Asked, 'page' | 'filled' | 'file' | 'onRefused'>) {
  const intl = useIntl();
  const language = useLanguage();
  const mark = async (): Promise<void> => {
    const query = new URLSearchParams({ organisation: page.organisation, lang: language });
    const answer = await fetch(`/api/v1${api.markedPath(page.project, page.period)}?${query}`, { method: 'POST', body: formOf(file), credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await answer.blob()), download: file.name });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <h3><FormattedMessage id="sheets.problems" /></h3>
      <p><button type="button" className="link-button" onClick={() => void mark().catch(onRefused)}><FormattedMessage id="sheets.marked" /></button></p>
      <div className="filled-scroll" role="region" {...REACHED} aria-label={intl.formatMessage({ id: 'sheets.problems' })}>
        <table className="filled-table">
          <thead><tr><th scope="col"><FormattedMessage id="sheets.cell" /></th><th scope="col"><FormattedMessage id="sheets.problem" /></th></tr></thead>
          <tbody>{filled.problems.slice(0, MOST).map((one, n) => (
            <tr key={n} className={`is-${one.severity}`}><th scope="row"><Code>{one.at.replace(/^.*!/, '')}</Code></th><td>{problemText(one, intl)}{one.found !== undefined && one.found !== '' && <> <bdi className="note">{one.found}</bdi></>}</td></tr>
          ))}</tbody>
        </table>
      </div>
    </>
  );
}

function Changes({ page, filled }: Pick<Asked, 'page' | 'filled'>) {
  const intl = useIntl();
  return (
    <>
      <h3><FormattedMessage id="sheets.changes" /></h3>
      <div className="filled-scroll" role="region" {...REACHED} aria-label={intl.formatMessage({ id: 'sheets.changes' })}>
        <table className="filled-table">
          <thead><tr><th scope="col"><FormattedMessage id="sheets.column.indicator" /></th><th scope="col"><FormattedMessage id="sheets.from" /></th><th scope="col"><FormattedMessage id="sheets.to" /></th></tr></thead>
          <tbody>{filled.changes.slice(0, MOST).map((one) => (
            <tr key={one.indicator}><th scope="row"><Name page={page} code={one.indicator} /></th><td><Written page={page} code={one.indicator} typed={one.from} /></td><td><Written page={page} code={one.indicator} typed={one.to} /></td></tr>
          ))}</tbody>
        </table>
      </div>
    </>
  );
}

function Contested({ page, filled, choices, onChoose }: Pick<Asked, 'page' | 'filled'> & { readonly choices: Readonly<Record<string, string>>; readonly onChoose: (code: string, side: 'mine' | 'theirs') => void }) {
  const format = useFormat();
  return (
    <>
      <h3><FormattedMessage id="sheets.conflicts" /></h3>
      {filled.conflicts.map((one) => (
        <fieldset key={one.indicator} className="conflict-one">
          <legend><Name page={page} code={one.indicator} /></legend>
          {(['theirs', 'mine'] as const).map((side) => (
            <label key={side}>
              <input type="radio" name={`filled ${one.indicator}`} checked={choices[one.indicator] === side} onChange={() => onChoose(one.indicator, side)} />
              <span className="note">{side === 'mine' ? <FormattedMessage id="sheets.use" /> : <><FormattedMessage id="sheets.keep" values={{ name: <bdi>{one.by ?? ''}</bdi> }} /> {one.when !== null && format.moment(one.when)}</>}</span>
              <Written page={page} code={one.indicator} typed={one[side]} />
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}

function Name({ page, code }: { page: ReportPage; code: string }) {
  const row = page.rows.find((one) => one.indicator === code);
  return <><Code>{code}</Code> {row !== undefined && <WordsText words={row.name} />}</>;
}

function Written({ page, code, typed }: { page: ReportPage; code: string; typed: Filled['changes'][number]['to'] }) {
  const language = useLanguage();
  const number = useShownNumber();
  const row = page.rows.find((one) => one.indicator === code);
  const said = typed.said as SaidEntry | null;
  if (row === undefined || stateOf(said) === 'not-entered') return <span className="note"><FormattedMessage id="sheets.nothing" /></span>;
  const fields = fieldsOf(row, said).map((field) => number(fieldText({ key: '', row, part: null, fields: fieldsOf(row, said) }, said, field, language))).filter((one) => one !== '');
  const cells = (said?.cells ?? []).map((cell) => Object.values(cell).join(' ')).join(', ');
  return (
    <span>
      {stateOf(said) !== 'reported' && <><FormattedMessage id={`sheets.state.${stateOf(said)}`} /> </>}<strong><bdi>{fields.join(row.kind === 'ratio' ? ' / ' : ' · ')}</bdi></strong>{said?.unit != null && <bdi className="note"> {said.unit}</bdi>}
      {cells !== '' && <bdi className="note"> ({cells})</bdi>}{typed.note !== null && typed.note !== '' && <bdi className="note"> {typed.note}</bdi>}
    </span>
  );
}
