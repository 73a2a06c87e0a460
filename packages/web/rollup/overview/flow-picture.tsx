/** The band of the pathway: how many projects have results at each stage, and how many lead on to the next. */
import { flow as flowOf } from '@throughline/charts/flow.ts';
import { useDirection } from '@mantine/core';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { useFormat } from '../../ui/format.ts';
import { Picture } from '../../ui/picture.tsx';
import { useWidth } from '../../ui/width.ts';
import { useStageName } from '../areas.ts';
import { type Flow, type FlowLink, type StageOf, linksBeside } from './flow-of.ts';

/** Narrower than this the stages stand below one another. */
const LYING_FROM = 640;

type Shown = { flow: Flow; stages: readonly StageOf[] };

export function FlowPicture({ flow, stages }: Shown) {
  const intl = useIntl();
  const format = useFormat();
  const name = useStageName();
  const { dir } = useDirection();
  const { ref, width } = useWidth<HTMLDivElement>(900);
  const chained = stages.some((one) => one.onward !== null);
  const beside = linksBeside(flow, stages).map((link) => besideText(link, name, intl));
  const title = chained
    ? intl.formatMessage({ id: 'overview.flow-title' }, { parts: format.list(stages.flatMap((one, at) => (one.onward === null ? [] : [stepText(one, name(stages[at + 1]!.stage), name, intl)]))) })
    : intl.formatMessage({ id: 'overview.flow-unchained' }, { parts: format.list(stages.map((one) => `${name(one.stage)} ${format.count(one.projects)}`)) });
  const drawn = stages.map(({ stage, projects, onward }) => ({
    name: name(stage), projects, count: intl.formatMessage({ id: 'overview.flow-projects' }, { projects }),
    onward: onward === null ? null : { projects: onward.projects, text: intl.formatMessage({ id: 'overview.flow-onward' }, { projects: onward.projects }) },
  }));
  const notes = [
    intl.formatMessage({ id: chained ? 'overview.flow-note' : 'overview.flow-note-unchained' }),
    ...(beside.length > 0 ? [intl.formatMessage({ id: 'overview.flow-beside' }, { parts: format.list(beside) })] : []),
  ];
  const picture = (
    <div ref={ref} className="flow-room">
      <Picture of={flowOf(drawn, { width, upright: width < LYING_FROM, mirrored: dir === 'rtl', title })} />
    </div>
  );
  return <ChartFrame quiet title={title} name="pathway" picture={picture} table={<FlowTable flow={flow} stages={stages} />} rows={csvRows(flow, stages)} notes={notes} />;
}

const stepText = (one: StageOf, next: string, name: (stage: string) => string, intl: IntlShape): string =>
  intl.formatMessage({ id: 'overview.flow-step' }, { from: name(one.stage), to: next, onward: one.onward!.projects, projects: one.projects });

const besideText = (link: FlowLink, name: (stage: string) => string, intl: IntlShape): string =>
  intl.formatMessage({ id: 'overview.flow-beside-one' }, { from: name(link.from), to: name(link.to), projects: link.projects });

function FlowTable({ flow, stages }: Shown) {
  const intl = useIntl();
  const name = useStageName();
  const format = useFormat();
  const links = flow.links.filter((link) => stages.some((one) => one.stage === link.from) && stages.some((one) => one.stage === link.to));
  const place = (stage: string) => stages.findIndex((one) => one.stage === stage);
  const sorted = [...links].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
  return (
    <div className="flow-tables">
      <table aria-label={intl.formatMessage({ id: 'overview.flow-table-stages' })}>
        <thead><tr><Head id="overview.column-stage" /><Head id="column.projects" number /><Head id="overview.column-results" number /></tr></thead>
        <tbody>{stages.map((one) => <tr key={one.stage}><th scope="row">{name(one.stage)}</th><td className="is-number">{format.count(one.projects)}</td><td className="is-number">{format.count(one.results)}</td></tr>)}</tbody>
      </table>
      {sorted.length > 0 && (
        <table aria-label={intl.formatMessage({ id: 'overview.flow-table-links' })}>
          <thead><tr><Head id="overview.column-from" /><Head id="overview.column-to" /><Head id="column.projects" number /><Head id="overview.column-links" number /></tr></thead>
          <tbody>{sorted.map((one) => <tr key={`${one.from} ${one.to}`}><th scope="row">{name(one.from)}</th><td>{name(one.to)}</td><td className="is-number">{format.count(one.projects)}</td><td className="is-number">{format.count(one.links)}</td></tr>)}</tbody>
        </table>
      )}
    </div>
  );
}

const Head = ({ id, number = false }: { id: string; number?: boolean }) => <th scope="col" className={number ? 'is-number' : undefined}><FormattedMessage id={id} /></th>;

const csvRows = (flow: Flow, stages: readonly StageOf[]): string[][] => [
  ['from', 'to', 'projects', 'results', 'links'],
  ...stages.map((one) => [one.stage, '', String(one.projects), String(one.results), '']),
  ...flow.links.map((one) => [one.from, one.to, String(one.projects), '', String(one.links)]),
];
