/** The behaviour-change pathway: from what is delivered to what has changed, each stage with the figures that speak for it. */
import { useMemo } from 'react';
import { FormattedMessage } from 'react-intl';
import { FigureLink } from '../ui/figure-value.tsx';
import { Coverage } from '../ui/verdict.tsx';
import { useWords } from '../ui/words-text.tsx';
import { type Area, type AreaFigure, leading, useStageName } from './areas.ts';
import { type Flow, stagesOf } from './overview/flow-of.ts';
import { FlowPicture } from './overview/flow-picture.tsx';
import { Towards } from './overview/towards.tsx';

const SHOWN = 3;

export function Pathway({ areas, flow }: { areas: readonly Area[]; flow: Flow }) {
  const stages = useMemo(() => stagesOf(flow, new Set(areas.flatMap((area) => area.stage ?? []))), [areas, flow]);
  if (stages.length === 0) return null;
  return (
    <section className="pathway" aria-labelledby="pathway-name">
      <h2 id="pathway-name"><FormattedMessage id="overview.pathway" /></h2>
      <p className="note"><FormattedMessage id="overview.pathway-note" /></p>
      <FlowPicture flow={flow} stages={stages} />
      <ol className={`stages is-${stages.length}`}>
        {stages.map((one) => <Stage key={one.stage} stage={one.stage} areas={areas.filter((area) => area.stage === one.stage)} />)}
      </ol>
    </section>
  );
}

/** The figure that leads each area of the stage; of a single area its first ones. */
function Stage({ stage, areas }: { stage: string; areas: readonly Area[] }) {
  const name = useStageName();
  const leads = areas.map((area) => leading(area.figures)).filter((one) => one !== undefined);
  const shown = leads.length === 1 ? areas.find((area) => area.figures.length > 0)!.figures.slice(0, SHOWN) : leads.slice(0, SHOWN);
  return (
    <li className="stage">
      <h3>{name(stage)}</h3>
      {shown.length === 0 ? <p className="note"><FormattedMessage id="overview.stage-none" /></p> : <ul>{shown.map((one) => <li key={one.indicator.code}><StageFigure of={one} /></li>)}</ul>}
    </li>
  );
}

function StageFigure({ of: { indicator, figure } }: { of: AreaFigure }) {
  const words = useWords();
  const name = words(indicator.name) || indicator.code;
  return (
    <>
      <FigureLink figure={figure} name={name} />
      <span className="stage-name">{name}</span>
      <span className="stage-more">
        <Towards figure={figure} />
        <span><FormattedMessage id="overview.reports" values={{ coverage: <Coverage coverage={figure.coverage} /> }} /></span>
      </span>
    </>
  );
}
