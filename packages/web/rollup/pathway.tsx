/** The behaviour-change pathway: from what is delivered to what has changed, each stage with the figures that speak for it. */
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { FigureLink } from '../ui/figure-value.tsx';
import { Verdict } from '../ui/verdict.tsx';
import { useWords } from '../ui/words-text.tsx';
import { type Area, type AreaFigure, leading, useStageName } from './areas.ts';

/** Order of the stages (02 of the framework: delivered, reached, able, doing, better off). */
const ORDER = ['output', 'reach', 'capacity', 'behaviour', 'benefit', 'impact'];
const SHOWN = 3;

export function Pathway({ areas }: { areas: readonly Area[] }) {
  const stages = ORDER.map((stage) => ({ stage, areas: areas.filter((area) => area.stage === stage) })).filter((one) => one.areas.length > 0);
  if (stages.length === 0) return null;
  return (
    <section className="pathway" aria-labelledby="pathway-name">
      <h2 id="pathway-name"><FormattedMessage id="overview.pathway" /></h2>
      <p className="note"><FormattedMessage id="overview.pathway-note" /></p>
      <ol className={`stages is-${stages.length}`}>
        {stages.map((one) => <Stage key={one.stage} stage={one.stage} areas={one.areas} />)}
      </ol>
    </section>
  );
}

function Stage({ stage, areas }: { stage: string; areas: readonly Area[] }): ReactNode {
  const name = useStageName();
  const leads = areas.map((area) => leading(area.figures)).filter((one) => one !== undefined);
  const shown = leads.length > 1 ? leads.slice(0, SHOWN) : areas[0]!.figures.slice(0, SHOWN);
  return (
    <li className="stage">
      <h3>{name(stage)}</h3>
      <ul>{shown.map((one) => <li key={one.indicator.code}><StageFigure of={one} /></li>)}</ul>
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
      {figure.verdict && <Verdict verdict={figure.verdict} />}
    </>
  );
}
