/** What changed since a day: what came in, and every figure that is another one now, each open to its working as of its day. */
import { NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Changes as ChangesBody } from '@throughline/contract/rollup/changes.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { travelling, useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { FigureLink } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Coverage } from '../../ui/verdict.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import type { AskedFigures } from '../asked.ts';

export type Asked = AskedFigures & { readonly accountability?: string | undefined };

/** So many rows at first. */
const FIRST = 10;

export default function Changes({ asked }: { asked: Asked }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { since } = useQuestion();
  const ask = { ...asked, since };
  const { data, error, refetch, isPlaceholderData, dataUpdatedAt } = useQuery({ queryKey: ['changes', ask], queryFn: () => api.changes(ask), placeholderData: keepPreviousData });
  return (
    <>
      <div className="since">
        <TextInput
          type="date"
          label={intl.formatMessage({ id: 'overview.since' })}
          value={since ?? (isPlaceholderData ? '' : data?.since ?? '')}
          onChange={(event) => change({ since: event.currentTarget.value || undefined }, { replace: true })}
        />
        <SinceSnapshot organisation={asked.organisation} until={data?.asOf} />
        {since === undefined ? <p className="note"><FormattedMessage id="overview.since-default" /></p> : <button type="button" className="link-button" onClick={() => change({ since: undefined }, { replace: true })}><FormattedMessage id="overview.since-clear" /></button>}
      </div>
      {error && (!data || isPlaceholderData) ? <Refusal error={error} again={() => void refetch()} /> : data ? (
        <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}>
          <Stale error={error} since={dataUpdatedAt} />
          <CameIn body={data} />
          {data.figures.length > 0 ? <Changed body={data} /> : <Unchanged body={data} />}
        </div>
      ) : <Waiting lines={5} height={32} />}
    </>
  );
}

/** The cutoffs of snapshots, by their names: what a report said is what a reader compares with. */
function SinceSnapshot({ organisation, until }: { organisation: string; until: string | undefined }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { since } = useQuestion();
  const all = useQuery({ queryKey: ['snapshots', organisation], queryFn: () => api.snapshots({ organisation }), staleTime: 60_000 }).data?.snapshots ?? [];
  const earlier = all.filter((one) => until !== undefined && one.asOf < until);
  if (earlier.length === 0) return null;
  return (
    <NativeSelect label={intl.formatMessage({ id: 'overview.since-snapshot' })} value={earlier.some((one) => one.asOf === since) ? since : ''} onChange={(event) => change({ since: event.currentTarget.value || undefined }, { replace: true })}>
      <option value="">{intl.formatMessage({ id: 'overview.since-choose' })}</option>
      {earlier.map((one) => <option key={one.id} value={one.asOf}>{one.name}</option>)}
    </NativeSelect>
  );
}

/** What came in between the two days, and the files that brought it. */
function CameIn({ body: { came, since, asOf } }: { body: ChangesBody }) {
  const intl = useIntl();
  const format = useFormat();
  if (came.projects === 0) return null;
  const counted = (id: string, count: number): string[] => (count === 0 ? [] : [intl.formatMessage({ id }, { count })]);
  const what = format.list([...counted('overview.came-first', came.first), ...counted('overview.came-corrections', came.corrections)]);
  const files = format.list([...came.files.map((one) => `${one.file} (${one.number})`), ...counted('overview.came-more', came.filesLeftOut)]);
  return (
    <p className="measure came-in">
      <FormattedMessage id="overview.came-in" values={{ since: format.day(since), asOf: format.day(asOf), what, projects: came.projects }} />{' '}
      {came.files.length > 0 && <span className="quiet"><FormattedMessage id="overview.came-files" values={{ files: <bdi>{files}</bdi> }} /></span>}
    </p>
  );
}

function Changed({ body }: { body: ChangesBody }) {
  const format = useFormat();
  const [all, setAll] = useState(false);
  const rows = all ? body.figures : body.figures.slice(0, FIRST);
  return (
    <>
      <table className="changed" aria-labelledby="changes-name">
        <thead>
          <tr>
            <th scope="col" className="is-indicator"><FormattedMessage id="column.indicator" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="overview.known-on" values={{ day: format.shortDay(body.since) }} /></th>
            <th scope="col" className="is-number"><FormattedMessage id="overview.known-on" values={{ day: format.shortDay(body.asOf) }} /></th>
            <th scope="col" className="is-coverage"><FormattedMessage id="column.coverage" /></th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <ChangedRow key={row.indicator.code} row={row} since={body.since} />)}</tbody>
      </table>
      {rows.length < body.figures.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="overview.show-all" values={{ count: body.figures.length }} /></button>
      )}
      <p className="note"><FormattedMessage id="overview.changed-of" values={{ changed: body.figures.length, compared: body.compared }} /></p>
    </>
  );
}

function ChangedRow({ row: { indicator, before, now }, since }: { row: ChangesBody['figures'][number]; since: string }) {
  const words = useWords();
  const search = travelling(useQuestion()) as never;
  const name = words(indicator.name) || indicator.code;
  return (
    <tr>
      <th scope="row" className="is-indicator">
        <Link to="/indicators/$code" params={{ code: indicator.code }} search={search}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>{' '}
        {!indicator.own && <Code>{indicator.code}</Code>}
      </th>
      <td className="is-number is-before"><FigureLink figure={before} name={name} unit={false} asOf={since} /></td>
      <td className="is-number is-now"><FigureLink figure={now} name={name} /></td>
      <td className="is-coverage"><FormattedMessage id="overview.coverage-then" values={{ before: <Coverage coverage={before.coverage} />, now: <Coverage coverage={now.coverage} /> }} /></td>
    </tr>
  );
}

/** Nothing is another one: says so, and leads to the last day on which something came in. */
function Unchanged({ body }: { body: ChangesBody }) {
  const format = useFormat();
  const change = useChangeQuestion();
  const earlier = body.last === null || body.came.projects > 0 ? null : quarterBefore(body.last);
  return (
    <div className="unchanged">
      <p><FormattedMessage id={body.came.projects > 0 ? 'overview.unchanged-elsewhere' : 'overview.unchanged'} values={{ since: format.day(body.since) }} /></p>
      {earlier !== null && body.last !== null && (
        <p>
          <FormattedMessage id="overview.last-came" values={{ day: format.day(body.last) }} />{' '}
          <button type="button" className="link-button" onClick={() => change({ since: earlier }, { replace: true })}><FormattedMessage id="overview.since-earlier" values={{ day: format.day(earlier) }} /></button>
        </p>
      )}
    </div>
  );
}

const DAY = 86_400_000;
const quarterBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 90 * DAY).toISOString().slice(0, 10);
