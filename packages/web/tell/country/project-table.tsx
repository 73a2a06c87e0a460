/** Projects as rows: few enough to draw, however many there are; the portfolio has them all. */
import { Link } from '@tanstack/react-router';
import type { ProjectRow } from '@throughline/contract/tell/country.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { MoneyLink } from '../../plan/money-link.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/format.ts';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { FirstOf } from './first-of.tsx';

/** Rows before the others are asked for. */
const FIRST = 10;
const number = (text: string | null): number | null => (text === null ? null : Number(text));

type Asked = { rows: readonly ProjectRow[]; label: string; file: string; left: number; all?: Readonly<Record<string, string>>; show: readonly Shown[] };
export type Shown = 'programme' | 'countries' | 'share' | 'part' | 'budget';

export function ProjectTable({ rows, label, file, left, all, show }: Asked) {
  const columns = useColumns(show);
  return (
    <>
      <FirstOf of={rows} first={FIRST}>{(shown) => (shown.length === rows.length
        ? <DataTable rows={rows} columns={columns} rowKey={(row) => row.code} label={label} file={file} />
        // a part is neither sorted nor given as a file: it would be taken for the whole
        : <DataTable rows={shown} columns={columns.map(({ sort: _whole, ...column }) => column)} rowKey={(row) => row.code} label={label} />)}</FirstOf>
      {left > 0 && (
        <p className="note">
          <FormattedMessage id="country.more-projects" values={{ count: left }} />{' '}
          {all && <Link to="/projects" search={all as never}><FormattedMessage id="country.in-portfolio" /></Link>}
        </p>
      )}
    </>
  );
}

function useColumns(show: readonly Shown[]): Column<ProjectRow>[] {
  const asked = show.join(' ');
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    const not = <span className="quiet"><FormattedMessage id="country.not-stated" /></span>;
    const money = (key: Shown, read: (row: ProjectRow) => string | null): Column<ProjectRow> => ({
      key, name: head(`country.column-${key}`), number: true, sort: (row) => number(read(row)), text: (row) => read(row) ?? '',
      cell: (row) => (read(row) === null ? not : <MoneyLink place={`project:${row.code}`} search={{ tab: 'money' }} usd={read(row)!} name={words(row.title) || row.code} />),
    });
    const life = (row: ProjectRow) => [format.shortDay(row.start), row.end === null ? '' : format.shortDay(row.end)];
    const all: (Column<ProjectRow> & { key: string })[] = [
      {
        key: 'project', name: head('column.project'), sort: (row) => words(row.title) || row.code, text: (row) => `${row.code} ${words(row.title)}`,
        cell: (row) => <span className="project-name"><PlaceLink place={`project:${row.code}`}><WordsText words={row.title} otherwise={row.code} /></PlaceLink> <Code>{row.code}</Code></span>,
      },
      { key: 'countries', name: head('country.countries'), text: (row) => row.countries.map((one) => one.iso3).join(' '), cell: (row) => <Countries row={row} /> },
      { key: 'programme', name: head('column.programme'), sort: (row) => row.programme, text: (row) => row.programme ?? '', cell: (row) => (row.programme === null ? not : <PlaceLink place={`programme:${row.programme}`}><Code>{row.programme}</Code></PlaceLink>) },
      { key: 'life', name: head('country.column-life'), sort: (row) => row.start, text: (row) => `${row.start}/${row.end ?? ''}`, cell: (row) => <span className="life"><FormattedMessage id={row.end === null ? 'country.life-open' : 'country.life'} values={{ start: life(row)[0]!, end: life(row)[1]! }} /></span> },
      { key: 'reported', name: head('country.column-reported'), sort: (row) => row.reported, text: (row) => row.reported ?? '', cell: (row) => (row.reported === null ? <span className="quiet"><FormattedMessage id="country.never" /></span> : format.period(row.reported)) },
      { key: 'share', name: head('country.column-share'), number: true, sort: (row) => number(row.share), text: (row) => row.share ?? '', cell: (row) => (row.share === null ? not : <bdi>{format.share(row.share)}</bdi>) },
      money('part', (row) => row.partUsd),
      money('budget', (row) => row.budgetUsd),
    ];
    const optional: readonly string[] = ['programme', 'countries', 'share', 'part', 'budget'];
    return all.filter(({ key }) => !optional.includes(key) || asked.split(' ').includes(key));
  }, [intl, words, format, asked]);
}

function Countries({ row }: { row: ProjectRow }) {
  if (row.countries.length === 0) return <span className="quiet"><FormattedMessage id="country.no-country" /></span>;
  return (
    <ul className="in-line">
      {row.countries.map(({ iso3, name }) => <li key={iso3}><PlaceLink place={`country:${iso3}`}><WordsText words={name} otherwise={iso3} /></PlaceLink></li>)}
    </ul>
  );
}
