/** The list of countries with its search and its facet of groups, both in the address. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Countries } from '@throughline/contract/tell/country.ts';
import { finds } from '@throughline/core/ground/fold.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { MoneyLink } from '../../plan/money-link.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/format.ts';
import { Coverage } from '../../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';

type Row = Countries['rows'][number];
const NONE = 'country:none';
const KINDS = ['list', 'region', 'subregion', 'intermediate-region'];

export function CountriesList({ body }: { body: Countries }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { find = '', group } = useQuestion();
  const columns = useColumns(body);
  const rows = useShown(body, find, group);
  const countries = body.rows.filter((row) => row.place !== NONE).length;
  const found = rows.filter((row) => row.place !== NONE).length;
  return (
    <section className="countries" aria-labelledby="countries-name">
      <h2 id="countries-name"><FormattedMessage id="country.list" /></h2>
      <div className="filters">
        <TextInput type="search" label={intl.formatMessage({ id: 'country.find' })} value={find} onChange={(event) => change({ find: event.currentTarget.value || undefined }, { replace: true })} />
        <GroupChoice body={body} group={group} />
        <p className="note" role="status"><FormattedMessage id="country.found" values={{ found, all: countries }} /></p>
      </div>
      {rows.length === 0
        ? <p className="measure"><FormattedMessage id="country.none-found" />{' '}<button type="button" className="link-button" onClick={() => change({ find: undefined, group: undefined })}><FormattedMessage id="country.show-them-all" /></button></p>
        : <DataTable rows={rows} columns={columns} rowKey={(row) => row.place} label={intl.formatMessage({ id: 'country.list' })} file="countries.csv" />}
      <p className="note measure"><FormattedMessage id="country.list-note" /></p>
    </section>
  );
}

/** Sorted by name in the reader's language; what belongs to no country comes last. */
function useShown(body: Countries, find: string, group: string | undefined): Row[] {
  const { locale, formatMessage } = useIntl();
  const words = useWords();
  return useMemo(() => {
    const collator = new Intl.Collator(locale);
    const nameOf = (row: Row) => words(row.name) || row.place;
    return body.rows
      .filter((row) => finds(find, [row.place.slice(8), row.iso2 ?? '', ...(row.place === NONE ? [formatMessage({ id: 'place.none' })] : Object.values(row.name ?? {}))]))
      .filter((row) => group === undefined || row.groups.includes(group))
      .sort((a, b) => Number(a.place === NONE) - Number(b.place === NONE) || collator.compare(nameOf(a), nameOf(b)));
  }, [body, find, group, locale]);
}

function GroupChoice({ body, group }: { body: Countries; group: string | undefined }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const words = useWords();
  const known = group === undefined || body.groups.some((one) => one.code === group);
  return (
    <NativeSelect className="filter-place" label={intl.formatMessage({ id: 'country.group' })} value={group ?? ''} onChange={(event) => change({ group: event.currentTarget.value || undefined })}>
      <option value="">{intl.formatMessage({ id: 'country.every-group' })}</option>
      {!known && <option value={group}>{group}</option>}
      {KINDS.map((kind) => {
        const inside = body.groups.filter((one) => one.kind === kind);
        return inside.length > 0 && (
          <optgroup key={kind} label={intl.formatMessage({ id: `country.groups-${kind}` })}>
            {inside.map((one) => <option key={one.code} value={one.code}>{words(one.name)}</option>)}
          </optgroup>
        );
      })}
    </NativeSelect>
  );
}

function useColumns(body: Countries): Column<Row>[] {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    const not = <span className="quiet"><FormattedMessage id="country.not-stated" /></span>;
    const nameOf = (row: Row) => (row.place === NONE ? head('place.none') : words(row.name) || row.place.slice(8));
    const number = (text: string | null) => (text === null ? null : Number(text));
    return [
      {
        key: 'country', name: head('column.country'), sort: nameOf, text: (row) => `${row.place.slice(8)} ${nameOf(row)}`,
        cell: (row) => <><PlaceLink place={row.place}>{row.place === NONE ? nameOf(row) : <WordsText words={row.name} otherwise={row.place.slice(8)} />}</PlaceLink> {row.place !== NONE && <Code>{row.place.slice(8)}</Code>}</>,
      },
      { key: 'projects', name: head('column.projects'), number: true, sort: (row) => row.projects, text: (row) => String(row.projects), cell: (row) => format.count(row.projects) },
      { key: 'regional', name: head('country.column-regional'), number: true, sort: (row) => row.regional, text: (row) => String(row.regional), cell: (row) => (row.place === NONE ? <span className="quiet"><FormattedMessage id="country.does-not-apply" /></span> : format.count(row.regional)) },
      {
        key: 'coverage', name: head('column.coverage'), number: true, sort: (row) => row.coverage.expected - row.coverage.reported, text: (row) => `${row.coverage.reported}/${row.coverage.expected}`,
        cell: (row) => (row.coverage.expected === 0 ? <span className="quiet"><FormattedMessage id="country.nothing-due" /></span> : <Coverage coverage={{ ...row.coverage, carried: 0, budgetShare: null }} />),
      },
      { key: 'owed', name: head('country.column-owed'), number: true, sort: (row) => row.coverage.expected - row.coverage.reported, text: (row) => String(row.coverage.expected - row.coverage.reported), cell: (row) => (row.coverage.expected === 0 ? <span className="quiet"><FormattedMessage id="country.nothing-due" /></span> : format.count(row.coverage.expected - row.coverage.reported)) },
      { key: 'money', name: head('country.column-money'), number: true, sort: (row) => number(row.budgetUsd), text: (row) => row.budgetUsd ?? '', cell: (row) => (row.budgetUsd === null ? not : <MoneyLink place={row.place} usd={row.budgetUsd} name={nameOf(row)} />) },
      { key: 'of-all', name: head('country.column-of-all'), number: true, sort: (row) => number(row.share), text: (row) => row.share ?? '', cell: (row) => (row.share === null ? not : <bdi>{format.share(row.share)}</bdi>) },
    ];
  }, [body, intl]);
}
