/** The chain of results with live values: what leads to what, under which assumptions, and the opened result in full. */
import type { ProjectResult } from '@throughline/contract/tell/project.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStageName } from '../../rollup/areas.ts';
import { useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { Diagram, type DiagramEdge, type DiagramNode } from '../../ui/diagram/diagram.tsx';
import { Empty } from '../../ui/empty.tsx';
import { figureText, hasNumber } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { WordsText, useWords } from '../../ui/words-text.tsx';
import { useFramework } from '../../framework/use-framework.ts';
import { ResultDetails } from './result-details.tsx';
import { ResultList } from './result-list.tsx';
import type { OfProject } from './sections.tsx';
import { useActorText } from './use-actor-text.ts';

export function Chain({ of, asked }: OfProject) {
  const change = useChangeQuestion();
  const { result } = useQuestion();
  if (of.results.length === 0) return <Empty title={useText('project.results-none')}><p><FormattedMessage id="project.results-none-first" /></p></Empty>;
  const linked = of.results.some((one) => one.leadsTo.length > 0);
  const opened = of.results.find((one) => one.code === result) ?? null;
  const open = (code: string) => change({ result: code === result ? undefined : code });
  return (
    <section aria-labelledby="chain-name">
      <h2 id="chain-name"><FormattedMessage id="project.chain" /></h2>
      {linked ? <Drawn of={of} selected={opened?.code} onOpen={open} /> : <p className="note"><FormattedMessage id="project.no-links" /></p>}
      {!linked && <ResultList of={of} selected={opened?.code} onOpen={open} />}
      {result !== undefined && opened === null && <p className="stale" role="status"><FormattedMessage id="project.result-unknown" values={{ result }} /></p>}
      {opened && <ResultDetails key={opened.code} result={opened} of={of} asked={asked} onClose={() => change({ result: undefined })} />}
      {linked && <Assumptions of={of} />}
    </section>
  );
}

const useText = (id: string): string => useIntl().formatMessage({ id });

function Drawn({ of, selected, onOpen }: { of: OfProject['of']; selected: string | undefined; onOpen: (code: string) => void }) {
  const words = useWords();
  const intl = useIntl();
  const node = useNode(of);
  const columns = useStages(of.results);
  const nodes = useMemo(() => of.results.map(node), [of, node]);
  const edges = useMemo(() => of.results.flatMap((one) => one.leadsTo.map(({ result, assumption }): DiagramEdge => ({ from: one.code, to: result, ...(assumption ? { label: words(assumption) } : {}) }))), [of, words]);
  return (
    <Diagram
      nodes={nodes} edges={edges} columns={columns} selected={selected} onOpen={onOpen} name={`${of.code}-chain`}
      label={intl.formatMessage({ id: 'project.chain-label' }, { title: words(of.title) || of.code, results: of.results.length, links: edges.length })}
    />
  );
}

/** Stages of the framework in their order; those that only this project names come after. */
function useStages(results: readonly ProjectResult[]): { id: string; name: string }[] {
  const framework = useFramework();
  const stageName = useStageName();
  return useMemo(() => {
    const known = (framework?.stages ?? []).map((one) => one.code);
    const own = [...new Set(results.map((one) => one.stage))].filter((one) => !known.includes(one));
    return [...known, ...own].map((id) => ({ id, name: stageName(id) }));
  }, [framework, results, stageName]);
}

/** A result as a box: its title, the first indicator's figure as it reads, and who acts. */
function useNode(of: OfProject['of']): (result: ProjectResult) => DiagramNode {
  const words = useWords();
  const format = useFormat();
  const intl = useIntl();
  const unit = useUnit();
  const actors = useActorText();
  return useMemo(() => (one) => {
    const { leading } = one;
    const name = words(of.indicators.find((each) => each.code === leading?.indicator)?.name);
    const value = leading === null ? null : [figureText(leading, format, intl), hasNumber(leading) ? unit(leading) : ''].filter(Boolean).join(' ');
    return {
      id: one.code, column: one.stage, title: words(one.title) || one.code,
      ...(value === null ? {} : { figure: [name === '' ? value : intl.formatMessage({ id: 'project.of-indicator' }, { value, indicator: cut(name) })] }),
      ...(one.actors.length === 0 ? {} : { note: actors(one.actors) }),
    };
  }, [of, words, format, intl, unit, actors]);
}

/** A box has no room for the whole name; the details have. */
const CUT = 48;
const cut = (name: string): string => (name.length <= CUT ? name : `${name.slice(0, CUT).trimEnd()}…`);

/** What each step takes for granted, as the source states it; what it does not state is said to be unstated. */
function Assumptions({ of }: { of: OfProject['of'] }) {
  const titles = new Map(of.results.map((one) => [one.code, one.title]));
  const links = of.results.flatMap((from) => from.leadsTo.map((link) => ({ from, ...link })));
  return (
    <section aria-labelledby="assumptions-name">
      <h2 id="assumptions-name"><FormattedMessage id="project.assumptions" /></h2>
      <div className="data-table-scroll">
        <table aria-labelledby="assumptions-name">
          <thead><tr>{['from', 'to', 'assumption'].map((one) => <th key={one} scope="col"><FormattedMessage id={`project.column.${one}`} /></th>)}</tr></thead>
          <tbody>
            {links.map((link) => (
              <tr key={`${link.from.code} ${link.result}`}>
                <th scope="row"><WordsText words={link.from.title} otherwise={link.from.code} /></th>
                <td><WordsText words={titles.get(link.result)} otherwise={link.result} /></td>
                <td>{link.assumption ? <WordsText words={link.assumption} /> : <span className="quiet"><FormattedMessage id="project.assumption-none" /></span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note"><FormattedMessage id="project.risks-none" /></p>
    </section>
  );
}
