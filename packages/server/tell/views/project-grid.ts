/** The sheet of a project: indicators by periods, what became of each report, and the figures of the one route beside it. */
import type { ProjectGrid } from '@throughline/contract/tell/project.ts';
import { periodText } from '@throughline/core/ground/period.ts';
import type { Question } from '@throughline/core/rollup/figure.ts';
import { prepare } from '@throughline/core/rollup/prepare.ts';
import { type Cell, gridOf } from '@throughline/core/tell/grid.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { figuresFor } from '../../rollup/ask.ts';
import { loadRecords } from '../../rollup/load-records.ts';
import { findProject } from '../find-project.ts';
import { type DatedColumns, datedColumns } from './project-dated.ts';

type Row = ProjectGrid['rows'][number];
type CellFigure = Row['cells'][number]['figure'];

/** Every figure is of the place `project:CODE`, asked in one batch. Refused (missing): `unknown-project`. */
export async function viewProjectGrid(trx: Trx, org: HeldOrganisation, code: string, question: { asOf: string; by: 'year' | 'quarter' }): Promise<ProjectGrid> {
  const { asOf, by } = question;
  const project = await findProject(trx, org, code);
  const grid = gridOf(prepare(await loadRecords(trx, org, { projects: [project.project_id], persons: false })), project.code, asOf, by);
  const columns = grid.columns.map(periodText);
  const whole = grid.whole === null ? null : periodText(grid.whole);
  const asked = whole === null ? [] : grid.rows.flatMap(({ indicator }) =>
    [...columns, whole].map((period): Question => ({ indicator, place: `project:${project.code}`, period, asOf })));
  const figures = (await figuresFor(trx, org, asked)).values();
  const next = (): CellFigure => figures.next().value! as CellFigure;
  const dated: DatedColumns = await datedColumns(trx, org, project.project_id);
  return {
    asOf, columns, whole, by: grid.quarterly ? by : 'year', quarterly: grid.quarterly, dated: dated.columns, datedLeftOut: dated.leftOut,
    rows: grid.rows.map(({ indicator, cells }): Row => ({
      indicator, cells: cells.map((cell) => cellOf(cell, next())), whole: whole === null ? null : next(), dated: dated.of(indicator),
    })),
  };
}

const cellOf = (cell: Cell, figure: CellFigure): Row['cells'][number] => ({
  state: cell.state, reason: cell.reason,
  report: cell.report === null ? null : { period: periodText(cell.report.period), number: cell.report.number },
  waiting: cell.waiting === null ? null : { period: periodText(cell.waiting.period), number: cell.waiting.number, state: cell.waiting.state },
  figure,
});
