/** Programmes: what the organisation has bundled its projects into, partnerships with countries first. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Programmes } from '@throughline/contract/tell/programme.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AskedFigures } from '../../rollup/asked.ts';
import { earlyFigures } from '../../rollup/early.ts';
import { Filters } from '../../rollup/filters.tsx';
import { Opening } from '../../rollup/opening.tsx';
import { QuestionInWords } from '../../rollup/question-in-words.tsx';
import { api } from '../../shell/api.ts';
import { Page } from '../../shell/page.tsx';
import { MoneyLink } from '../../plan/money-link.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.ts';
import { Coverage } from '../../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { useAlong, useAskedAt } from '../country/asked.ts';
import '../country/country.css';
import { PageAnswer } from '../country/page-answer.tsx';

type Row = Programmes['rows'][number];

const programmesOf = ({ organisation, period, asOf }: Omit<AskedFigures, 'place'>) => ({ queryKey: ['programmes', organisation, period, asOf], queryFn: () => api.programmes({ organisation, period, asOf }) });

export const early = earlyFigures((asked) => [programmesOf(asked)]);

export function ProgrammesPage() {
  const asked = useAskedAt('organisation');
  const title = useIntl().formatMessage({ id: 'nav.programmes' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Asked asked={asked} title={title} />;
}

function Asked({ asked, title }: { asked: AskedFigures; title: string }) {
  const answer = useQuery({ ...programmesOf(asked), placeholderData: keepPreviousData });
  const { elsewhere } = useAlong(asked.place);
  return (
    <Page
      title={title}
      above={<p className="page-above"><Link to="/countries" search={elsewhere}><FormattedMessage id="country.to-countries" /></Link></p>}
      lead={<QuestionInWords asked={asked} asOf={answer.data?.asOf} />}
    >
      <Filters asked={asked} years={answer.data?.years ?? []} places={false} />
      <PageAnswer answer={answer}>{(body) => <List body={body} />}</PageAnswer>
    </Page>
  );
}

function List({ body }: { body: Programmes }) {
  const intl = useIntl();
  const columns = useColumns();
  const words = useWords();
  const collator = new Intl.Collator(intl.locale);
  const rows = [...body.rows].sort((a, b) => Number(a.kind === 'programme') - Number(b.kind === 'programme') || collator.compare(words(a.name), words(b.name)));
  if (rows.length === 0) return <Empty title={intl.formatMessage({ id: 'country.no-programmes' })}><p className="measure"><FormattedMessage id="country.no-programmes-text" values={{ count: body.outside }} /></p></Empty>;
  return (
    <section aria-labelledby="programmes-name">
      <h2 id="programmes-name"><FormattedMessage id="country.programmes" /></h2>
      <DataTable rows={rows} columns={columns} rowKey={(row) => row.code} label={intl.formatMessage({ id: 'country.programmes' })} file="programmes.csv" />
      {body.outside > 0 && <p className="note"><FormattedMessage id="country.outside-all" values={{ count: body.outside }} /></p>}
    </section>
  );
}

function useColumns(): Column<Row>[] {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    const not = <span className="quiet"><FormattedMessage id="country.not-stated" /></span>;
    const number = (text: string | null) => (text === null ? null : Number(text));
    return [
      { key: 'programme', name: head('column.programme'), sort: (row) => words(row.name), text: (row) => `${row.code} ${words(row.name)}`, cell: (row) => <><PlaceLink place={`programme:${row.code}`}><WordsText words={row.name} otherwise={row.code} /></PlaceLink> <Code>{row.code}</Code></> },
      { key: 'kind', name: head('country.column-kind'), sort: (row) => row.kind, text: (row) => row.kind, cell: (row) => <FormattedMessage id={`country.kind-${row.kind}`} /> },
      { key: 'projects', name: head('column.projects'), number: true, sort: (row) => row.projects, text: (row) => String(row.projects), cell: (row) => format.count(row.projects) },
      { key: 'countries', name: head('country.countries'), number: true, sort: (row) => row.countries.length, text: (row) => row.countries.join(' '), cell: (row) => format.count(row.countries.length) },
      {
        key: 'coverage', name: head('column.coverage'), number: true, sort: (row) => row.coverage.expected - row.coverage.reported, text: (row) => `${row.coverage.reported}/${row.coverage.expected}`,
        cell: (row) => (row.coverage.expected === 0 ? <span className="quiet"><FormattedMessage id="country.nothing-due" /></span> : <Coverage coverage={{ ...row.coverage, carried: 0, budgetShare: null }} />),
      },
      { key: 'money', name: head('country.column-money'), number: true, sort: (row) => number(row.budgetUsd), text: (row) => row.budgetUsd ?? '', cell: (row) => (row.budgetUsd === null ? not : <MoneyLink place={`programme:${row.code}`} usd={row.budgetUsd} name={words(row.name) || row.code} />) },
      { key: 'of-all', name: head('country.column-of-all'), number: true, sort: (row) => number(row.share), text: (row) => row.share ?? '', cell: (row) => (row.share === null ? not : <bdi>{format.share(row.share)}</bdi>) },
    ];
  }, [intl]);
}
