/** The answer in ten seconds: how much of what was due is known, and for each stage the figures that speak for it. */
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { type AreaFigure, leading, useStageName } from '../../rollup/areas.ts';
import { FigureLink, hasNumber } from '../../ui/figure-value.tsx';
import { Coverage } from '../../ui/verdict.tsx';
import { WordsText, useWords } from '../../ui/words-text.tsx';
import { useAlong } from './asked.ts';
import { Towards } from './towards.tsx';

/** From what is delivered to what has changed; what has no stage comes last. */
const ORDER = ['output', 'reach', 'capacity', 'behaviour', 'benefit', 'impact', 'management'];
const EACH = 2;

type Stage = { readonly stage: string | null; readonly figures: readonly AreaFigure[] };

/** `beside`: what stands beside the figures where there is room, below them where there is none. */
export function Lead({ overview, beside }: { overview: Overview; beside?: ReactNode }) {
  const name = useStageName();
  return (
    <section className="lead" aria-labelledby="lead-name">
      <h2 id="lead-name"><FormattedMessage id="country.lead" /></h2>
      <Trust overview={overview} />
      <div className={beside ? 'lead-both' : undefined}>
        <ul className="lead-rows">
          {stagesOf(overview).flatMap(({ stage, figures }) => figures.map((row, at) => <LeadRow key={row.indicator.code} row={row} place={overview.place} stage={at === 0 ? name(stage) : ''} />))}
        </ul>
        {beside}
      </div>
    </section>
  );
}

function LeadRow({ row: { indicator, figure }, place, stage }: { row: AreaFigure; place: string; stage: string }) {
  const words = useWords();
  const along = useAlong(place);
  return (
    <li className={stage === '' ? undefined : 'is-first'}>
      <span className="lead-stage">{stage}</span>
      <span className="lead-figure"><FigureLink figure={figure} name={words(indicator.name) || indicator.code} /></span>
      <span className="lead-text">
        <Link to="/indicators/$code" params={{ code: indicator.code }} search={along.here}><WordsText words={indicator.name} otherwise={indicator.code} /></Link>
        <span className="lead-more">
          <Towards figure={figure} bar={false} />
          {figure.includesRegional && <span><FormattedMessage id="country.includes-regional" /></span>}
          {figure.coverage.expected > 0 && <span className="lead-coverage"><FormattedMessage id="country.reports-in" values={{ coverage: <Coverage coverage={figure.coverage} /> }} /></span>}
        </span>
      </span>
    </li>
  );
}

/** The leading figure of each area, a stage's best known first; areas about which nothing is known stay out. */
function stagesOf({ areas }: Overview): Stage[] {
  const stages = [...new Set(areas.map((area) => area.stage))];
  const rank = (stage: string | null): number => (stage === null || !ORDER.includes(stage) ? ORDER.length : ORDER.indexOf(stage));
  return stages.sort((a, b) => rank(a) - rank(b)).flatMap((stage) => {
    const leads = areas.filter((area) => area.stage === stage).flatMap((area) => leading(area.figures) ?? []).filter(({ figure }) => hasNumber(figure));
    const figures = [...leads].sort((a, b) => Number(b.figure.achievement !== null) - Number(a.figure.achievement !== null)).slice(0, EACH);
    return figures.length === 0 ? [] : [{ stage, figures }];
  });
}

/** Whether it is true: reports in, and how many of the figures are exact. */
function Trust({ overview }: { overview: Overview }) {
  const figures = overview.areas.flatMap((area) => area.figures.map((one) => one.figure));
  const count = (...labels: string[]) => figures.filter((one) => labels.includes(one.label)).length;
  return (
    <p className="measure lead-trust">
      <FormattedMessage id="country.trust" values={{ reported: overview.coverage.reported, expected: overview.coverage.expected, projects: overview.projects }} />{' '}
      <FormattedMessage
        id="country.trust-labels"
        values={{ figures: figures.length, exact: count('exact', 'not-applicable'), least: count('lower-bound', 'bounds'), some: count('reporters-only'), none: count('no-data') }}
      />
    </p>
  );
}
