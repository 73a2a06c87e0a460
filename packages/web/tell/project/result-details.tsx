/** One result in full: who answers for it, who acts, what it leads to, which goals it serves, and every indicator with its figures. */
import type { ProjectIndicatorRow, ProjectResult } from '@throughline/contract/tell/project.ts';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStageName } from '../../rollup/areas.ts';
import { Nothing } from '../../rollup/series.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { FigureLink } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal } from '../../ui/problems.tsx';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { Coverage, Verdict } from '../../ui/verdict.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { Baseline } from './baseline.tsx';
import type { OfProject } from './of-project.ts';
import { Source } from './source.tsx';
import { useActorText } from './use-actor-text.ts';
import { useProjectGrid } from './use-project.ts';
import { Wide } from './wide.tsx';

type Asked = OfProject & { result: ProjectResult; onClose: () => void };

export function ResultDetails({ result, of, asked, onClose }: Asked) {
  const stage = useStageName();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was opened is read next, wherever in the diagram it was opened from.
  useEffect(() => { heading.current?.focus({ preventScroll: true }); heading.current?.scrollIntoView({ block: 'nearest' }); }, []);
  return (
    <section className="project-result" aria-labelledby="result-name">
      <p className="where">{stage(result.stage)} · <Code>{result.code}</Code></p>
      <h3 id="result-name" tabIndex={-1} ref={heading}><WordsText words={result.title} otherwise={result.code} /></h3>
      <button type="button" className="link-button project-result-close" onClick={onClose}><FormattedMessage id="project.result-close" /></button>
      <ResultFacts result={result} of={of} />
      {result.indicators.length === 0 ? <p className="quiet"><FormattedMessage id="project.no-indicators" /></p> : <Indicators result={result} of={of} asked={asked} />}
    </section>
  );
}

function ResultFacts({ result, of }: { result: ProjectResult; of: OfProject['of'] }) {
  const intl = useIntl();
  const actors = useActorText();
  const titles = new Map(of.results.map((one) => [one.code, one.title]));
  const accountability = `accountability.${result.accountability}`;
  return (
    <dl className="facts project-facts">
      {result.accountability !== null && <Fact name="accountability">{intl.messages[accountability] ? intl.formatMessage({ id: accountability }) : result.accountability}</Fact>}
      {result.actors.length > 0 && <Fact name="actors">{actors(result.actors)}</Fact>}
      {result.leadsTo.map((one) => (
        <Fact key={one.result} name="leads-to"><WordsText words={titles.get(one.result)} otherwise={one.result} />{one.assumption && <span className="note"> <FormattedMessage id="project.if" values={{ assumption: <WordsText words={one.assumption} /> }} /></span>}</Fact>
      ))}
      {result.sdgTargets.length > 0 && <Fact name="sdg-targets"><ul className="project-inline">{result.sdgTargets.map((one) => <li key={one}><PlaceLink place={`sdg:${one}`}><SdgMark target={one} /></PlaceLink></li>)}</ul></Fact>}
      {result.at !== null && <Fact name="source"><Source of={{ file: of.source.file, at: result.at, line: null }} /></Fact>}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => <div><dt><FormattedMessage id={`project.fact.${name}`} /></dt><dd>{children}</dd></div>;

const HEADS = ['column.indicator', 'column.baseline', 'column.target-value', 'column.value', 'column.achievement', 'column.coverage'] as const;

function Indicators({ result, of, asked }: Omit<Asked, 'onClose'>) {
  const { data, error, refetch } = useProjectGrid(asked);
  if (error && !data) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Waiting lines={Math.min(8, result.indicators.length)} />;
  const rows = result.indicators.flatMap((code) => of.indicators.filter((one) => one.code === code));
  const wholes = new Map(data.rows.map((one) => [one.indicator, one.whole]));
  return (
    <Wide labelledBy="result-name">
      <table aria-labelledby="result-name">
        <thead><tr>{HEADS.map((one, at) => <th key={one} scope="col" className={at > 0 && at < 5 ? 'is-number' : undefined}><FormattedMessage id={one} /></th>)}</tr></thead>
        <tbody>{rows.map((one) => <Row key={one.code} row={one} figure={wholes.get(one.code) ?? undefined} />)}</tbody>
      </table>
      {data.whole !== null && <Whole period={data.whole} />}
    </Wide>
  );
}

function Whole({ period }: { period: string }) {
  const format = useFormat();
  return <p className="note"><FormattedMessage id="project.over-whole" values={{ period: format.period(period) }} /></p>;
}

function Row({ row, figure }: { row: ProjectIndicatorRow; figure: Figure | undefined }) {
  const words = useWords();
  const format = useFormat();
  const search = travelling(useQuestion()) as never;
  return (
    <tr>
      <th scope="row"><Link to="/indicators/$code" params={{ code: row.code } as never} search={search}><WordsText words={row.name} otherwise={row.code} /></Link> <Code>{row.code}</Code></th>
      <td className="is-number"><Baseline of={row} /></td>
      <td className="is-number">{figure?.target == null ? <Nothing /> : <bdi>{format.value(figure.target, figure)}</bdi>}</td>
      <td className="is-number">{figure ? <FigureLink figure={figure} name={words(row.name) || row.code} /> : <Nothing />}</td>
      <td className="is-number">{figure?.achievement == null ? <Nothing /> : <bdi>{format.share(figure.achievement)}</bdi>} {figure?.verdict && <Verdict verdict={figure.verdict} />}</td>
      <td>{figure ? <Coverage coverage={figure.coverage} /> : <Nothing />}</td>
    </tr>
  );
}
