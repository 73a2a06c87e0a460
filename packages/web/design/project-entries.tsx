/** Projects on a narrow screen: the title, and under it in one line what the other columns say. */
import { NativeSelect } from '@mantine/core';
import { type CSSProperties, useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion } from '../shell/question.ts';
import { Refusal } from '../ui/problems.tsx';
import { useFewAtATime } from '../ui/few-at-a-time.ts';
import { useWindow } from '../ui/window.ts';
import { useLanguage } from '../ui/words-text.tsx';
import { sortOf } from './asked-projects.ts';
import { type Shown, remPixels, useRows } from './use-pages.ts';

/** Two lines of a title, its code, two lines of what else is said. */
const ENTRY_REM: Readonly<Record<string, number>> = { ar: 8 };
const USUAL_REM = 7.25;

export function ProjectEntries({ asked, data, columns, held }: Shown) {
  const intl = useIntl();
  const rem = ENTRY_REM[useLanguage()] ?? USUAL_REM;
  const { ref, first, last } = useWindow(data.found, rem * remPixels(), true);
  const { row, show, error, again } = useRows(asked, data, held);
  useEffect(() => show(first, last), [first, last, show]);
  const label = intl.formatMessage({ id: 'portfolio.title' });
  const places = Array.from({ length: Math.max(0, last - first) }, (_one, at) => first + at);
  const isDrawn = useFewAtATime(places.flatMap((place) => row(place)?.code ?? []));
  const [title, ...others] = [...columns.filter((column) => column.key === 'title'), ...columns.filter((column) => column.key !== 'title')];
  return (
    <>
      <SortChoice asked={asked} columns={columns} />
      {error && <Refusal error={error} again={again} />}
      <div className="project-scroll is-entries" ref={ref} tabIndex={data.found > 0 ? 0 : undefined} role={data.found > 0 ? 'region' : undefined} aria-label={label} style={{ '--row': `${rem}rem` } as CSSProperties}>
        <ol className="project-entries" aria-label={label} style={{ height: `${data.found * rem}rem` }}>
          {places.map((place) => {
            const held = row(place);
            return (
              <li key={held?.code ?? place} value={place + 1} style={{ top: `${place * rem}rem`, height: `${rem}rem` }} aria-setsize={data.found} aria-posinset={place + 1}>
                {held && isDrawn(held.code) && title ? (
                  <>
                    <div className="entry-title">{title.cell(held)}</div>
                    <div className="entry-line">{others.map((column) => column.line(held)).filter((text) => text !== '').map((text, at) => <span key={at}><bdi>{text}</bdi></span>)}</div>
                  </>
                ) : <FormattedMessage id="waiting" />}
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}

/** Where there are no heads to press. */
function SortChoice({ asked, columns }: Pick<Shown, 'asked' | 'columns'>) {
  const change = useChangeQuestion();
  const intl = useIntl();
  const sortable = columns.filter((column) => sortOf(column.key) !== null);
  const value = asked.order === null ? '' : `${asked.order.down ? '-' : ''}${asked.order.by}`;
  return (
    <NativeSelect className="portfolio-order" label={intl.formatMessage({ id: 'portfolio.order' })} value={value} onChange={(event) => change({ sort: event.currentTarget.value || undefined }, { replace: true })}>
      <option value="">{intl.formatMessage({ id: asked.find === '' ? 'portfolio.by-code' : 'portfolio.best-first' })}</option>
      {sortable.map((column) => {
        const sort = `${column.number ? '-' : ''}${sortOf(column.key)!}`;
        return <option key={column.key} value={sort}>{column.name}</option>;
      })}
      {value !== '' && !sortable.some((column) => `${column.number ? '-' : ''}${sortOf(column.key)!}` === value) && <option value={value}>{value}</option>}
    </NativeSelect>
  );
}
