/** The table of the sheet. Its first column stays in sight; of hundreds of rows only those that can be seen are in the page. */
import type { GridCell, ProjectGrid, ProjectIndicatorRow } from '@throughline/contract/tell/project.ts';
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStageName } from '../../rollup/areas.ts';
import { Nothing } from '../../rollup/series.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { FigureLink } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { Coverage, Verdict } from '../../ui/verdict.tsx';
import { useWindow } from '../../ui/window.ts';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { Baseline } from './baseline.tsx';
import { CellContent } from './grid-cell.tsx';
import { DatedCell } from './dated-cell.tsx';
import { PeriodName } from './period-name.tsx';
import { useGridKeys } from './use-grid-keys.ts';

export type GridLine = { indicator: ProjectIndicatorRow; row: ProjectGrid['rows'][number] };

/** Longer ones show a window of rows, each of this height. */
const LONG = 40;
const ROW = 96;
/** With so few columns there is room for names in full. */
const FEW = 3;

/** A table whose cells are walked with the arrow keys. */
const GRID = { role: 'grid' } as const;

export function GridTable({ grid, lines }: { grid: ProjectGrid; lines: readonly GridLine[] }) {
  const long = lines.length > LONG;
  const { ref, first, last } = useWindow(lines.length, ROW, long);
  const columns = columnCount(grid);
  const keys = useGridKeys({ box: ref, rows: lines.length, columns, rowHeight: long ? ROW : null, first, last });
  return (
    <div className={long ? 'grid-box is-long' : 'grid-box'} ref={ref} {...keys}>
      <table className={grid.columns.length + grid.dated.length <= FEW ? 'grid is-roomy' : 'grid'} {...GRID} aria-labelledby="grid-name" aria-rowcount={lines.length + 1} aria-colcount={columns}>
        <thead><HeadRow grid={grid} /></thead>
        <tbody>
          {first > 0 && <Space rows={first} columns={columns} />}
          {lines.slice(first, last).map((line, at) => <Row key={line.indicator.code} grid={grid} line={line} at={first + at} />)}
          {last < lines.length && <Space rows={lines.length - last} columns={columns} />}
        </tbody>
      </table>
    </div>
  );
}

/** One column alone is the whole time: it is not told twice. */
const hasWhole = (grid: ProjectGrid): boolean => grid.whole !== null && !(grid.columns.length === 1 && grid.columns[0] === grid.whole);

/** Name, baseline, periods, dated periods, the whole, achievement, coverage. */
const columnCount = (grid: ProjectGrid): number => 2 + grid.columns.length + grid.dated.length + (hasWhole(grid) ? 1 : 0) + 2;

const Space = ({ rows, columns }: { rows: number; columns: number }) => <tr aria-hidden="true"><td colSpan={columns} className="data-table-space" style={{ height: rows * ROW }} /></tr>;

function HeadRow({ grid }: { grid: ProjectGrid }) {
  const format = useFormat();
  return (
    <tr aria-rowindex={1}>
      <th scope="col" className="grid-first"><FormattedMessage id="column.indicator" /></th>
      <th scope="col" className="is-number"><FormattedMessage id="column.baseline" /></th>
      {grid.columns.map((period) => <th key={period} scope="col" className="is-number"><bdi>{format.period(period)}</bdi></th>)}
      {grid.dated.map((one) => <th key={one.period} scope="col" className="is-number grid-dated"><PeriodName of={{ ...one, rollsUp: false }} brief /></th>)}
      {hasWhole(grid) && <th scope="col" className="is-number grid-whole"><FormattedMessage id="project.whole" values={{ period: format.period(grid.whole!) }} /></th>}
      <th scope="col" className={hasWhole(grid) ? 'is-number' : 'is-number grid-whole'}><FormattedMessage id="column.achievement" /></th>
      <th scope="col"><FormattedMessage id="column.coverage" /></th>
    </tr>
  );
}

function Row({ grid, line, at }: { grid: ProjectGrid; line: GridLine; at: number }) {
  const { indicator, row } = line;
  const words = useWords();
  const format = useFormat();
  const name = words(indicator.name) || indicator.code;
  const place = (column: number) => ({ 'data-row': at, 'data-column': column });
  const after = 2 + row.cells.length + row.dated.length;
  const last = after + (hasWhole(grid) ? 1 : 0);
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row" className="grid-first" {...place(0)}><Named indicator={indicator} /></th>
      <td className="is-number" {...place(1)}><Baseline of={indicator} /></td>
      {row.cells.map((cell, n) => <td key={grid.columns[n]} className={classOf(cell)} {...place(2 + n)}><CellContent cell={cell} name={`${name} ${format.period(grid.columns[n]!)}`} /></td>)}
      {row.dated.map((one, n) => <td key={grid.dated[n]!.period} className="is-number grid-dated" {...place(2 + row.cells.length + n)}><DatedCell of={one} indicator={indicator} period={grid.dated[n]!.period} /></td>)}
      {hasWhole(grid) && row.whole && (
        <td className="is-number grid-whole" {...place(after)}>
          <FigureLink figure={row.whole} name={name} unit={false} />
          {row.whole.target !== null && <span className="grid-under"><FormattedMessage id="target.only" values={{ target: <bdi>{format.value(row.whole.target, row.whole)}</bdi> }} /></span>}
        </td>
      )}
      <td className={hasWhole(grid) ? 'is-number' : 'is-number grid-whole'} {...place(last)}><Achieved row={row} /></td>
      <td {...place(last + 1)}>{row.whole ? <Coverage coverage={row.whole.coverage} /> : <Nothing />}</td>
    </tr>
  );
}

const classOf = (cell: GridCell): string => `is-number grid-cell is-${cell.state}`;

function Named({ indicator }: { indicator: ProjectIndicatorRow }) {
  const intl = useIntl();
  const words = useWords();
  const stage = useStageName();
  const unit = useUnit()(indicator);
  const search = travelling(useQuestion()) as never;
  const kind = `kind.${indicator.kind}`;
  return (
    <>
      <Link className="grid-name" to="/indicators/$code" params={{ code: indicator.code } as never} search={search} title={words(indicator.name)}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>
      <span className="grid-under"><Code>{indicator.code}</Code> {[indicator.stage === null ? '' : stage(indicator.stage), unit || (intl.messages[kind] ? intl.formatMessage({ id: kind }) : indicator.kind)].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Achieved({ row }: { row: GridLine['row'] }) {
  const format = useFormat();
  const { achievement, verdict } = row.whole ?? { achievement: null, verdict: null };
  if (achievement === null && verdict === null) return <Nothing />;
  return <>{achievement !== null && <bdi>{format.share(achievement)}</bdi>}{verdict && <span className="grid-under"><Verdict verdict={verdict} /></span>}</>;
}
