/** Which goals and targets the project and its results serve; tags overlap, shares split money and add to 100 (figures 3.3). */
import type { ProjectPage } from '@throughline/contract/tell/project.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { Nothing } from '../../rollup/series.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { useChangeQuestion } from '../../shell/question.ts';
import { Empty } from '../../ui/empty.tsx';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { WordsText } from '../../ui/words-text.tsx';
import type { OfProject } from './of-project.ts';
import { SharedMoney } from './shared-money.tsx';
import { useProjectMoney } from './use-project.ts';

export function Sdgs({ of, asked }: OfProject) {
  const intl = useIntl();
  const { data } = useProjectMoney(asked);
  if (of.sdg.names.length === 0 && of.sdg.shares.length === 0) return <Empty title={intl.formatMessage({ id: 'project.sdgs-none' })}><p><FormattedMessage id="project.sdgs-none-first" /></p></Empty>;
  return (
    <section aria-labelledby="sdgs-name">
      <h2 id="sdgs-name"><FormattedMessage id="project.tab.sdgs" /></h2>
      <p className="note"><FormattedMessage id="project.sdgs-note" /></p>
      {of.sdg.names.length > 0 && <Targets of={of} />}
      {data && data.goals.length > 0 && <SharedMoney of={data} asked={asked} goalsOnly />}
    </section>
  );
}

/** In the order of the numbers: "9.4" before "12.5". */
const inOrder = (a: { code: string }, b: { code: string }): number => a.code.localeCompare(b.code, 'en', { numeric: true });

function Targets({ of }: { of: ProjectPage }) {
  const own = new Set(of.sdg.targets.map((one) => one.code));
  const change = useChangeQuestion();
  return (
    <div className="data-table-scroll">
      <table aria-labelledby="sdgs-name">
        <thead><tr>{['target', 'by-project', 'by-results'].map((one) => <th key={one} scope="col"><FormattedMessage id={`project.column.${one}`} /></th>)}</tr></thead>
        <tbody>
          {[...of.sdg.names].sort(inOrder).map((one) => {
            const results = of.results.filter((each) => each.sdgTargets.includes(one.code));
            return (
              <tr key={one.code}>
                <th scope="row" className="project-target"><PlaceLink place={`sdg:${one.code}`}><SdgMark target={one.code} /></PlaceLink> <WordsText words={one.name} otherwise="" /></th>
                <td>{own.has(one.code) ? <FormattedMessage id="project.yes" /> : <Nothing />}</td>
                <td>{results.length === 0 ? <Nothing /> : (
                  <ul>{results.map((each) => <li key={each.code}><button type="button" className="link-button" onClick={() => change({ tab: undefined, result: each.code })}><WordsText words={each.title} otherwise={each.code} /></button></li>)}</ul>
                )}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
