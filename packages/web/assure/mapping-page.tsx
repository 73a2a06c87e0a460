/** Mapping: old values and imported indicators beside what they may stand for in the framework; confirm, see, take back. */
import { TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Confirmed, Mapping } from '@throughline/contract/assure/mapping.ts';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Opening } from '../rollup/opening.tsx';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { type Question, travelling, useChangeQuestion, useQuestion } from '../shell/question.ts';
import type { Opened } from '../shell/screen.ts';
import { Empty } from '../ui/empty.tsx';
import { Refusal, Stale } from '../ui/problems.tsx';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Bar } from './bar.tsx';
import { useChoices } from './choices.ts';
import { Confirmations } from './confirmations.tsx';
import { Group } from './group.tsx';
import './mapping.css';
import { Totals } from './preview.tsx';

const PAGE = 50;
const STATES = ['', 'open', 'stated', 'confirmed', 'refused', 'mixed'] as const;

const mappingOf = (organisation: string, { state, find }: Question, limit: number) => ({ queryKey: ['mapping', organisation, state, find, limit], queryFn: () => api.mapping({ organisation, state, find, limit }) });

export const early = ({ organisation, question }: Opened) => [mappingOf(organisation.id, question, PAGE)];

export function MappingPage() {
  const title = useIntl().formatMessage({ id: 'nav.mapping' });
  const { current } = useOrganisations();
  const search = travelling(useQuestion()) as never;
  const above = <p className="above"><Link to="/gaps" search={search}><FormattedMessage id="nav.gaps" /></Link></p>;
  return (
    <Page title={title} above={above} lead={<p className="measure map-lead"><FormattedMessage id="mapping.lead" /></p>}>
      {current ? <Workbench key={current.id} organisation={current.id} /> : <Opening />}
    </Page>
  );
}

function Workbench({ organisation }: { organisation: string }) {
  const { state, find } = useQuestion();
  const [limit, setLimit] = useState(PAGE);
  const answer = useQuery({ ...mappingOf(organisation, { state, find }, limit), placeholderData: keepPreviousData });
  const { data, error } = answer;
  if (error && !data) return <Refusal error={error} again={() => void answer.refetch()} />;
  if (!data) return <Waiting lines={10} height={36} />;
  return <><Stale error={error} since={answer.dataUpdatedAt} /><Bench mapping={data} onMore={() => setLimit(limit + PAGE)} /></>;
}

function Bench({ mapping, onMore }: { mapping: Mapping; onMore: () => void }) {
  const intl = useIntl();
  const choices = useChoices(mapping.groups);
  const [done, setDone] = useState<Confirmed | null>(null);
  const all = Object.values(mapping.counts).reduce((sum, one) => sum + one, 0);
  if (all === 0 && mapping.confirmations.length === 0) return <Empty title={intl.formatMessage({ id: 'mapping.empty' })}><p className="measure"><FormattedMessage id="mapping.empty-text" /></p></Empty>;
  const every = mapping.groups.length > 0 && mapping.groups.every((one) => choices.selected.has(one.key));
  return (
    <>
      <Filters mapping={mapping} all={all} />
      {done && <Done done={done} mapping={mapping} onUndone={() => setDone(null)} />}
      {mapping.groups.length === 0 ? <p className="measure"><FormattedMessage id="mapping.none-here" /></p> : (
        <section aria-labelledby="map-list-name">
          <h2 id="map-list-name" className="only-heard"><FormattedMessage id="mapping.list" /></h2>
          <p className="map-all"><label><input type="checkbox" checked={every} onChange={(event) => choices.selectAll(event.currentTarget.checked)} /> <FormattedMessage id="mapping.select-all" values={{ count: mapping.groups.length }} /></label></p>
          <ul className="map-list">{mapping.groups.map((one) => <Group key={one.key} group={one} choices={choices} indicators={mapping.indicators} />)}</ul>
          {mapping.more > 0 && <button type="button" className="link-button" onClick={onMore}><FormattedMessage id="mapping.more" values={{ more: mapping.more }} /></button>}
          <Bar mapping={mapping} choices={choices} onDone={setDone} />
        </section>
      )}
      <Totals mapping={mapping} />
      <Confirmations mapping={mapping} />
    </>
  );
}

function Filters({ mapping, all }: { mapping: Mapping; all: number }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { state = '', find = '' } = useQuestion();
  const shown = STATES.filter((one) => one === '' || one === state || mapping.counts[one] > 0);
  return (
    <div className="filters map-filters">
      <SegmentedChoice name={intl.formatMessage({ id: 'mapping.state' })} value={state} choices={shown.map((one) => [one, `mapping.state-${one === '' ? 'all' : one}`] as const)} onChoose={(one) => change({ state: one || undefined }, { replace: true })} />
      <TextInput type="search" label={intl.formatMessage({ id: 'mapping.find' })} value={find} onChange={(event) => change({ find: event.currentTarget.value || undefined }, { replace: true })} />
      <p className="note" role="status"><FormattedMessage id="mapping.found" values={{ found: mapping.groups.length + mapping.more, all }} /></p>
    </div>
  );
}

/** Said once it is done, with the way back; the focus goes here, for what had it is closed. */
function Done({ done, mapping, onUndone }: { done: Confirmed; mapping: Mapping; onUndone: () => void }) {
  const queries = useQueryClient();
  const ref = useRef<HTMLParagraphElement>(null);
  const undo = useMutation({
    mutationFn: () => api.undoMapping(done.number, { organisation: mapping.organisation }),
    onSuccess: async () => { onUndone(); await queries.invalidateQueries(); },
  });
  useEffect(() => { ref.current?.focus(); }, [done]);
  return (
    <>
      <p className="map-done" role="status" tabIndex={-1} ref={ref}>
        <FormattedMessage id="mapping.done" values={{ number: done.number, subjects: done.subjects }} />{' '}
        <button type="button" className="link-button" disabled={undo.isPending} onClick={() => undo.mutate()}><FormattedMessage id="mapping.undo" /></button>
      </p>
      {undo.error && <Refusal error={undo.error} />}
    </>
  );
}
