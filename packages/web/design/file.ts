/** What is seen as a file: CSV, or a spreadsheet with a second sheet that says what was asked, as of when and where it is from. */
import type { Projects } from '@throughline/contract/design/projects.ts';
import { useIntl } from 'react-intl';
import { useOrganisations } from '../shell/organisation.tsx';
import { saveCsv } from '../ui/csv.ts';
import { useFormat } from '../ui/format.ts';
import { saveFile } from '../ui/save-picture.ts';
import { useWords } from '../ui/words-text.tsx';
import type { AskedProjects } from './asked-projects.ts';
import type { ColumnKey } from './column-keys.ts';
import type { FileColumn, ProjectColumn } from './columns.tsx';
import { useFacetNames } from './facet-names.ts';
import { type Book, sheetCells } from './sheet.ts';

export type FileKind = 'csv' | 'xlsx';
export type FileWords = { readonly name: string; readonly sheet: string; readonly about: string; readonly said: readonly (readonly [string, string])[]; readonly rightToLeft: boolean };

/** The columns chosen, in their order; the code, by which a row is known, leads if it is not among them. */
export function fileColumns(asked: AskedProjects, columns: ReadonlyMap<ColumnKey, ProjectColumn>): FileColumn[] {
  const chosen = asked.columns.map((key) => columns.get(key)!);
  const named = asked.columns.includes('code') || asked.columns.includes('title');
  const all = [...(named ? [] : [columns.get('code')!]), ...chosen].flatMap((column) => column.file);
  // the title brings the code along: once is enough
  return all.filter((one, at) => all.findIndex((other) => other.name === one.name) === at);
}

/** What the second sheet says, in the reader's language. */
export function useFileWords(): (asked: AskedProjects, all: Projects) => FileWords {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const { current } = useOrganisations();
  const { inWords } = useFacetNames();
  return (asked, all) => {
    const say = (id: string): string => intl.formatMessage({ id: `portfolio.file.${id}` });
    const question = inWords(asked, all.facets);
    return {
      name: `${asked.organisation}-projects-${all.asOf}`, sheet: intl.formatMessage({ id: 'portfolio.title' }), about: say('about'), rightToLeft: document.documentElement.dir === 'rtl',
      said: [
        [say('organisation'), words(current?.name) || asked.organisation],
        [say('question'), question.length === 0 ? say('whole') : question.join('; ')],
        [say('found'), intl.formatMessage({ id: 'portfolio.file.found-of' }, { found: all.found, all: all.all })],
        [say('as-of'), format.day(all.asOf)],
        [say('reports'), format.period(all.period)],
        [say('source'), 'Throughline'],
        [say('address'), window.location.href],
      ],
    };
  };
}

/** Builds the file and hands it to the reader. The program that writes spreadsheets is fetched when one is asked for. */
export async function saveProjects(kind: FileKind, columns: readonly FileColumn[], all: Projects, words: FileWords): Promise<void> {
  if (kind === 'csv') {
    saveCsv(`${words.name}.csv`, [columns.map((one) => one.name), ...all.projects.map((row) => columns.map((one) => one.of(row)))]);
    return;
  }
  saveFile(`${words.name}.xlsx`, await written({ sheet: words.sheet, about: words.about, said: words.said, rightToLeft: words.rightToLeft, cells: sheetCells(columns, all.projects), kinds: columns.map((one) => one.kind) }));
}

/** Written beside the page, which goes on answering. */
function written(book: Book): Promise<Blob> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Blob>((done, failed) => {
    worker.onmessage = (event: MessageEvent<Blob>) => done(event.data);
    worker.onerror = (event) => failed(new Error(event.message));
    worker.postMessage(book);
  }).finally(() => worker.terminate());
}
