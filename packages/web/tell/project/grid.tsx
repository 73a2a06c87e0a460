/** The sheet: indicators by periods, each cell with its value, its target and what became of the report. Read with the arrow keys. */
import { TextInput } from '@mantine/core';
import type { ProjectGrid, ProjectPage } from '@throughline/contract/tell/project.ts';
import { finds } from '@throughline/core/ground/fold.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { saveCsv } from '../../ui/csv.ts';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { gridCsv } from './grid-csv.ts';
import { GridLegend } from './grid-legend.tsx';
import { type GridLine, GridTable } from './grid-table.tsx';
import type { OfProject } from './of-project.ts';
import { useProjectGrid } from './use-project.ts';

export function Grid({ of, asked }: OfProject) {
  const intl = useIntl();
  const by = useQuestion().view === 'quarter' ? 'quarter' : 'year';
  const { data, error, refetch, dataUpdatedAt } = useProjectGrid(asked, by);
  if (of.indicators.length === 0) return <Empty title={intl.formatMessage({ id: 'project.no-indicators' })}><p><FormattedMessage id="project.no-indicators-first" /></p></Empty>;
  return (
    <section aria-labelledby="grid-name">
      <h2 id="grid-name"><FormattedMessage id="project.grid" /></h2>
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? <><Stale error={error} since={dataUpdatedAt} /><Sheet of={of} grid={data} /></> : <Waiting lines={8} height={56} />}
    </section>
  );
}

function Sheet({ of, grid }: { of: ProjectPage; grid: ProjectGrid }) {
  const { find } = useQuestion();
  const all = useLines(of, grid);
  const lines = useMemo(() => (find === undefined ? all : all.filter(({ indicator }) => finds(find, [indicator.code, ...Object.values(indicator.name)]))), [all, find]);
  return (
    <>
      <Ways of={of} grid={grid} shown={lines.length} lines={lines} />
      {lines.length === 0 ? <p className="quiet"><FormattedMessage id="project.none-found" /></p> : <GridTable grid={grid} lines={lines} />}
      {grid.columns.length + grid.dated.length === 0 && <p className="note"><FormattedMessage id="project.no-periods" /></p>}
      {grid.datedLeftOut > 0 && <p className="note"><FormattedMessage id="project.dated-left-out" values={{ count: grid.datedLeftOut }} /></p>}
      <GridLegend />
    </>
  );
}

function useLines(of: ProjectPage, grid: ProjectGrid): GridLine[] {
  return useMemo(() => {
    const held = new Map(of.indicators.map((one) => [one.code, one]));
    return grid.rows.flatMap((row) => (held.has(row.indicator) ? [{ indicator: held.get(row.indicator)!, row }] : []));
  }, [of, grid]);
}

function Ways({ of, grid, shown, lines }: { of: ProjectPage; grid: ProjectGrid; shown: number; lines: readonly GridLine[] }) {
  const intl = useIntl();
  const format = useFormat();
  const change = useChangeQuestion();
  const { find } = useQuestion();
  return (
    <div className="project-ways">
      <TextInput type="search" className="project-find" label={intl.formatMessage({ id: 'project.find' })} value={find ?? ''} onChange={(event) => change({ find: event.currentTarget.value || undefined }, { replace: true })} />
      {grid.quarterly && (
        <SegmentedChoice name={intl.formatMessage({ id: 'project.by' })} value={grid.by} choices={[['year', 'project.by.year'], ['quarter', 'project.by.quarter']]} onChoose={(by) => change({ view: by === 'quarter' ? 'quarter' : undefined })} />
      )}
      <p className="note" role="status"><FormattedMessage id="project.shown" values={{ shown, total: grid.rows.length }} /></p>
      <button type="button" className="link-button data-table-csv" onClick={() => saveCsv(`${of.code}-indicators.csv`, gridCsv(of, grid, lines, intl, format))}><FormattedMessage id="table.csv" /></button>
    </div>
  );
}
