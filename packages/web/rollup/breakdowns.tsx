/** The same figure by programme, country and project; each row opens to its working. */
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { finds } from '@throughline/core/ground/fold.ts';
import { useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { useChangeQuestion } from '../shell/question.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { FigureLink } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { Coverage, Verdict } from '../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { LikeFigureLink, asLike, useLike } from './indicator-like.tsx';
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

/** Rows from which on they can be looked through by name or code. */
const SOUGHT = 25;

function Breakdown({ sort, rows: given, body }: { sort: string; rows: readonly Row[]; body: IndicatorPage }) {
  const intl = useIntl();
  const columns = useColumns(sort, body.indicator.name);
  const title = intl.formatMessage({ id: `by.${sort}` });
  const { rows, total, all, coming } = useAllProjects(given, body, sort);
  const [sought, seek] = useState('');
  const shown = useMemo(() => (sought === '' ? rows : rows.filter((row) => finds(sought, [row.figure.place, ...Object.values(row.name ?? {})]))), [rows, sought]);
  return (
    <section className="breakdown">
      <h2>{title} <span className="count">{intl.formatNumber(total)}</span></h2>
      {sort === 'programme' && <p className="note"><FormattedMessage id="by.overlap" /></p>}
      {total > SOUGHT && <TextInput className="breakdown-find" label={intl.formatMessage({ id: 'indicator.find' })} value={sought} onChange={(event) => seek(event.currentTarget.value)} />}
      {sought !== '' && <p className="note" role="status"><FormattedMessage id="indicator.found" values={{ found: shown.length, of: rows.length }} /></p>}
      <DataTable rows={shown} columns={columns} rowKey={(row) => row.figure.place} label={title} file={`${body.indicator.code}-${sort}-${body.period}.csv`} />
      {all && (
        <p className="note">
          <FormattedMessage id="by.left-out" values={{ count: total - rows.length }} />{' '}
          <button type="button" className="link-button" onClick={all} disabled={coming}><FormattedMessage id={coming ? 'waiting' : 'indicator.list-all'} values={{ count: total }} /></button>
        </p>
      )}
    </section>
  );
}

/** Rows of a page come with it; the rest of very many projects on demand, part after part. `all` is null once they are there. */
function useAllProjects(given: readonly Row[], body: IndicatorPage, sort: string) {
  const left = sort === 'project' ? body.projectsLeftOut : 0;
  const [wanted, want] = useState(false);
  const { organisation, place, period, asOf, indicator: { code } } = body;
  const question = { organisation, place, period, asOf };
  const { data, isFetching } = useQuery({ queryKey: ['indicator-projects', code, question], queryFn: () => restOf(code, question, given.length), enabled: wanted && left > 0 });
  const rows = useMemo(() => (data ? [...given, ...data] : given), [given, data]);
  return { rows, total: given.length + left, all: left > 0 && !data ? () => want(true) : null, coming: isFetching };
}

async function restOf(code: string, question: Record<string, string>, first: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const part = await api.indicatorProjects(code, { ...question, from: first + rows.length, limit: 1000 });
    rows.push(...part.rows);
    if (part.rows.length === 0 || first + rows.length >= part.total) return rows;
  }
}

function useColumns(sort: string, indicator: Readonly<Record<string, string>>): Column<Row>[] {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const placeName = usePlaceName();
  const change = useChangeQuestion();
  const like = useLike();
  return useMemo(() => {
    const of = (row: Row) => (like ? asLike(row.figure) : row.figure);
    const head = (id: string) => intl.formatMessage({ id });
    const nameOf = (row: Row) => words(row.name) || placeName(row.figure.place);
    const number = (text: string | null) => (text === null ? null : Number(text));
    return [
      {
        key: 'place', name: head(`column.${sort}`), sort: nameOf, text: nameOf,
        cell: (row) => <PlaceCell row={row} sort={sort} name={nameOf(row)} onOpen={() => change({ place: row.figure.place })} />,
      },
      { key: 'value', name: head('column.value'), number: true, sort: (row) => number(row.figure.value ?? row.figure.bounds?.low ?? null), text: (row) => row.figure.value ?? '', cell: (row) => (like ? <LikeFigureLink figure={row.figure} name={`${words(indicator)}, ${nameOf(row)}`} unit={false} /> : <FigureLink figure={row.figure} name={`${words(indicator)}, ${nameOf(row)}`} unit={false} />) },
      { key: 'target', name: head('column.target-value'), number: true, sort: (row) => number(of(row).target), text: (row) => of(row).target ?? '', cell: (row) => (of(row).target === null ? <Nothing /> : <bdi>{format.value(of(row).target!, row.figure)}</bdi>) },
      { key: 'achievement', name: head('column.achievement'), number: true, sort: (row) => number(of(row).achievement), text: (row) => of(row).achievement ?? '', cell: (row) => (of(row).achievement === null ? <Nothing /> : <bdi>{format.share(of(row).achievement!)}</bdi>) },
      { key: 'verdict', name: head('column.verdict'), sort: (row) => of(row).verdict, text: (row) => of(row).verdict ?? '', cell: (row) => (of(row).verdict ? <Verdict verdict={of(row).verdict!} /> : <Nothing />) },
      { key: 'coverage', name: head('column.coverage'), sort: (row) => row.figure.coverage.expected - row.figure.coverage.reported, text: (row) => `${row.figure.coverage.reported}/${row.figure.coverage.expected}`, cell: (row) => <Coverage coverage={row.figure.coverage} /> },
    ];
  }, [intl, sort, placeName, like]);
}

/** The name leads to the place's page; beside it the same screen can be asked of that place alone. */
function PlaceCell({ row, sort, name, onOpen }: { row: Row; sort: string; name: string; onOpen: () => void }) {
  const intl = useIntl();
  const { place } = row.figure;
  const own = place.split('+').find((part) => part.startsWith(`${sort}:`)) ?? place;
  return (
    <>
      <PlaceLink place={own}>{row.name ? <WordsText words={row.name} otherwise={name} /> : name}</PlaceLink>{' '}
      {sort === 'project' ? <Code>{own.replace('project:', '')}</Code> : <button type="button" className="narrow" aria-label={intl.formatMessage({ id: 'indicator.only-here' }, { place: name })} title={intl.formatMessage({ id: 'indicator.only-here' }, { place: name })} onClick={onOpen}><span aria-hidden="true">⊙</span></button>}
    </>
  );
}
