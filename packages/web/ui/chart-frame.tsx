/**
 * What every picture comes in: its sentence, the picture, its table on demand, and itself as SVG, PNG and CSV. The table opens
 * in place, so that the same figures are read by eye, by ear and by a spreadsheet.
 */
import { type ReactNode, useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useQuestion } from '../shell/question.ts';
import './chart-frame.css';
import { saveCsv } from './csv.ts';
import { useFormat } from './format.ts';
import { pngOf, saveFile, svgOf } from './save-picture.ts';

type Framed = {
  /** What the picture shows, in one sentence; stands above it and in its files. */
  title: string;
  /** Without ending; `.svg`, `.png`, `.csv` are added. */
  name: string;
  /** Contains one svg element. */
  picture: ReactNode;
  /** The same figures as a table; `open` shows it from the beginning. Absent where a table stands beside the picture anyway. */
  table?: ReactNode;
  open?: boolean;
  /** Rows of the CSV file, the head first. */
  rows: readonly (readonly string[])[];
  /** Said under the picture, here and in its files: a boundary note, a source. */
  notes?: readonly string[];
  /** The heading is elsewhere: the sentence is not repeated above. */
  quiet?: boolean;
};

export function ChartFrame({ title, name, picture, table, open = false, rows, notes = [], quiet = false }: Framed) {
  const intl = useIntl();
  const { asOf } = useQuestion();
  const format = useFormat();
  const holder = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(open);
  const tableId = useId();
  const drawn = (): SVGSVGElement | null => holder.current?.querySelector('svg') ?? null;
  const caption = () => ({
    title,
    notes: [...notes, `${intl.formatMessage({ id: 'chart.source' }, { day: format.day(asOf ?? new Date().toISOString()) })} ${window.location.origin}${window.location.pathname}`],
  });
  const save = async (kind: 'svg' | 'png') => {
    const svg = drawn();
    if (!svg) return;
    saveFile(`${name}.${kind}`, kind === 'svg' ? new Blob([svgOf(svg, caption())], { type: 'image/svg+xml' }) : await pngOf(svg, caption()));
  };
  return (
    <figure className="chart-frame">
      {!quiet && <figcaption>{title}</figcaption>}
      <div className="chart-frame-picture" ref={holder}>{picture}</div>
      {notes.map((note) => <p key={note} className="note">{note}</p>)}
      <div className="chart-frame-ways" role="group" aria-label={intl.formatMessage({ id: 'chart.ways' }, { title })}>
        {table && <button type="button" className="link-button" aria-expanded={shown} aria-controls={tableId} onClick={() => setShown(!shown)}><FormattedMessage id={shown ? 'chart.table-hide' : 'chart.table'} /></button>}
        <button type="button" className="link-button" onClick={() => void save('svg')}><FormattedMessage id="chart.svg" /></button>
        <button type="button" className="link-button" onClick={() => void save('png')}><FormattedMessage id="chart.png" /></button>
        <button type="button" className="link-button" onClick={() => saveCsv(`${name}.csv`, rows)}><FormattedMessage id="chart.csv" /></button>
      </div>
      {table && <div id={tableId} hidden={!shown}>{shown && table}</div>}
    </figure>
  );
}
