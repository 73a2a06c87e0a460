/** The same figure by programme, country and project; each row opens to its working. */
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion } from '../shell/question.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { FigureLink } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { Coverage, Verdict } from '../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { usePlaceName } from './places.ts';
import { Nothing } from './series.tsx';

type Row = IndicatorPage['byProject'][number];

export function Breakdowns({ body }: { body: IndicatorPage }) {
  const parts = [
    ['programme', body.byProgramme],
    ['country', body.byCountry],
    ['project', body.byProject],
  ] as const;
  return (
    <>
      {parts.filter(([, rows]) => rows.length > 0).map(([sort, rows]) => <Breakdown key={sort} sort={sort} rows={rows} body={body} />)}
    </>
  );
}

function Breakdown({ sort, rows, body }: { sort: string; rows: readonly Row[]; body: IndicatorPage }) {
  const intl = useIntl();
  const columns = useColumns(sort, body.indicator.name);
  const title = intl.formatMessage({ id: `by.${sort}` });
  return (
    <section className="breakdown">
      <h2>{title} <span className="count">{rows.length}</span></h2>
      {sort === 'programme' && <p className="note"><FormattedMessage id="by.overlap" /></p>}
      <DataTable rows={rows} columns={columns} rowKey={(row) => row.figure.place} label={title} file={`${body.indicator.code}-${sort}-${body.period}.csv`} />
      {sort === 'project' && body.projectsLeftOut > 0 && <p className="note"><FormattedMessage id="by.left-out" values={{ count: body.projectsLeftOut }} /></p>}
    </section>
  );
}

function useColumns(sort: string, indicator: Readonly<Record<string, string>>): Column<Row>[] {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const placeName = usePlaceName();
  const change = useChangeQuestion();
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    const nameOf = (row: Row) => words(row.name) || placeName(row.figure.place);
    const number = (text: string | null) => (text === null ? null : Number(text));
    return [
      {
        key: 'place', name: head(`column.${sort}`), sort: nameOf, text: nameOf,
        cell: (row) => <PlaceCell row={row} sort={sort} name={nameOf(row)} onOpen={() => change({ place: row.figure.place })} />,
      },
      { key: 'value', name: head('column.value'), number: true, sort: (row) => number(row.figure.value ?? row.figure.bounds?.low ?? null), text: (row) => row.figure.value ?? '', cell: (row) => <FigureLink figure={row.figure} name={`${words(indicator)}, ${nameOf(row)}`} unit={false} /> },
      { key: 'target', name: head('column.target-value'), number: true, sort: (row) => number(row.figure.target), text: (row) => row.figure.target ?? '', cell: (row) => (row.figure.target === null ? <Nothing /> : <bdi>{format.value(row.figure.target, row.figure)}</bdi>) },
      { key: 'achievement', name: head('column.achievement'), number: true, sort: (row) => number(row.figure.achievement), text: (row) => row.figure.achievement ?? '', cell: (row) => (row.figure.achievement === null ? <Nothing /> : <bdi>{format.share(row.figure.achievement)}</bdi>) },
      { key: 'verdict', name: head('column.verdict'), sort: (row) => row.figure.verdict, text: (row) => row.figure.verdict ?? '', cell: (row) => (row.figure.verdict ? <Verdict verdict={row.figure.verdict} /> : <Nothing />) },
      { key: 'coverage', name: head('column.coverage'), sort: (row) => row.figure.coverage.expected - row.figure.coverage.reported, text: (row) => `${row.figure.coverage.reported}/${row.figure.coverage.expected}`, cell: (row) => <Coverage coverage={row.figure.coverage} /> },
    ];
  }, [intl, sort, placeName]);
}

function PlaceCell({ row, sort, name, onOpen }: { row: Row; sort: string; name: string; onOpen: () => void }) {
  if (sort === 'project') return <><WordsText words={row.name} otherwise={name} /> <Code>{row.figure.place.replace('project:', '')}</Code></>;
  return <button type="button" className="link-button" onClick={onOpen}>{row.name ? <WordsText words={row.name} otherwise={name} /> : name}</button>;
}
