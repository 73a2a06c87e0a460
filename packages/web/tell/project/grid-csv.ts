/** The sheet as rows of a CSV file: plain decimals, codes, and the state of every report in a word. */
import type { GridCell, ProjectGrid, ProjectPage } from '@throughline/contract/tell/project.ts';
import type { IntlShape } from 'react-intl';
import type { Format } from '../../ui/format.ts';
import type { GridLine } from './grid-table.tsx';

type Figure = GridCell['figure'];

export function gridCsv(of: ProjectPage, grid: ProjectGrid, lines: readonly GridLine[], intl: IntlShape, format: Format): string[][] {
  const say = (id: string): string => intl.formatMessage({ id });
  const periods = grid.columns.flatMap((period) => {
    const name = format.period(period);
    return [name, `${name} ${say('column.target-value')}`, `${name} ${say('column.label')}`, `${name} ${say('project.column.state')}`];
  });
  const head = [say('column.project'), say('column.indicator'), say('project.column.name'), say('column.unit'), say('column.baseline'), ...periods, ...grid.dated.flatMap((one) => [`${one.starts}..${one.ends}`, `${one.starts}..${one.ends} ${say('column.target-value')}`]),
    grid.whole === null ? say('column.value') : intl.formatMessage({ id: 'project.whole' }, { period: format.period(grid.whole) }), say('column.target-value'), say('column.achievement'), say('column.verdict'), say('column.coverage')];
  return [head, ...lines.map(({ indicator, row }) => [
    of.code, indicator.code, indicator.name[intl.locale.split('-')[0]!] ?? Object.values(indicator.name)[0] ?? '', indicator.unit ?? '', indicator.baseline?.value ?? '',
    ...row.cells.flatMap((cell) => [valueOf(cell.figure), cell.figure.target ?? '', cell.figure.label, stateOf(cell, intl)]),
    ...row.dated.flatMap((one) => [one?.said?.canonical ?? '', one?.target ?? '']),
    ...wholeOf(row.whole),
  ])];
}

const wholeOf = (figure: Figure | null): string[] => (figure === null ? ['', '', '', '', '']
  : [valueOf(figure), figure.target ?? '', figure.achievement ?? '', figure.verdict ?? '', `${figure.coverage.reported}/${figure.coverage.expected}`]);

const valueOf = (figure: Figure): string => figure.value ?? (figure.bounds ? `${figure.bounds.low}–${figure.bounds.high}` : '');

function stateOf(cell: GridCell, intl: IntlShape): string {
  const state = intl.formatMessage({ id: `project.state.${cell.state}` });
  const waiting = cell.waiting === null ? '' : intl.formatMessage({ id: `project.waiting.${cell.waiting.state}` });
  return [state, cell.reason ?? '', waiting].filter(Boolean).join('; ');
}
