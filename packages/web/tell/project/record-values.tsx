/** The values of a submission, one a row: entered × factor = counts as, what was said before, and whether it is what counts. */
import type { ProjectRecord } from '@throughline/contract/tell/project.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { Nothing } from '../../rollup/series.tsx';
import { saveCsv } from '../../ui/csv.ts';
import { useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { RecordLink } from './grid-cell.tsx';
import { Entered } from './said.tsx';
import { Source } from './source.tsx';
import { Wide } from './wide.tsx';

type Value = ProjectRecord['values'][number];
const HEADS = ['column.indicator', 'column.entered', 'column.counts-as', 'project.column.before', 'project.column.standing', 'column.source'] as const;

export function RecordValues({ of }: { of: ProjectRecord }) {
  const intl = useIntl();
  return (
    <>
      <Wide labelledBy="record-name">
        <table aria-labelledby="record-name" className="record-values">
          <thead><tr>{HEADS.map((one) => <th key={one} scope="col" className={one === 'column.counts-as' ? 'is-number' : undefined}><FormattedMessage id={one} /></th>)}</tr></thead>
          <tbody>{of.values.map((one) => <Row key={one.indicator} value={one} of={of} />)}</tbody>
        </table>
      </Wide>
      <button type="button" className="link-button data-table-csv" onClick={() => saveCsv(`${of.project}-${of.period}-${of.number}.csv`, csvOf(of, HEADS.map((id) => intl.formatMessage({ id }))))}><FormattedMessage id="table.csv" /></button>
    </>
  );
}

function Row({ value, of }: { value: Value; of: ProjectRecord }) {
  const shape = { kind: value.kind, unit: value.unit };
  return (
    <tr id={`value-${value.indicator}`}>
      <th scope="row"><WordsText words={value.name} otherwise={value.indicator} /> <Code>{value.indicator}</Code></th>
      <td><Entered said={value.said} {...shape} />{value.cells.length > 0 && <Parts value={value} />}</td>
      <td className="is-number"><CountsAs value={value} /></td>
      <td>{value.before === null ? <Nothing /> : <><Entered said={value.before.said} {...shape} /><span className="note project-under"><FormattedMessage id="working.submission" values={{ number: value.before.number }} /></span></>}</td>
      <td><Standing value={value} of={of} /></td>
      <td><Source of={{ file: null, at: value.at, line: null }} /></td>
    </tr>
  );
}

/** In the indicator's own unit, with the factor that brought it there. */
function CountsAs({ value }: { value: Value }) {
  const format = useFormat();
  const unit = useUnit()(value);
  const { canonical, factor, persons } = value.said;
  if (canonical === null || persons !== null && value.kind !== 'distinct') return <Nothing />;
  return (
    <>
      <bdi>{format.exact(canonical, value)}</bdi>{unit !== '' && <span className="figure-unit">{unit}</span>}
      {factor !== '1' && <span className="note project-under"><FormattedMessage id="project.factor" values={{ factor: <bdi dir="ltr">{factor}</bdi> }} /></span>}
    </>
  );
}

/** Whether it is this value that figures are made of. */
function Standing({ value, of: { state, period } }: { value: Value; of: ProjectRecord }) {
  if (value.counts) return <FormattedMessage id="project.in-force" />;
  if (value.inForce !== null) {
    const report = { period, number: value.inForce };
    return <FormattedMessage id={state === 'verified' ? 'project.replaced' : 'project.waits-behind'} values={{ submission: <RecordLink report={report} /> }} />;
  }
  return <FormattedMessage id="project.counts-not" />;
}

function Parts({ value }: { value: Value }) {
  const format = useFormat();
  const shape = { kind: 'flow', unit: null };
  return (
    <details className="record-parts">
      <summary><FormattedMessage id="project.parts" values={{ count: value.cells.length }} /></summary>
      <table>
        <tbody>
          {value.cells.map((cell, at) => (
            <tr key={at}>
              <th scope="row"><bdi>{Object.entries(cell.dimensions).map(([name, text]) => `${name}: ${text}`).join(', ')}</bdi></th>
              <td className="is-number"><bdi>{cell.value !== null ? format.exact(cell.value, shape) : cell.numerator !== null && cell.denominator !== null ? `${format.exact(cell.numerator, shape)} / ${format.exact(cell.denominator, shape)}` : ''}</bdi></td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function csvOf(of: ProjectRecord, heads: readonly string[]): string[][] {
  const entered = ({ said }: Value): string => (said.state !== 'reported' ? `${said.state} ${said.reason ?? ''}`.trim()
    : said.numerator !== null ? `${said.numerator}/${said.denominator}` : [said.value ?? said.level ?? said.deals?.join(' ') ?? said.persons ?? '', said.unit ?? ''].join(' ').trim());
  return [[...heads], ...of.values.map((one) => [
    one.indicator, entered(one), one.said.canonical ?? '', one.before === null ? '' : `${one.before.number}: ${entered({ ...one, said: one.before.said })}`,
    one.counts ? 'in-force' : one.inForce === null ? '' : String(one.inForce), one.at ?? '',
  ])];
}
