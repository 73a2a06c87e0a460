/** Coverage over time: by year and area or programme, each a square filled with what is in, its numbers beside it; each opens what it lacks. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Coverage, GapCell } from '@throughline/contract/rollup/gaps.ts';
import { parsePlace } from '@throughline/core/design/places.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { travelling, useQuestion } from '../../shell/question.ts';
import { saveCsv } from '../../ui/csv.ts';
import { useFormat } from '../../ui/format.ts';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useWords } from '../../ui/words-text.tsx';
import { useAreaName } from '../areas.ts';
import type { AskedFigures } from '../asked.ts';

type Row = { key: string; name: string; place: string | null; cells: readonly GapCell[] };

export function CoverageByYear({ asked }: { asked: AskedFigures }) {
  const { data, error, refetch, isPlaceholderData } = useQuery({ queryKey: ['coverage', asked], queryFn: () => api.coverage(asked), placeholderData: keepPreviousData });
  if (error && (!data || isPlaceholderData)) return <Refusal error={error} again={() => void refetch()} />;
  return data ? <div className={isPlaceholderData ? 'is-waiting' : undefined} aria-busy={isPlaceholderData}><Grids of={data} /></div> : <Waiting lines={8} />;
}

function Grids({ of }: { of: Coverage }) {
  const intl = useIntl();
  const words = useWords();
  const area = useAreaName();
  const { years, total, areas, programmes, place } = of;
  if (years.length === 0 || total.every((one) => one.expected === 0)) return null;
  const all: Row = { key: 'all', name: intl.formatMessage({ id: 'gaps.all' }), place: place, cells: total };
  const byArea = areas.map((one): Row => ({ key: one.area, name: area(one.area), place: one.area.startsWith('stage:') ? place : joined(place, `area:${one.area}`), cells: one.cells }));
  const byProgramme = programmes.map((one): Row => ({
    key: one.programme ?? '', name: one.programme === null ? intl.formatMessage({ id: 'gaps.no-programme' }) : words(one.name) || one.programme,
    place: one.programme === null ? place : joined(place, `programme:${one.programme}`), cells: one.cells,
  }));
  return (
    <section className="gap-coverage" aria-labelledby="gap-coverage-name">
      <h2 id="gap-coverage-name"><FormattedMessage id="gaps.coverage" /></h2>
      <p className="note"><FormattedMessage id="gaps.coverage-note" /> <FormattedMessage id="gaps.legend" /></p>
      <Grid id="gaps.by-area" years={years} rows={[all, ...byArea]} asked={of} />
      {programmes.length > 1 && <Grid id="gaps.by-programme" years={years} rows={byProgramme} asked={of} />}
    </section>
  );
}

function Grid({ id, years, rows, asked }: { id: string; years: readonly number[]; rows: readonly Row[]; asked: Coverage }) {
  const intl = useIntl();
  const title = intl.formatMessage({ id });
  const csv = () => saveCsv(`coverage-${asked.place.replaceAll(':', '-')}.csv`, [
    [title, ...years.flatMap((year) => [`${year} ${intl.formatMessage({ id: 'column.coverage' })}`, String(year)])],
    ...rows.map((row) => [row.name, ...row.cells.flatMap((one) => [String(one.reported), String(one.expected)])]),
  ]);
  return (
    <>
      <div className="data-table-scroll gap-grid">
        <table aria-label={title}>
          <thead><tr><th scope="col">{title}</th>{years.map((year) => <th key={year} scope="col">{year}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={row.key === 'all' ? 'gap-total' : undefined}>
                <th scope="row"><bdi>{row.name}</bdi></th>
                {row.cells.map((one) => <td key={one.year}><Cell row={row} cell={one} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" className="link-button data-table-csv" onClick={csv}><FormattedMessage id="table.csv" /></button>
    </>
  );
}

function Cell({ row, cell }: { row: Row; cell: GapCell }) {
  const intl = useIntl();
  const format = useFormat();
  const search = travelling(useQuestion());
  if (cell.expected === 0) return <span className="quiet" title={intl.formatMessage({ id: 'gaps.cell-none' })}><span aria-hidden="true">·</span><span className="only-heard"><FormattedMessage id="gaps.cell-none" /></span></span>;
  const shown = <><Mark cell={cell} /> <span className="gap-numbers"><bdi>{format.count(cell.reported)}</bdi><span className="quiet">/{format.count(cell.expected)}</span></span></>;
  const name = intl.formatMessage({ id: 'gaps.cell-of' }, { name: row.name, year: String(cell.year), reported: format.count(cell.reported), expected: format.count(cell.expected) });
  const place = row.place === null || row.place === 'organisation' ? undefined : row.place;
  return <Link to="/gaps" search={{ ...search, place, period: String(cell.year), gap: 'owed' } as never} className="gap-cell" aria-label={name} data-cell={`${row.key}|${cell.year}|${cell.reported}|${cell.expected}`}>{shown}</Link>;
}

/** Height says how much; nothing is colour alone. */
function Mark({ cell }: { cell: GapCell }) {
  // what is not whole never looks whole, however little is missing
  const height = cell.reported === cell.expected ? 16 : Math.min(13, Math.round((cell.reported / cell.expected) * 16));
  return (
    <svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true" className="gap-mark">
      <rect x="0.5" y="0.5" width="11" height="15" className="gap-mark-frame" />
      <rect x="0" y={16 - height} width="12" height={height} className="gap-mark-fill" />
    </svg>
  );
}

/** The place joined with another, where that can be asked (figures 3); else the place itself. */
function joined(place: string, other: string): string {
  if (place === 'organisation') return other;
  if (place === other) return place;
  return [`${place}+${other}`, `${other}+${place}`].find((one) => parsePlace(one) !== null) ?? place;
}
