/** What was brought in, when and by whom; each can be taken back as a whole, unless later records rest on it. */
import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportRow } from '@throughline/contract/transfer/imports.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';

export function History({ organisation }: { organisation: string }) {
  const [undoing, setUndoing] = useState<ImportRow | null>(null);
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['imports', organisation],
    queryFn: ({ pageParam }) => api.imports({ organisation, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = data?.pages.flatMap((page) => page.imports) ?? [];
  return (
    <section className="data-section" aria-labelledby="history-name">
      <h2 id="history-name"><FormattedMessage id="history.title" /></h2>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={4} /> : rows.length === 0 ? <p className="quiet"><FormattedMessage id="history.none" /></p> : (
        <div className="data-table-scroll"><Rows rows={rows} onUndo={setUndoing} /></div>
      )}
      {hasNextPage && <button type="button" className="link-button" onClick={() => void fetchNextPage()}><FormattedMessage id="history.more" /></button>}
      {undoing && <Undo row={undoing} organisation={organisation} onClose={() => setUndoing(null)} />}
    </section>
  );
}

function Rows({ rows, onUndo }: { rows: readonly ImportRow[]; onUndo: (row: ImportRow) => void }) {
  const format = useFormat();
  return (
    <table aria-labelledby="history-name">
      <thead>
        <tr>
          <th scope="col" className="is-number"><FormattedMessage id="history.number" /></th>
          <th scope="col"><FormattedMessage id="history.file" /></th>
          <th scope="col"><FormattedMessage id="history.when" /></th>
          <th scope="col" className="is-number"><FormattedMessage id="count.projects" /></th>
          <th scope="col" className="is-number"><FormattedMessage id="count.measurements" /></th>
          <th scope="col" className="is-number"><FormattedMessage id="problems.warnings" /></th>
          <th scope="col"><FormattedMessage id="history.undo" /></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number} className={row.undone ? 'is-undone' : undefined}>
            <td className="is-number">{format.count(row.number)}</td>
            <th scope="row"><FileCell row={row} /></th>
            <td>{format.moment(row.at)}<span className="note"> <bdi>{row.actor}</bdi></span></td>
            <td className="is-number">{format.count(row.counts.projects ?? 0)}</td>
            <td className="is-number">{format.count(row.counts.measurements ?? 0)}</td>
            <td className="is-number">{format.count(row.warnings)}</td>
            <td><UndoCell row={row} onUndo={onUndo} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FileCell({ row }: { row: ImportRow }) {
  const intl = useIntl();
  const kind = `file-kind.${row.kind}`;
  return (
    <>
      <bdi>{row.file}</bdi> <span className="note">{intl.messages[kind] ? intl.formatMessage({ id: kind }) : row.kind}</span>
      {row.gone.length > 0 && <details className="note"><summary><FormattedMessage id="history.gone" values={{ count: row.gone.length }} /></summary><bdi>{row.gone.join(', ')}</bdi></details>}
    </>
  );
}

/** Undone says when; what cannot be undone says why. */
function UndoCell({ row, onUndo }: { row: ImportRow; onUndo: (row: ImportRow) => void }) {
  const format = useFormat();
  const intl = useIntl();
  if (row.undone) return <span className="note"><FormattedMessage id="history.undone" values={{ time: format.moment(row.undone) }} /></span>;
  if (row.undo.allowed) return <button type="button" className="link-button" onClick={() => onUndo(row)} aria-label={intl.formatMessage({ id: 'history.undo-file' }, { file: row.file })}><FormattedMessage id="history.undo" /></button>;
  const why = `problem.${row.undo.why ?? 'forbidden'}`;
  return <span className="note">{intl.messages[why] ? intl.formatMessage({ id: why }, { found: '', accepted: '', at: '', line: '' }) : <FormattedMessage id="history.undo-closed" />}</span>;
}

function Undo({ row, organisation, onClose }: { row: ImportRow; organisation: string; onClose: () => void }) {
  const intl = useIntl();
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => api.undo(row.number, { organisation }),
    onSuccess: async () => { onClose(); await queries.invalidateQueries(); },
  });
  return (
    <Modal.Root opened onClose={onClose} centered lockScroll={false} transitionProps={{ duration: 120 }} classNames={{ content: 'ask' }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Title className="ask-title">{intl.formatMessage({ id: 'history.undo-ask' }, { number: row.number })}</Modal.Title>
        <Modal.Body className="ask-body">
          <p><FormattedMessage id="history.undo-text" values={{ file: <bdi>{row.file}</bdi> }} /></p>
          {undo.error && <Refusal error={undo.error} />}
          <p className="refusal-ways">
            <Button loading={undo.isPending} onClick={() => undo.mutate()}><FormattedMessage id="history.undo-yes" /></Button>
            <Button variant="default" onClick={onClose}><FormattedMessage id="history.undo-no" /></Button>
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
