/** What files say that could not be read as a value: kept, shown, never counted. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { NotUnderstood } from '@throughline/contract/transfer/imports.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { Refusal, problemText } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code } from '../ui/words-text.tsx';

type Row = NotUnderstood['rows'][number];

export function NotUnderstoodList({ organisation }: { organisation: string }) {
  const { data, error, refetch, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['not-understood', organisation],
    queryFn: ({ pageParam }) => api.notUnderstood({ organisation, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="data-section" aria-labelledby="odd-name">
      <h2 id="odd-name"><FormattedMessage id="odd.title" /> {data && data.pages[0]!.total > 0 && <span className="count">{data.pages[0]!.total}</span>}</h2>
      <p className="note"><FormattedMessage id="odd.note" /></p>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={3} /> : rows.length === 0 ? <p className="quiet"><FormattedMessage id="odd.none" /></p> : (
        <ul className="odd">{rows.map((row, place) => <li key={place}><Odd row={row} /></li>)}</ul>
      )}
      {hasNextPage && <button type="button" className="link-button" onClick={() => void fetchNextPage()}><FormattedMessage id="history.more" /></button>}
    </section>
  );
}

function Odd({ row }: { row: Row }) {
  const intl = useIntl();
  return (
    <>
      <p>{problemText({ severity: 'warning', code: row.code, at: row.at, text: row.text, found: row.found ?? '', accepted: row.accepted ?? '' }, intl)}</p>
      <p className="note">
        {row.found !== null && row.found !== '' && <><FormattedMessage id="problem.found" /> <bdi>{row.found}</bdi> · </>}
        <Code>{row.project}</Code> · {row.indicator !== null && <><Code>{row.indicator}</Code> · </>}
        {row.file !== null && <bdi>{row.file}</bdi>}{row.line !== null && <> <FormattedMessage id="working.line" values={{ line: row.line }} /></>} <bdi className="code source-at" dir="ltr">{row.at}</bdi>
      </p>
    </>
  );
}
