/** Two people wrote the same values: both are shown, with who wrote the other, and nothing is chosen for anybody. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { Typed } from '@throughline/core/collect/draft.ts';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { useUnitName } from '../ui/units.ts';
import { Code, WordsText, useLanguage } from '../ui/words-text.tsx';
import { fieldText, fieldsOf } from './lines.ts';
import type { Conflict } from './save-step.ts';
import { useShownNumber } from './sheet-line.tsx';
import { NARRATIVE } from './writing.ts';

type Asked = { readonly page: ReportPage; readonly conflict: Conflict; readonly onSettle: (mine: ReadonlySet<string>) => void };

export function ConflictPage({ page, conflict, onSettle }: Asked) {
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map());
  useEffect(() => { heading.current?.focus(); }, []);
  const by = new Map(conflict.current.values.map((one) => [one.indicator, one]));
  return (
    <section className="conflict" aria-labelledby="conflict-name">
      <h2 id="conflict-name" tabIndex={-1} ref={heading}><FormattedMessage id="collect.conflict" /></h2>
      <p className="measure"><FormattedMessage id="collect.conflict-text" values={{ count: conflict.contested.length }} /></p>
      {conflict.contested.map((one) => {
        const row = page.rows.find((each) => each.indicator === one.indicator);
        const theirs = by.get(one.indicator) ?? { by: conflict.current.saved?.by ?? '', at: conflict.current.saved?.at ?? null };
        return (
          <fieldset key={one.indicator} className="conflict-one">
            <legend>{row === undefined ? <FormattedMessage id="collect.narrative" /> : <><Code>{row.indicator}</Code> <WordsText words={row.name} /></>}</legend>
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side}>
                <input type="radio" name={`conflict ${one.indicator}`} checked={chosen.get(one.indicator) === side} onChange={() => setChosen(new Map([...chosen, [one.indicator, side]]))} />
                <span className="note">{side === 'mine' ? <FormattedMessage id="collect.mine" /> : <FormattedMessage id="collect.theirs" values={{ name: <bdi>{theirs.by}</bdi>, at: theirs.at === null ? '' : format.moment(theirs.at) }} />}</span>
                <Written row={row} typed={one[side]} code={one.indicator} />
              </label>
            ))}
          </fieldset>
        );
      })}
      <Button disabled={conflict.contested.some((one) => !chosen.has(one.indicator))} onClick={() => onSettle(new Set([...chosen].filter(([, side]) => side === 'mine').map(([code]) => code)))}><FormattedMessage id="collect.conflict-settle" /></Button>
    </section>
  );
}

function Written({ row, typed, code }: { row: ReportPage['rows'][number] | undefined; typed: Typed; code: string }) {
  const unit = useUnitName();
  const language = useLanguage();
  const number = useShownNumber();
  if (row === undefined) return code === NARRATIVE ? <bdi>{typed.note ?? '–'}</bdi> : null;
  const state = stateOf(typed.said);
  const line = { key: '', row, part: null, fields: fieldsOf(row, typed.said) };
  const fields = typed.said === null ? [] : line.fields.map((field) => number(fieldText(line, typed.said, field, language))).filter((one) => one !== '');
  const cells = (typed.said?.cells ?? []).map((cell) => Object.values(cell as Record<string, string>).join(' ')).join(', ');
  return (
    <span>
      {state !== 'reported' && <><FormattedMessage id={`collect.state.${state}`} /> </>}<strong><bdi>{fields.join(row.kind === 'ratio' ? ' / ' : ' · ')}</bdi></strong> {typed.said?.unit != null && <bdi className="note">{unit(typed.said.unit)}</bdi>}
      {cells !== '' && <bdi className="note"> ({cells})</bdi>}{typed.note !== null && typed.note !== '' && <bdi className="note"> {typed.note}</bdi>}
    </span>
  );
}
