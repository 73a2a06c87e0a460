/** Taking a snapshot: its name and cutoff, and before it is taken, what would not count in it. */
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Created, SnapshotPreview, Snapshots } from '@throughline/contract/rollup/snapshots.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { PlaceLink } from '../../shell/place-link.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';

export function TakeSnapshot({ body }: { body: Snapshots }) {
  const intl = useIntl();
  const queries = useQueryClient();
  const { organisation } = body;
  const [name, setName] = useState('');
  const [asOf, setAsOf] = useState(body.today);
  const take = useMutation({
    mutationFn: () => api.createSnapshot({ name, asOf }, { organisation }),
    onSuccess: async () => { setName(''); await queries.invalidateQueries({ queryKey: ['snapshots'] }); },
  });
  const why = !body.may.create ? 'snapshots.why-reader' : name.trim() === '' ? 'snapshots.why-name' : asOf === '' ? 'snapshots.why-day' : null;
  return (
    <section className="snap-take" aria-labelledby="snap-take-name">
      <h2 id="snap-take-name"><FormattedMessage id="snapshots.take" /></h2>
      {take.data && <Taken created={take.data} />}
      <form className="snap-fields" onSubmit={(event) => { event.preventDefault(); if (why === null && !take.isPending) take.mutate(); }}>
        <TextInput className="snap-name" label={intl.formatMessage({ id: 'snapshots.name' })} description={intl.formatMessage({ id: 'snapshots.name-hint' })} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput type="date" label={intl.formatMessage({ id: 'snapshots.cutoff' })} description={intl.formatMessage({ id: 'snapshots.cutoff-hint' })} max={body.today} value={asOf} onChange={(event) => setAsOf(event.currentTarget.value)} />
        <p className="snap-go">
          <Button type="submit" disabled={why !== null} loading={take.isPending} aria-describedby="snap-why"><FormattedMessage id="snapshots.take-go" /></Button>{' '}
          <span className="note" id="snap-why" role="status">{take.isPending ? <FormattedMessage id="snapshots.taking" /> : why !== null && <FormattedMessage id={why} />}</span>
        </p>
      </form>
      {take.error && <Refusal error={take.error} />}
      {asOf !== '' && <Before organisation={organisation} asOf={asOf} />}
    </section>
  );
}

/** Said once it is done; the focus goes here. */
function Taken({ created }: { created: Created }) {
  const ref = useRef<HTMLParagraphElement>(null);
  const format = useFormat();
  const search = travelling(useQuestion()) as never;
  useEffect(() => { ref.current?.focus(); }, [created]);
  return (
    <p className="done" role="status" tabIndex={-1} ref={ref}>
      <FormattedMessage id="snapshots.taken" values={{ figures: created.figures, day: format.day(created.asOf) }} />{' '}
      <Link to="/snapshots/$id" params={{ id: created.id }} search={search}><bdi>{created.name}</bdi></Link>
    </p>
  );
}

function Before({ organisation, asOf }: { organisation: string; asOf: string }) {
  const { data, error, refetch, isPlaceholderData } = useQuery({ queryKey: ['snapshot-preview', organisation, asOf], queryFn: () => api.snapshotPreview({ organisation, asOf }), placeholderData: keepPreviousData });
  if (error && (!data || isPlaceholderData)) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={4} height={28} />;
  return <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}><Preview preview={data} /></div>;
}

function Preview({ preview }: { preview: SnapshotPreview }) {
  const format = useFormat();
  const intl = useIntl();
  const columns = useColumns();
  const { verified, periods, total, notVerified } = preview;
  const single = periods.filter((one) => !one.includes('..'));
  const span = single.length === 0 ? '' : format.period(single.length === 1 ? single[0]! : `${single[0]}..${single.at(-1)}`);
  return (
    <>
      <p className="measure snap-counts">
        {verified.submissions === 0 ? <FormattedMessage id="snapshots.nothing-verified" values={{ day: format.day(preview.asOf) }} />
          : <FormattedMessage id="snapshots.verified" values={{ day: format.day(preview.asOf), submissions: verified.submissions, projects: verified.projects, span }} />}
      </p>
      <h3><FormattedMessage id="snapshots.not-verified" values={{ count: total }} /></h3>
      {total === 0 ? <p className="quiet"><FormattedMessage id="snapshots.all-verified" /></p> : (
        <>
          <p className="note"><FormattedMessage id="snapshots.not-verified-text" /></p>
          {notVerified.length > 0 && <DataTable rows={notVerified} columns={columns} rowKey={(one) => `${one.project} ${one.period} ${one.submitted} ${one.state}`} label={intl.formatMessage({ id: 'snapshots.not-verified' }, { count: total })} />}
          {notVerified.length > 0 && total > notVerified.length && <p className="note"><FormattedMessage id="snapshots.latest-of" values={{ shown: notVerified.length, total }} /></p>}
        </>
      )}
    </>
  );
}

type Row = SnapshotPreview['notVerified'][number];

function useColumns(): Column<Row>[] {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  return useMemo(() => {
    const head = (id: string) => intl.formatMessage({ id });
    const state = (one: Row) => (one.state === 'verified' ? intl.formatMessage({ id: 'snapshots.state-verified-later' }, { day: format.shortDay(one.verified ?? '') }) : head(`snapshots.state-${one.state}`));
    return [
      { key: 'project', name: head('column.project'), sort: (one) => words(one.title), text: (one) => one.project, cell: (one) => <><PlaceLink place={`project:${one.project}`}><WordsText words={one.title} otherwise={one.project} /></PlaceLink> <Code>{one.project}</Code></> },
      { key: 'period', name: head('column.period'), sort: (one) => one.period, text: (one) => one.period ?? '', cell: (one) => (one.period === null ? <span className="quiet"><FormattedMessage id="snapshots.period-other" /></span> : format.period(one.period)) },
      { key: 'submitted', name: head('snapshots.submitted'), sort: (one) => one.submitted, text: (one) => one.submitted, cell: (one) => format.shortDay(one.submitted) },
      { key: 'state', name: head('snapshots.state'), sort: state, text: (one) => one.state, cell: state },
    ];
  }, [intl]);
}
