/** How much is known of a place, year by year: the counts that Gaps shows, as a picture with its table; a year opens what it lacks. */
import { useDirection } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { GapCell } from '@throughline/contract/rollup/gaps.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AskedFigures } from '../../rollup/asked.ts';
import { api } from '../../shell/api.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { useFormat } from '../../ui/format.ts';
import { Picture } from '../../ui/picture.tsx';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useAlong } from './asked.ts';
import { coverageMark } from './coverage-mark.ts';

const [YEAR_WIDTH, HEIGHT] = [92, 150];

export function CoverageYears({ asked }: { asked: AskedFigures }) {
  const { data, error, refetch } = useQuery({ queryKey: ['coverage', asked], queryFn: () => api.coverage(asked) });
  return (
    <section className="coverage-years" aria-labelledby="coverage-name">
      <h2 id="coverage-name"><FormattedMessage id="country.coverage" /></h2>
      {data ? <Years cells={between(data.total)} place={asked.place} /> : error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={6} height={32} />}
    </section>
  );
}

/** From the first to the last year in which something was expected. */
function between(cells: readonly GapCell[]): readonly GapCell[] {
  const asked = cells.map((one) => one.expected > 0);
  return asked.includes(true) ? cells.slice(asked.indexOf(true), asked.lastIndexOf(true) + 1) : [];
}

function Years({ cells, place }: { cells: readonly GapCell[]; place: string }) {
  const intl = useIntl();
  const format = useFormat();
  const { dir } = useDirection();
  if (cells.length === 0) return <p className="measure"><FormattedMessage id="country.coverage-none" /></p>;
  const title = intl.formatMessage({ id: 'country.coverage-title' }, { from: String(cells[0]!.year), to: String(cells.at(-1)!.year) });
  const said = (one: GapCell) => intl.formatMessage({ id: 'coverage.of' }, { reported: one.reported, expected: one.expected });
  const sentence = format.list(cells.map((one) => `${one.year}: ${said(one)}`));
  return (
    <>
      <p className="note measure"><FormattedMessage id="country.coverage-note" /></p>
      <div className="coverage-both">
        <ChartFrame
          title={title} name={`coverage-${place.replace(/[^\p{L}\p{N}.-]+/gu, '-')}`} quiet
          picture={<Picture of={coverageMark(cells, { width: Math.max(2, cells.length) * YEAR_WIDTH, height: HEIGHT, mirrored: dir === 'rtl', title: `${title}: ${sentence}`, said })} />}
          rows={[['year', 'expected', 'reported'], ...cells.map((one) => [String(one.year), String(one.expected), String(one.reported)])]}
        />
        <YearsTable cells={cells} title={title} place={place} />
      </div>
    </>
  );
}

function YearsTable({ cells, title, place }: { cells: readonly GapCell[]; title: string; place: string }) {
  const intl = useIntl();
  const format = useFormat();
  const { here } = useAlong(place);
  const missing = (one: GapCell) => one.expected - one.reported;
  return (
    <table aria-label={title}>
      <thead><tr>
        <th scope="col"><FormattedMessage id="column.year" /></th>
        {['expected', 'in', 'missing'].map((one) => <th key={one} scope="col" className="is-number"><FormattedMessage id={`country.column-${one}`} /></th>)}
      </tr></thead>
      <tbody>
        {cells.map((one) => (
          <tr key={one.year}>
            <th scope="row">{one.year}</th>
            <td className="is-number">{format.count(one.expected)}</td>
            <td className="is-number">{format.count(one.reported)}</td>
            <td className="is-number">
              {missing(one) === 0 ? format.count(0) : (
                <Link to="/gaps" search={{ ...(here as object), period: String(one.year), gap: 'owed' } as never} aria-label={intl.formatMessage({ id: 'country.coverage-open' }, { year: String(one.year), missing: missing(one) })}>{format.count(missing(one))}</Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
