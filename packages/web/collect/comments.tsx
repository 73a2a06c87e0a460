/** Threads on an indicator: said, answered, settled, with a person and a day. */
import type { Comment, ReportPage, ReportRow } from '@throughline/contract/collect/report.ts';
import { Button, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { deedKey } from './deed-key.ts';

type Asked = { readonly page: ReportPage; readonly row: ReportRow; readonly onChanged: () => void };

export function Comments({ page, row, onChanged }: Asked) {
  const heads = page.comments.filter((one) => one.indicator === row.indicator && one.replyTo === null);
  if (heads.length === 0 && !page.may.comment.allowed) return null;
  return (
    <section className="panel-comments" aria-labelledby="panel-comments">
      <h3 id="panel-comments"><FormattedMessage id="collect.comments" /></h3>
      {heads.map((one) => <Thread key={one.number} head={one} page={page} row={row} onChanged={onChanged} />)}
      {page.may.comment.allowed && <Say page={page} row={row} replyTo={null} onChanged={onChanged} />}
    </section>
  );
}

function Thread({ head, page, row, onChanged }: Asked & { head: Comment }) {
  const format = useFormat();
  const settle = useMutation({
    mutationFn: () => api.resolveComment({ project: page.project, period: page.period, version: page.version, key: deedKey() }, { comment: head.number }, { organisation: page.organisation }),
    onSuccess: onChanged,
  });
  const answers = page.comments.filter((one) => one.replyTo === head.number);
  return (
    <article className={head.resolved === null ? 'thread' : 'thread is-settled'}>
      {[head, ...answers].map((one) => (
        <div key={one.number}>
          <p className="note"><bdi>{one.by}</bdi> · {format.moment(one.at)}{one.to !== null && one.replyTo === null && <> · <FormattedMessage id="collect.for" values={{ name: <bdi>{one.to}</bdi> }} /></>}{one.due !== null && <> · <FormattedMessage id="collect.by-day" values={{ day: format.shortDay(one.due) }} /></>}</p>
          <p><bdi>{one.body}</bdi></p>
        </div>
      ))}
      {head.resolved !== null ? <p className="note"><FormattedMessage id="collect.settled" values={{ name: <bdi>{head.resolvedBy}</bdi>, day: format.shortDay(head.resolved) }} /></p> : (
        <>
          {page.may.comment.allowed && <Say page={page} row={row} replyTo={head.number} onChanged={onChanged} />}
          {page.may.settle.allowed && <button type="button" className="link-button" disabled={settle.isPending} onClick={() => settle.mutate()}><FormattedMessage id="collect.settle" /></button>}
          {settle.error && <Refusal error={settle.error} />}
        </>
      )}
    </article>
  );
}

function Say({ page, row, replyTo, onChanged }: Asked & { replyTo: number | null }) {
  const intl = useIntl();
  const [body, setBody] = useState('');
  const [due, setDue] = useState('');
  const say = useMutation({
    mutationFn: () => api.commentCell({ project: page.project, period: page.period, version: page.version, key: deedKey() }, { indicator: row.indicator, body, replyTo, due: due === '' ? null : due }, { organisation: page.organisation }),
    onSuccess: () => { setBody(''); setDue(''); onChanged(); },
  });
  return (
    <form className="panel-say" onSubmit={(event) => { event.preventDefault(); if (body.trim() !== '') say.mutate(); }}>
      <Textarea label={intl.formatMessage({ id: replyTo === null ? 'collect.comment' : 'collect.answer' })} autosize minRows={1} maxRows={6} maxLength={4000} dir="auto" value={body} onChange={(event) => setBody(event.currentTarget.value)} />
      {replyTo === null && body !== '' && <TextInput type="date" label={intl.formatMessage({ id: 'collect.due' })} value={due} onChange={(event) => setDue(event.currentTarget.value)} />}
      {body.trim() !== '' && <Button type="submit" variant="default" size="compact-sm" loading={say.isPending}><FormattedMessage id={replyTo === null ? 'collect.comment-send' : 'collect.answer-send'} /></Button>}
      {say.error && <Refusal error={say.error} />}
    </form>
  );
}
