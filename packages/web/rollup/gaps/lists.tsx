/** What opens below the counts: totals carried, and what files say that was not understood. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Gaps, NotRead } from '@throughline/contract/rollup/gaps.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { PlaceLink } from '../../shell/place-link.tsx';
import { travelling, useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal, problemText } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';

type CarriedRow = Gaps['carried'][number];

export function Carried({ gaps }: { gaps: Gaps }) {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const search = travelling(useQuestion());
  const say = (id: string) => intl.formatMessage({ id });
  const columns: Column<CarriedRow>[] = [
    { key: 'project', name: say('column.project'), sort: (row) => words(row.title) || row.project, text: (row) => row.project, cell: (row) => <><PlaceLink place={`project:${row.project}`}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <Code>{row.project}</Code></> },
    {
      key: 'indicator', name: say('column.indicator'), sort: (row) => row.indicator, text: (row) => row.indicator,
      cell: (row) => <Link to="/indicators/$code" params={{ code: row.indicator }} search={{ ...search, place: `project:${row.project}` } as never}><WordsText words={row.name} otherwise={row.indicator} /></Link>,
    },
    { key: 'from', name: say('gaps.carried-from'), sort: (row) => row.from, text: (row) => row.from, cell: (row) => format.period(row.from) },
    { key: 'owed', name: say('gaps.carried-owed'), sort: (row) => row.owed, text: (row) => row.owed, cell: (row) => format.period(row.owed) },
  ];
  return (
    <section className="gap-list" aria-labelledby="gap-list-name">
      <h2 id="gap-list-name"><FormattedMessage id="gaps.carried-title" /></h2>
      {gaps.carried.length === 0 ? <p className="measure"><FormattedMessage id="gaps.carried-none" /></p>
        : <DataTable rows={gaps.carried} columns={columns} rowKey={(row) => `${row.project} ${row.indicator}`} label={say('gaps.carried-title')} file="carried.csv" />}
    </section>
  );
}

type Reason = Gaps['notUnderstood'][number];

/** By reason first; a reason opens its values, each with project, file and line. */
export function NotUnderstood({ gaps }: { gaps: Gaps }) {
  const intl = useIntl();
  const format = useFormat();
  const change = useChangeQuestion();
  const { select: code } = useQuestion();
  const reason = useReason();
  const say = (id: string) => intl.formatMessage({ id });
  const columns: Column<Reason>[] = [
    { key: 'code', name: say('gaps.read-reason'), sort: (row) => reason(row.code), text: (row) => row.code, cell: (row) => <button type="button" className="link-button" aria-expanded={row.code === code} onClick={() => change({ select: row.code === code ? undefined : row.code }, { replace: true })}>{reason(row.code)}</button> },
    ...(['count', 'projects', 'files'] as const).map((key): Column<Reason> => ({
      key, name: say(key === 'projects' ? 'column.projects' : `gaps.read-${key}`), number: true, sort: (row) => row[key], text: (row) => String(row[key]), cell: (row) => format.count(row[key]),
    })),
  ];
  return (
    <section className="gap-list" aria-labelledby="gap-list-name">
      <h2 id="gap-list-name"><FormattedMessage id="gaps.read-title" /></h2>
      {gaps.notUnderstood.length === 0 ? <p className="measure"><FormattedMessage id="gaps.read-none" /></p> : (
        <>
          <DataTable rows={gaps.notUnderstood} columns={columns} rowKey={(row) => row.code} label={say('gaps.read-title')} file="not-understood-reasons.csv" />
          <Rows gaps={gaps} code={code} />
        </>
      )}
    </section>
  );
}

/** A reason in words, without what was found in one case. */
function useReason(): (code: string) => string {
  const intl = useIntl();
  return (code) => problemText({ severity: 'warning', code, at: '', text: code, found: '…', accepted: '…' }, intl);
}

type ReadRow = NotRead['rows'][number];

function Rows({ gaps, code }: { gaps: Gaps; code: string | undefined }) {
  const intl = useIntl();
  const words = useWords();
  const reason = useReason();
  const asked = { organisation: gaps.organisation, place: gaps.place, code, limit: 5000 };
  const { data, error, refetch } = useQuery({ queryKey: ['not-read', asked], queryFn: () => api.notRead(asked), placeholderData: keepPreviousData });
  const say = (id: string) => intl.formatMessage({ id });
  const source = (row: ReadRow) => [row.file, row.line === null ? null : intl.formatMessage({ id: 'working.line' }, { line: row.line })].filter((one) => one !== null).join(' ');
  const reasonColumn: Column<ReadRow> = { key: 'reason', name: say('gaps.read-reason'), sort: (row) => row.code, text: (row) => row.code, cell: (row) => <span className="note">{reason(row.code)}</span> };
  const columns: Column<ReadRow>[] = [
    { key: 'project', name: say('column.project'), sort: (row) => words(row.title) || row.project, text: (row) => row.project, cell: (row) => <><PlaceLink place={`project:${row.project}`}><WordsText words={row.title} otherwise={row.project} /></PlaceLink> <Code>{row.project}</Code></> },
    { key: 'found', name: say('gaps.read-found'), sort: (row) => row.found, text: (row) => row.found ?? '', cell: (row) => <bdi>{row.found ?? ''}</bdi> },
    { key: 'file', name: say('gaps.read-file'), sort: source, text: (row) => `${row.file ?? ''}:${row.line ?? ''}:${row.at}`, cell: (row) => <span title={row.at}><bdi>{source(row)}</bdi></span> },
    ...(code === undefined ? [reasonColumn] : []),
  ];
  if (error && !data) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={4} />;
  return (
    <>
      <p className="note"><FormattedMessage id="gaps.read-rows" values={{ shown: data.rows.length, total: data.total }} /></p>
      <DataTable rows={data.rows} columns={columns} rowKey={(row) => row.key} label={say('gaps.read-title')} file="not-understood.csv" />
    </>
  );
}
