/** Each column of the list of projects: how it reads on the screen, and what of it a file gets. */
import { Link } from '@tanstack/react-router';
import type { FacetCounts, ProjectRow } from '@throughline/contract/design/projects.ts';
import { type ReactNode, useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type Question, travelling, useQuestion } from '../shell/question.ts';
import { type Format, useFormat } from '../ui/format.ts';
import { SdgMark } from '../ui/sdg-mark.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import type { ColumnKey } from './column-keys.ts';
import { MoreCountries } from './more-countries.tsx';

/** One column of a file: a decimal text, a day (YYYY-MM-DD) or a text; empty where nothing is said. */
export type FileColumn = { readonly name: string; readonly kind: 'text' | 'number' | 'day'; readonly of: (row: ProjectRow) => string };
export type ProjectColumn = {
  readonly key: ColumnKey; readonly name: string; readonly number: boolean;
  readonly cell: (row: ProjectRow) => ReactNode;
  /** In one line, for narrow screens. */
  readonly line: (row: ProjectRow) => string;
  readonly file: readonly FileColumn[];
};

const Nothing = () => <span className="quiet" aria-hidden="true">–</span>;
const orNothing = (text: string | null): ReactNode => (text === null || text === '' ? <Nothing /> : <bdi>{text}</bdi>);
const moneyOf = (format: Format, amount: string, currency: string): string => format.value(amount, { kind: 'flow', unit: currency });

/** Names of countries come with the counts of the facet, which cover every row found. */
export function useColumns(facets: readonly FacetCounts[] | null): ReadonlyMap<ColumnKey, ProjectColumn> {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const question = useQuestion();
  return useMemo(() => {
    const names = new Map(facets?.find((one) => one.facet === 'country')?.values.map((one) => [one.value, words(one.name)]) ?? []);
    const say = (id: string, values?: Record<string, string | number>): string => intl.formatMessage({ id }, values);
    const country = (iso3: string): string => names.get(iso3) || iso3;
    const all = [...ofText(say, format), ...ofPlaces(say, format, country), ...ofNumbers(say, format)];
    const title = titleColumn(say, words, question);
    return new Map([title, programmeColumn(say, words), ...all].map((column) => [column.key, column]));
  }, [intl, words, format, question, facets]);
}

type Say = (id: string, values?: Record<string, string | number>) => string;
type Words = (words: Readonly<Record<string, string>> | null | undefined) => string;

function titleColumn(say: Say, words: Words, question: Question): ProjectColumn {
  const { place: _filter, ...along } = travelling(question);
  const untitled = say('portfolio.untitled');
  return {
    key: 'title', name: say('portfolio.column.title'), number: false, line: (row) => words(row.title) || untitled,
    cell: (row) => (
      <>
        <Link to="/projects/$code" params={{ code: row.code }} search={along as never} className="project-title" title={words(row.title) || undefined}>
          {words(row.title) === '' ? <span className="quiet">{untitled}</span> : <WordsText words={row.title} />}
        </Link>
        <Code>{row.code}</Code>
      </>
    ),
    file: [{ name: say('portfolio.column.code'), kind: 'text', of: (row) => row.code }, { name: say('portfolio.column.title'), kind: 'text', of: (row) => words(row.title) }],
  };
}

const programmeColumn = (say: Say, words: Words): ProjectColumn => ({
  ...plainColumn(say, 'programme', (row) => (row.programme === null ? null : words(row.programme.name) || row.programme.code)),
  cell: (row) => (row.programme === null ? <Nothing /> : <WordsText words={row.programme.name} otherwise={row.programme.code} />),
});

function plainColumn(say: Say, key: ColumnKey, text: (row: ProjectRow) => string | null): ProjectColumn {
  const name = say(`portfolio.column.${key}`);
  return { key, name, number: false, cell: (row) => orNothing(text(row)), line: (row) => text(row) ?? '', file: [{ name, kind: 'text', of: (row) => text(row) ?? '' }] };
}

function ofText(say: Say, format: Format): ProjectColumn[] {
  const list = (key: ColumnKey, of: (row: ProjectRow) => readonly string[]): ProjectColumn => ({
    ...plainColumn(say, key, (row) => format.list(of(row))), file: [{ name: say(`portfolio.column.${key}`), kind: 'text', of: (row) => of(row).join('; ') }],
  });
  const day = (key: 'starts' | 'ends'): ProjectColumn => ({
    ...plainColumn(say, key, (row) => (row[key] === null ? (key === 'ends' ? say('portfolio.open-ended') : null) : format.shortDay(row[key]!))),
    file: [{ name: say(`portfolio.column.${key}`), kind: 'day', of: (row) => row[key] ?? '' }],
  });
  return [
    { ...plainColumn(say, 'code', (row) => row.code), cell: (row) => <Code>{row.code}</Code> },
    {
      ...plainColumn(say, 'runs', (row) => say('portfolio.from-to', { from: row.starts.slice(0, 4), to: row.ends?.slice(0, 4) ?? say('portfolio.open-ended') })),
      cell: (row) => <><span className="project-day">{format.shortDay(row.starts)} –</span> <span className="project-day">{row.ends === null ? say('portfolio.open-ended') : format.shortDay(row.ends)}</span></>,
      file: [...day('starts').file, ...day('ends').file],
    },
    day('starts'), day('ends'),
    { ...plainColumn(say, 'status', (row) => say(`portfolio.status.${row.status}`)), cell: (row) => <span className={`project-status is-${row.status}`}>{say(`portfolio.status.${row.status}`)}</span> },
    plainColumn(say, 'unit', (row) => row.unit), list('donors', (row) => row.donors), list('functions', (row) => row.functions), list('priorities', (row) => row.priorities),
    { ...list('goals', (row) => row.goals), cell: (row) => (row.goals.length === 0 ? <Nothing /> : <span className="project-goals">{row.goals.map((goal) => <SdgMark key={goal} target={goal} />)}</span>) },
    { ...plainColumn(say, 'verified', (row) => (row.verified === null ? null : format.period(row.verified))), file: [{ name: say('portfolio.column.verified'), kind: 'text', of: (row) => row.verified ?? '' }] },
    plainColumn(say, 'gender', (row) => row.gender), plainColumn(say, 'safeguards', (row) => row.safeguards), plainColumn(say, 'source', (row) => row.source),
  ];
}

/** Three are named, the rest counted: the project's page names all. */
const NAMED = 3;

function ofPlaces(say: Say, format: Format, country: (iso3: string) => string): ProjectColumn[] {
  const short = (row: ProjectRow): string => {
    const named = row.countries.map(country);
    if (named.length === 0) return say('portfolio.no-country');
    return named.length <= NAMED ? format.list(named) : say('portfolio.and-more', { names: format.list(named.slice(0, NAMED - 1)), count: named.length - NAMED + 1 });
  };
  return [{
    ...plainColumn(say, 'countries', short),
    cell: (row) => {
      if (row.countries.length === 0) return <span className="quiet">{say('portfolio.no-country')}</span>;
      return row.countries.length > NAMED ? <MoreCountries short={short(row)} all={format.list(row.countries.map(country))} /> : short(row);
    },
    file: [{ name: say('portfolio.column.countries'), kind: 'text', of: (row) => row.countries.map(country).join('; ') }, { name: say('portfolio.column.iso3'), kind: 'text', of: (row) => row.countries.join('; ') }],
  }];
}

function ofNumbers(say: Say, format: Format): ProjectColumn[] {
  const number = (key: ColumnKey, text: (row: ProjectRow) => string | null, shown: (row: ProjectRow) => string | null): ProjectColumn => ({
    ...plainColumn(say, key, shown), number: true, file: [{ name: say(`portfolio.column.${key}`), kind: 'number', of: (row) => text(row) ?? '' }],
  });
  return [
    {
      ...number('budget', (row) => row.budget?.amount ?? null, (row) => (row.budget === null ? null : moneyOf(format, row.budget.amount, row.budget.currency))),
      file: [{ name: say('portfolio.column.budget'), kind: 'number', of: (row) => row.budget?.amount ?? '' }, { name: say('portfolio.column.currency'), kind: 'text', of: (row) => row.budget?.currency ?? '' }],
    },
    number('usd', (row) => row.budget?.usd ?? null, (row) => (row.budget === null ? null : moneyOf(format, row.budget.usd, DOLLAR))),
    spentColumn(say, format),
    number('results', (row) => String(row.results), (row) => format.count(row.results)),
    number('indicators', (row) => String(row.indicators), (row) => format.count(row.indicators)),
    reportsColumn(say, format),
    number('rating', (row) => row.rating, (row) => (row.rating === null ? null : format.value(row.rating, { kind: 'flow', unit: null }))),
  ];
}

/** The currency that budgets are converted to (figures 1). */
const DOLLAR = 'USD';

/** Sums of different currencies stand side by side; none is converted here. */
const spentColumn = (say: Say, format: Format): ProjectColumn => ({
  ...plainColumn(say, 'spent', (row) => (row.spent === null ? null : format.list(row.spent.map((one) => moneyOf(format, one.amount, one.currency))))), number: true,
  file: [
    { name: say('portfolio.column.spent'), kind: 'number', of: (row) => (row.spent?.length === 1 ? row.spent[0]!.amount : '') },
    { name: say('portfolio.column.spent-currency'), kind: 'text', of: (row) => (row.spent?.length === 1 ? row.spent[0]!.currency : (row.spent ?? []).map((one) => `${one.currency} ${one.amount}`).join('; ')) },
  ],
});

function reportsColumn(say: Say, format: Format): ProjectColumn {
  const text = ({ reports }: ProjectRow): string | null => {
    if (reports === null) return null;
    if (reports.expected === 0) return reports.irregular > 0 ? say('portfolio.irregular', { count: reports.irregular }) : say('portfolio.not-due');
    return say('portfolio.reports-of', { reported: reports.reported, expected: reports.expected });
  };
  return {
    ...plainColumn(say, 'reports', text), number: true,
    cell: (row) => {
      const { reports } = row;
      if (reports === null || reports.expected === 0) return <span className="quiet">{text(row) ?? <Nothing />}</span>;
      return (
        <span className={reports.reported < reports.expected ? 'project-owes' : undefined}>
          <FormattedMessage id="portfolio.reports-of" values={{ reported: format.count(reports.reported), expected: format.count(reports.expected) }} />
          {reports.irregular > 0 && <span className="note project-irregular">{say('portfolio.irregular', { count: reports.irregular })}</span>}
        </span>
      );
    },
    file: [{ name: say('portfolio.column.expected'), kind: 'number', of: (row) => String(row.reports?.expected ?? '') }, { name: say('portfolio.column.reported'), kind: 'number', of: (row) => String(row.reports?.reported ?? '') }],
  };
}
