/** Where a programme works: countries with projects, those that regional projects touch, and money by shares. */
import type { Programme } from '@throughline/contract/tell/programme.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { MoneyHere } from '../../plan/money-link.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/format.ts';
import { WordsText, useWords } from '../../ui/words-text.tsx';

type Row = Programme['countries'][number];
const NONE = 'country:none';

export function ProgrammeCountries({ programme }: { programme: Programme }) {
  const intl = useIntl();
  const words = useWords();
  const columns = useColumns();
  if (programme.countries.length === 0) return null;
  const collator = new Intl.Collator(intl.locale);
  const rows = [...programme.countries].sort((a, b) => Number(a.place === NONE) - Number(b.place === NONE) || collator.compare(words(a.name), words(b.name)));
  return (
    <section aria-labelledby="countries-name">
      <h2 id="countries-name"><FormattedMessage id="country.countries" /> <span className="count">{rows.filter((row) => row.place !== NONE).length}</span></h2>
      <DataTable rows={rows} columns={columns} rowKey={(row) => row.place} label={intl.formatMessage({ id: 'country.countries' })} file={`countries-${programme.place.slice('programme:'.length)}.csv`} />
    </section>
  );
}

function useColumns(): Column<Row>[] {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    const nameOf = (row: Row) => (row.place === NONE ? head('place.none') : words(row.name) || row.place.slice(8));
    return [
      { key: 'country', name: head('column.country'), sort: nameOf, text: (row) => row.place.slice(8), cell: (row) => <PlaceLink place={row.place}>{row.place === NONE ? nameOf(row) : <WordsText words={row.name} otherwise={row.place.slice(8)} />}</PlaceLink> },
      { key: 'projects', name: head('column.projects'), number: true, sort: (row) => row.projects, text: (row) => String(row.projects), cell: (row) => format.count(row.projects) },
      { key: 'regional', name: head('country.column-regional'), number: true, sort: (row) => row.regional, text: (row) => String(row.regional), cell: (row) => (row.place === NONE ? <span className="quiet"><FormattedMessage id="country.does-not-apply" /></span> : format.count(row.regional)) },
      {
        key: 'money', name: head('country.column-money'), number: true, sort: (row) => (row.budgetUsd === null ? null : Number(row.budgetUsd)), text: (row) => row.budgetUsd ?? '',
        cell: (row) => (row.budgetUsd === null ? <span className="quiet"><FormattedMessage id="country.not-stated" /></span> : <MoneyHere money={`projects|country|${row.place.slice(8)}`} usd={row.budgetUsd} name={nameOf(row)} />),
      },
    ];
  }, [intl]);
}
