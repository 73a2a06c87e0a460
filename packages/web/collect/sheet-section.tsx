/** The sheet with its bar and its panel: what is written lives here until the report stands otherwise. */
import type { Done, ReportPage } from '@throughline/contract/collect/report.ts';
import { stateOf } from '@throughline/core/collect/sheet.ts';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Spot } from './columns.ts';
import { ConflictPage } from './conflict.tsx';
import { type DeedName, Deeds } from './deeds.tsx';
import { SheetGrid } from './grid.tsx';
import { checkerOf } from './judge.ts';
import { remembered } from './kept.ts';
import type { Chosen, Dimensions } from './lines.ts';
import { Panel } from './panel.tsx';
import { Rest } from './rest.tsx';
import { SaveState } from './save-state.tsx';
import { useLines } from './use-lines.ts';
import { useNarrow } from './use-narrow.ts';
import { useSaving } from './use-saving.ts';
import { useChanges, useTyped } from './use-writing.ts';
import { NARRATIVE, Writing } from './writing.ts';

type Asked = { readonly page: ReportPage; readonly onDone: (done: Done, deed: DeedName) => void; readonly onChanged: () => void };

export function SheetSection({ page, onDone, onChanged }: Asked) {
  const writable = page.may.enter.allowed;
  // what is written outlives a page that was asked again (a comment was said): it ends when the report stands otherwise
  const [{ writing, first }] = useState(() => ({ writing: began(page, writable), first: page }));
  const saving = useSaving(writing, first);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const lines = useLines(page, writing, chosen);
  const narrow = useNarrow();
  const [spot, setSpot] = useState<Spot>({ line: 0, column: 'first' });
  const [said, setSaid] = useState<string | null>(null);
  const counts = useCounts(page, writing);
  const line = lines[Math.min(spot.line, lines.length - 1)];
  const add = (code: string, parts: readonly Dimensions[]): void => setChosen(new Map([...chosen, [code, [...(chosen.get(code) ?? []), ...parts]]]));
  if (saving.conflict !== null) return <ConflictPage page={page} conflict={saving.conflict} onSettle={saving.settle} />;
  if (line === undefined) return <p className="measure"><FormattedMessage id="collect.no-lines" /></p>;
  return (
    <>
      <div className="sheet-bar">
        <p className="sheet-counts" role="status"><FormattedMessage id="collect.counted" values={{ entered: counts.entered, all: page.rows.length, errors: counts.errors, odd: counts.odd }} /></p>
        {writable && <SaveState saving={saving} writing={writing} />}
      </div>
      <div className="sheet-both">
        <div className="sheet-main">
          <SheetGrid page={page} lines={lines} writing={writing} writable={writable} narrow={narrow} spot={spot} onSpot={setSpot} onSay={setSaid} onOpen={() => document.getElementById('panel')?.querySelector<HTMLElement>('textarea, button, summary')?.focus()} />
          {said !== null && <p className="note" role="status"><FormattedMessage id="collect.pasted" values={{ cells: Number(said.split(' ')[0]) }} />{Number(said.split(' ')[1]) > 0 && <> <FormattedMessage id="collect.pasted-left" values={{ left: Number(said.split(' ')[1]) }} /></>}</p>}
          <details className="note sheet-keys"><summary><FormattedMessage id="collect.keys" /></summary><p><FormattedMessage id="collect.keys-text" /></p></details>
          {writable && counts.missing > 0 && <Rest page={page} writing={writing} count={counts.missing} />}
          <Narrative page={page} writing={writing} writable={writable} />
          <Deeds page={page} writing={writing} save={saving.now} onDone={onDone} errors={counts.errors} missing={counts.missing} />
        </div>
        <Panel
          key={line.row.indicator} page={page} line={line} writing={writing} writable={writable} told={saving.told} onParts={add} onChanged={onChanged}
          shownParts={lines.flatMap((one) => (one.row === line.row && one.part !== null ? [one.part] : []))}
        />
      </div>
    </>
  );
}

/** With what was typed in this browser and never came to the server. */
function began(page: ReportPage, writable: boolean): Writing {
  const writing = new Writing(page, checkerOf(page));
  const kept = remembered(page);
  if (writable && kept.size > 0) writing.change(kept);
  return writing;
}

function useCounts(page: ReportPage, writing: Writing): { entered: number; missing: number; errors: number; odd: number } {
  useChanges(writing);
  const counts = { entered: 0, missing: 0, errors: 0, odd: 0 };
  for (const row of page.rows) {
    if (stateOf(writing.of(row.indicator).said) !== 'not-entered') counts.entered += 1;
    else if (row.expected) counts.missing += 1;
    const problems = writing.problems(row.indicator);
    if (problems.some((one) => one.severity !== 'warning')) counts.errors += 1;
    else if (problems.length > 0) counts.odd += 1;
  }
  return counts;
}

function Narrative({ page, writing, writable }: { page: ReportPage; writing: Writing; writable: boolean }) {
  const intl = useIntl();
  const { note } = useTyped(writing, NARRATIVE);
  const text = writable ? note : (page.submission?.narrative ?? note);
  if (!writable) return text === null ? null : <section className="report-narrative"><h2><FormattedMessage id="collect.narrative" /></h2><p className="measure"><bdi>{text}</bdi></p></section>;
  return (
    <Textarea
      className="report-narrative" label={intl.formatMessage({ id: 'collect.narrative' })} description={intl.formatMessage({ id: 'collect.narrative-hint' })} autosize minRows={3} maxRows={16} maxLength={20_000} dir="auto"
      value={text ?? ''} onFocus={() => writing.begin(NARRATIVE)} onBlur={() => writing.end(true)} onChange={(event) => writing.type(NARRATIVE, { said: null, note: event.currentTarget.value })}
    />
  );
}
