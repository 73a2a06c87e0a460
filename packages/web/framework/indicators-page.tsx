/** All indicators that projects measure: find one, open it. */
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import { fold } from '@throughline/core/ground/fold.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { indicatorsOf } from './all-indicators.ts';
import { frameworkOf } from './use-framework.ts';
import { useAreaName } from '../rollup/areas.ts';
import { Opening } from '../rollup/opening.tsx';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { travelling, useChangeQuestion, useQuestion } from '../shell/question.ts';
import type { Opened } from '../shell/screen.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { useUnit } from '../ui/units.ts';

export const early = ({ organisation }: Opened) => [indicatorsOf(organisation.id), frameworkOf(organisation.framework)];

export function IndicatorsPage() {
  const intl = useIntl();
  const { current } = useOrganisations();
  const title = intl.formatMessage({ id: 'nav.indicators' });
  return <Page title={title}>{current ? <List organisation={current.id} title={title} /> : <Opening />}</Page>;
}

function List({ organisation, title }: { organisation: string; title: string }) {
  const { find = '' } = useQuestion();
  const change = useChangeQuestion();
  const intl = useIntl();
  const columns = useColumns();
  const { data, error, refetch } = useQuery(indicatorsOf(organisation));
  const rows = useMemo(() => (data ?? []).filter((row) => matches(row, find)), [data, find]);
  if (error && !data) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={12} />;
  return (
    <>
      <div className="filters">
        <TextInput type="search" label={intl.formatMessage({ id: 'indicators.find' })} value={find} onChange={(event) => change({ find: event.currentTarget.value || undefined }, { replace: true })} />
        <p className="note" role="status"><FormattedMessage id="indicators.found" values={{ found: rows.length, all: data.length }} /></p>
      </div>
      {rows.length > 0 && <DataTable rows={rows} columns={columns} rowKey={(row) => row.code} label={title} file="indicators.csv" />}
    </>
  );
}

function useColumns(): Column<IndicatorRow>[] {
  const intl = useIntl();
  const words = useWords();
  const area = useAreaName();
  const unit = useUnit();
  const format = useFormat();
  const search = travelling(useQuestion()) as never;
  const name = (id: string) => intl.formatMessage({ id });
  const areaOf = (row: IndicatorRow) => area(row.area ?? `stage:${row.stage ?? 'none'}`);
  const kindOf = (row: IndicatorRow) => name(`kind.${row.kind}`);
  return [
    {
      key: 'name', name: name('column.indicator'), sort: (row) => words(row.name), text: (row) => words(row.name),
      cell: (row) => <><Link to="/indicators/$code" params={{ code: row.code }} search={search}><WordsText words={row.name} otherwise={row.code} /></Link> {!row.own && <Code>{row.code}</Code>}</>,
    },
    { key: 'area', name: name('column.area'), sort: areaOf, text: areaOf, cell: areaOf },
    { key: 'kind', name: name('column.kind'), sort: kindOf, text: kindOf, cell: kindOf },
    { key: 'unit', name: name('column.unit'), sort: (row) => row.unit ?? '', text: (row) => row.unit ?? '', cell: (row) => unit(row) || row.unit || '' },
    { key: 'projects', name: name('column.projects'), number: true, sort: (row) => row.projects, text: (row) => String(row.projects), cell: (row) => format.count(row.projects) },
  ];
}

/** Code or name in any language holds what is sought; case, accents and forms of Arabic letters do not matter. */
function matches(row: IndicatorRow, find: string): boolean {
  const wanted = fold(find);
  return wanted === '' || [row.code, ...Object.values(row.name)].some((text) => fold(text).includes(wanted));
}
