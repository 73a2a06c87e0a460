/** What can be done with what is seen: other columns, keep the view, take it along. */
import type { Projects } from '@throughline/contract/design/projects.ts';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { AskedProjects } from './asked-projects.ts';
import { ColumnChooser } from './column-chooser.tsx';
import type { ColumnKey } from './column-keys.ts';
import type { ProjectColumn } from './columns.tsx';
import { type FileKind, fileColumns, saveProjects, useFileWords } from './file.ts';
import { SavedViews } from './saved-views.tsx';
import { allRows } from './use-pages.ts';

type Asked = { asked: AskedProjects; data: Projects; columns: ReadonlyMap<ColumnKey, ProjectColumn>; onFacets: (() => void) | null };
type Opened = 'columns' | 'views' | null;

export function Tools({ asked, data, columns, onFacets }: Asked) {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const known = (facet: string): ReadonlySet<string> => new Set(data.facets?.find((one) => one.facet === facet)?.values.map((one) => one.value));
  const chosen = Object.entries(asked.chosen).reduce((sum, [facet, values]) => sum + values.filter((one) => known(facet).has(one)).length, 0);
  return (
    <div className="portfolio-tools">
      {onFacets && <button type="button" className="link-button open-facets" onClick={onFacets}><FormattedMessage id={chosen > 0 ? 'portfolio.open-facets' : 'portfolio.facets'} values={{ count: chosen }} /></button>}
      <button type="button" className="link-button open-columns" onClick={() => setOpened('columns')} aria-haspopup="dialog"><FormattedMessage id="portfolio.columns" /></button>
      <button type="button" className="link-button open-views" onClick={() => setOpened('views')} aria-haspopup="dialog"><FormattedMessage id="portfolio.views" /></button>
      {data.found > 0 && <TakeAlong asked={asked} columns={columns} />}
      {opened === 'columns' && <ColumnChooser asked={asked} columns={columns} onClose={close} />}
      {opened === 'views' && <SavedViews onClose={close} />}
    </div>
  );
}

type Taking = { kind: FileKind; count: number } | 'failed' | null;

/** The same rows and columns as a file: all that fit the question, fetched now. */
function TakeAlong({ asked, columns }: Pick<Asked, 'asked' | 'columns'>) {
  const [taking, setTaking] = useState<Taking>(null);
  const words = useFileWords();
  const take = async (kind: FileKind) => {
    setTaking({ kind, count: 0 });
    try {
      const all = await allRows(asked, (count) => setTaking({ kind, count }));
      await saveProjects(kind, fileColumns(asked, columns), all, words(asked, all));
      setTaking(null);
    } catch {
      setTaking('failed');
    }
  };
  const busy = taking !== null && taking !== 'failed';
  return (
    <>
      <button type="button" className="link-button take-csv" disabled={busy} onClick={() => void take('csv')}><FormattedMessage id="portfolio.csv" /></button>
      <button type="button" className="link-button take-sheet" disabled={busy} onClick={() => void take('xlsx')}><FormattedMessage id="portfolio.sheet" /></button>
      <span role="status" className="note">
        {busy && <FormattedMessage id="portfolio.taking" values={{ count: taking.count }} />}
        {taking === 'failed' && <FormattedMessage id="portfolio.not-taken" />}
      </span>
    </>
  );
}
