/** The projects as a table of which only what can be seen is in the page; on a narrow screen as entries of two lines. */
import { UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ProjectRow } from '@throughline/contract/design/projects.ts';
import { type CSSProperties, memo, useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion } from '../shell/question.ts';
import '../ui/data-table.css';
import { Refusal } from '../ui/problems.tsx';
import { useFewAtATime } from '../ui/few-at-a-time.ts';
import { useWindow } from '../ui/window.ts';
import { useLanguage } from '../ui/words-text.tsx';
import { type AskedProjects, sortOf } from './asked-projects.ts';
import type { ProjectColumn } from './columns.tsx';
import { ProjectEntries } from './project-entries.tsx';
import { type Shown, remPixels, useRows } from './use-pages.ts';

/** Height of a row in rem, so that it grows with a reader's own size of letters: two lines of a title and its code. */
const ROW_REM: Readonly<Record<string, number>> = { zh: 4.25, ar: 4.75 };
const USUAL_REM = 3.875;

export function ProjectTable(shown: Shown) {
  const narrow = useMediaQuery('(max-width: 40rem)', window.matchMedia('(max-width: 40rem)').matches);
  return narrow ? <ProjectEntries {...shown} /> : <Wide {...shown} />;
}

function Wide({ asked, data, columns, held }: Shown) {
  const intl = useIntl();
  const rem = ROW_REM[useLanguage()] ?? USUAL_REM;
  const { ref, first, last } = useWindow(data.found, rem * remPixels(), true);
  const { row, show, error, again } = useRows(asked, data, held);
  useEffect(() => show(first, last), [first, last, show]);
  const label = intl.formatMessage({ id: 'portfolio.title' });
  const places = Array.from({ length: Math.max(0, last - first) }, (_one, at) => first + at);
  const isDrawn = useFewAtATime(places.flatMap((place) => row(place)?.code ?? []));
  return (
    <>
      {error && <Refusal error={error} again={again} />}
      <div className="project-scroll" ref={ref} tabIndex={data.found > 0 ? 0 : undefined} role={data.found > 0 ? 'region' : undefined} aria-label={label} style={{ '--row': `${rem}rem` } as CSSProperties}>
        <table className="project-table" aria-label={label} aria-rowcount={data.found + 1}>
          <colgroup>{columns.map((column) => <col key={column.key} className={`col-${column.key}`} />)}</colgroup>
          <thead><tr>{columns.map((column) => <Head key={column.key} column={column} asked={asked} />)}</tr></thead>
          <tbody>
            {first > 0 && <Space rem={first * rem} columns={columns.length} />}
            {places.map((place) => {
              const held = row(place);
              return held && isDrawn(held.code) ? <Row key={held.code} row={held} place={place} columns={columns} /> : <Coming key={place} columns={columns.length} place={place} />;
            })}
            {last < data.found && <Space rem={(data.found - last) * rem} columns={columns.length} />}
          </tbody>
        </table>
      </div>
    </>
  );
}

const Row = memo(function Row({ row, place, columns }: { row: ProjectRow; place: number; columns: readonly ProjectColumn[] }) {
  return (
    <tr aria-rowindex={place + 2} data-project={row.code}>
      {columns.map((column, at) => (at === 0
        ? <th key={column.key} scope="row" className={`of-${column.key}`}><div className="project-cell">{column.cell(row)}</div></th>
        : <td key={column.key} className={column.number ? `is-number of-${column.key}` : `of-${column.key}`}><div className="project-cell">{column.cell(row)}</div></td>))}
    </tr>
  );
}, (before, after) => before.row === after.row && before.place === after.place && sameColumns(before.columns, after.columns));

const sameColumns = (one: readonly ProjectColumn[], other: readonly ProjectColumn[]): boolean => one.length === other.length && one.every((column, at) => column === other[at]);

const Coming = ({ columns, place }: { columns: number; place: number }) => (
  <tr aria-rowindex={place + 2} className="is-coming"><td colSpan={columns}><FormattedMessage id="waiting" /></td></tr>
);
const Space = ({ rem, columns }: { rem: number; columns: number }) => (
  <tr aria-hidden="true"><td colSpan={columns} className="project-space" style={{ height: `${rem}rem` }} /></tr>
);

function Head({ column, asked }: { column: ProjectColumn; asked: AskedProjects }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const sort = sortOf(column.key);
  const name = `of-${column.key}${column.number ? ' is-number' : ''}`;
  if (sort === null) return <th scope="col" className={name}>{column.name}</th>;
  const here = asked.order?.by === sort;
  const down = here ? !asked.order!.down : column.number;
  return (
    <th scope="col" className={name} aria-sort={here ? (asked.order!.down ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton className="sort" onClick={() => change({ sort: `${down ? '-' : ''}${sort}` }, { replace: true })} title={intl.formatMessage({ id: 'table.sort' }, { column: column.name })}>
        {column.name}<span aria-hidden="true" className="sort-mark">{here ? (asked.order!.down ? '↓' : '↑') : ''}</span>
      </UnstyledButton>
    </th>
  );
}
