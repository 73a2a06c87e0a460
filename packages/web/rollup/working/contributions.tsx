/** What the figure is made of, and what was left out and why: down to file, place and line. */
import type { WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { useMemo } from 'react';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { EvidenceOfSubmission } from '../../collect/evidence/of-submission.tsx';
import { useOrganisations } from '../../shell/organisation.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { type Format, useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { Nothing } from '../series.tsx';

type Row = WorkingBody['contributions'][number];
type Left = WorkingBody['leftOut'][number];

const keyOf = (row: Row, place: number) => `${row.project} ${row.period} ${row.submission} ${place}`;

export function Contributions({ body }: { body: WorkingBody }) {
  const intl = useIntl();
  const columns = useColumns(body);
  const rows = useMemo(() => body.contributions.map((row, place) => ({ ...row, key: keyOf(row, place) })), [body]);
  if (rows.length === 0) return <p className="quiet"><FormattedMessage id="working.none" /></p>;
  return (
    <>
      <DataTable rows={rows} columns={columns} rowKey={(row) => (row as Row & { key: string }).key} label={intl.formatMessage({ id: 'working.contributions' })} file={`${body.figure.indicator}-working.csv`} />
      {body.total.contributions > rows.length && <p className="note"><FormattedMessage id="working.cut" values={{ shown: rows.length, total: body.total.contributions }} /></p>}
    </>
  );
}

export function LeftOut({ body }: { body: WorkingBody }) {
  const intl = useIntl();
  const format = useFormat();
  return (
    <ul className="left-out">
      {body.leftOut.map((row, place) => (
        <li key={keyOf(row, place)}>
          <p><PlaceLink place={`project:${row.project}`} search={row.number === null ? {} : { report: row.period, submission: String(row.number) }}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <span className="quiet">{format.period(row.period)}</span>{row.entered !== null && <> · <bdi>{row.entered}</bdi></>}</p>
          <p className="note">{whyText(row, intl)} {row.reason && <bdi>{row.reason}</bdi>} <Source row={row} intl={intl} /></p>
        </li>
      ))}
      {body.total.leftOut > body.leftOut.length && <li className="note"><FormattedMessage id="working.cut" values={{ shown: body.leftOut.length, total: body.total.leftOut }} /></li>}
    </ul>
  );
}

/** Why a value does not flow in, by its code. */
function whyText(row: Left, intl: IntlShape): string {
  const id = `why.${row.why}`;
  return intl.messages[id] ? intl.formatMessage({ id }) : row.why;
}

function useColumns(body: WorkingBody): Column<Row>[] {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const unit = useUnit();
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    const title = (row: Row) => words(row.title) || row.project;
    return [
      { key: 'project', name: head('column.project'), sort: title, text: (row) => row.project, cell: (row) => <><PlaceLink place={`project:${row.project}`}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <Code>{row.project}</Code></> },
      { key: 'period', name: head('column.period'), sort: (row) => row.period, text: (row) => row.period, cell: (row) => <Period row={row} /> },
      { key: 'entered', name: head('column.entered'), number: true, text: (row) => `${row.entered ?? ''} ${row.enteredUnit ?? ''}`.trim(), cell: (row) => <Entered row={row} unit={unit({ kind: 'flow', unit: row.enteredUnit }) || (row.enteredUnit ?? '')} /> },
      { key: 'canonical', name: head('column.counts-as'), number: true, sort: (row) => fraction(row.canonical), text: (row) => row.canonical ?? '', cell: (row) => <Canonical text={row.canonical} /> },
      { key: 'submission', name: head('column.submission'), sort: (row) => row.verified, text: (row) => `${row.number ?? ''} ${row.submitted ?? ''} ${row.verified ?? ''}`.trim(), cell: (row) => <Submission row={row} format={format} indicator={body.figure.indicator} /> },
      { key: 'source', name: head('column.source'), text: (row) => [row.source?.file, row.source?.at, row.source?.line].filter((one) => one != null).join(' '), cell: (row) => <Source row={row} intl={intl} /> },
    ];
  }, [intl, unit, body]);
}

function Period({ row }: { row: Row }) {
  const format = useFormat();
  return <>{format.period(row.period)}{row.state !== 'reported' && <span className="note"> <StateName state={row.state} /></span>}</>;
}

function StateName({ state }: { state: string }) {
  const intl = useIntl();
  return <>{intl.messages[`state.${state}`] ? intl.formatMessage({ id: `state.${state}` }) : state}</>;
}

/** As the source wrote it, with the factor that brings it into the canonical unit. */
function Entered({ row, unit }: { row: Row; unit: string }) {
  if (row.entered === null) return <Nothing />;
  return <><bdi>{row.entered}</bdi>{unit !== '' && <span className="figure-unit">{unit}</span>}{row.factor !== null && row.factor !== '1' && <span className="factor"> × <Code>{row.factor}</Code></span>}</>;
}

/** Persons and deals make long lists; those open on demand. */
function Canonical({ text }: { text: string | null }) {
  if (text === null) return <Nothing />;
  if (text.length < 48) return <Code>{text}</Code>;
  return <details className="canonical"><summary><bdi dir="ltr">{text.slice(0, 24)}…</bdi></summary><bdi dir="ltr">{text}</bdi></details>;
}

function Submission({ row, format, indicator }: { row: Row; format: Format; indicator: string }) {
  const { current } = useOrganisations();
  if (row.number === null) return <Nothing />;
  return (
    <span className="submission">
      <PlaceLink place={`project:${row.project}`} search={{ report: row.period, submission: String(row.number) }}><FormattedMessage id="working.submission" values={{ number: row.number }} /></PlaceLink>
      {row.submitted && <span className="note"><FormattedMessage id="working.submitted" values={{ day: format.shortDay(row.submitted) }} /></span>}
      {row.verified && <span className="note"><FormattedMessage id="working.verified" values={{ day: format.shortDay(row.verified) }} /></span>}
      {row.reason && <span className="note"><bdi>{row.reason}</bdi></span>}
      {(row.source?.import ?? null) === null && current && <EvidenceOfSubmission organisation={current.id} project={row.project} period={row.period} submission={row.number} indicator={indicator} />}
    </span>
  );
}

function Source({ row, intl }: { row: Row; intl: IntlShape }) {
  if (!row.source) return null;
  const { file, at, line } = row.source;
  return (
    <span className="source">
      {file !== null && <bdi>{file}</bdi>}
      {line !== null && <> {intl.formatMessage({ id: 'working.line' }, { line })}</>}
      {at !== null && at !== '' && <> <bdi className="code source-at" dir="ltr">{at}</bdi></>}
    </span>
  );
}

function fraction(text: string | null): number | null {
  if (text === null) return null;
  const [numerator, denominator = '1'] = text.split('/');
  const value = Number(numerator) / Number(denominator);
  return Number.isFinite(value) ? value : null;
}
