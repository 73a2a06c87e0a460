/** Columns of one's choice, in one's own order: by mouse, touch and keyboard alike, with buttons. */
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion } from '../shell/question.ts';
import type { AskedProjects } from './asked-projects.ts';
import { COLUMNS, type ColumnKey, USUAL } from './column-keys.ts';
import type { ProjectColumn } from './columns.tsx';
import { MiddleDialog } from './sheets.tsx';

export function ColumnChooser({ asked, columns, onClose }: { asked: AskedProjects; columns: ReadonlyMap<ColumnKey, ProjectColumn>; onClose: () => void }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const list = useRef<HTMLUListElement>(null);
  const chosen = asked.columns;
  const name = (key: ColumnKey): string => columns.get(key)!.name;
  const choose = (keys: readonly ColumnKey[]) => change({ columns: keys.join(',') === USUAL.join(',') ? undefined : keys.join(',') }, { replace: true });
  const move = (key: ColumnKey, by: 1 | -1) => {
    const at = chosen.indexOf(key);
    const moved = chosen.filter((one) => one !== key);
    moved.splice(at + by, 0, key);
    choose(moved);
    // the button that moved along keeps the focus, unless it has come to the end
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-column="${key}"] button:not(:disabled)`);
      (([...(buttons ?? [])].find((one) => one.dataset['by'] === String(by))) ?? buttons?.[0])?.focus();
    });
  };
  return (
    <MiddleDialog title={intl.formatMessage({ id: 'portfolio.columns' })} name="column-chooser" size="30rem" onClose={onClose}>
      <ul className="column-list" ref={list}>
        {[...chosen, ...COLUMNS.filter((key) => !chosen.includes(key))].map((key) => {
          const at = chosen.indexOf(key);
          const on = at >= 0;
          const last = on && chosen.length === 1;
          return (
            <li key={key} data-column={key} className={on ? 'is-chosen' : undefined}>
              <label title={last ? intl.formatMessage({ id: 'portfolio.one-column' }) : undefined}>
                <input type="checkbox" checked={on} disabled={last} onChange={() => choose(on ? chosen.filter((one) => one !== key) : [...chosen, key])} />
                {name(key)}
                {last && <span className="note"><FormattedMessage id="portfolio.one-column" /></span>}
              </label>
              {on && (
                <span className="column-moves">
                  <button type="button" data-by="-1" disabled={at === 0} onClick={() => move(key, -1)} aria-label={intl.formatMessage({ id: 'portfolio.earlier' }, { column: name(key) })}><span aria-hidden="true">↑</span></button>
                  <button type="button" data-by="1" disabled={at === chosen.length - 1} onClick={() => move(key, 1)} aria-label={intl.formatMessage({ id: 'portfolio.later' }, { column: name(key) })}><span aria-hidden="true">↓</span></button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="refusal-ways">
        <button type="button" className="button-link" onClick={onClose}><FormattedMessage id="portfolio.done" /></button>
        <button type="button" className="link-button" onClick={() => choose(USUAL)}><FormattedMessage id="portfolio.usual-columns" /></button>
      </p>
    </MiddleDialog>
  );
}
