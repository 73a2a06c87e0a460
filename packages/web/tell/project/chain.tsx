/** The chain of results with live values: what leads to what, under which assumptions, and the opened result in full. */
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { Empty } from '../../ui/empty.tsx';
import { WordsText } from '../../ui/words-text.tsx';
import { ChainDiagram } from './chain-diagram.tsx';
import { ResultDetails } from './result-details.tsx';
import { ResultList } from './result-list.tsx';
import type { OfProject } from './of-project.ts';
import { Wide } from './wide.tsx';

export function Chain({ of, asked }: OfProject) {
  const change = useChangeQuestion();
  const intl = useIntl();
  const { result } = useQuestion();
  if (of.results.length === 0) return <Empty title={intl.formatMessage({ id: 'project.results-none' })}><p><FormattedMessage id="project.results-none-first" /></p></Empty>;
  const linked = of.results.some((one) => one.leadsTo.length > 0);
  const opened = of.results.find((one) => one.code === result) ?? null;
  const link = linksOf(of).map(keyOf).find((one) => one === result);
  const open = (code: string) => change({ result: code === result ? undefined : code });
  return (
    <section aria-labelledby="chain-name">
      <h2 id="chain-name"><FormattedMessage id="project.chain" /></h2>
      {linked ? <ChainDiagram of={of} selected={opened?.code ?? link} onOpen={open} /> : <><p className="note"><FormattedMessage id="project.no-links" /></p><ResultList of={of} selected={opened?.code} onOpen={open} /></>}
      {result !== undefined && opened === null && link === undefined && <p className="stale" role="status"><FormattedMessage id="project.result-unknown" values={{ result }} /></p>}
      {opened && <ResultDetails key={opened.code} result={opened} of={of} asked={asked} onClose={() => change({ result: undefined })} />}
      {linked && <Assumptions of={of} selected={link} />}
    </section>
  );
}

const linksOf = (of: OfProject['of']) => of.results.flatMap((from) => from.leadsTo.map((link) => ({ from, ...link })));
const keyOf = (link: { from: { code: string }; result: string }): string => `${link.from.code}>${link.result}`;

/** What each step takes for granted, as the source states it; what it does not state is said to be unstated. */
function Assumptions({ of, selected }: { of: OfProject['of']; selected: string | undefined }) {
  const titles = new Map(of.results.map((one) => [one.code, one.title]));
  const opened = useRef<HTMLTableRowElement>(null);
  useEffect(() => { if (selected !== undefined) opened.current?.scrollIntoView({ block: 'nearest' }); }, [selected]);
  return (
    <section aria-labelledby="assumptions-name">
      <h2 id="assumptions-name"><FormattedMessage id="project.assumptions" /></h2>
      <Wide labelledBy="assumptions-name">
        <table aria-labelledby="assumptions-name">
          <thead><tr>{['from', 'to', 'assumption'].map((one) => <th key={one} scope="col"><FormattedMessage id={`project.column.${one}`} /></th>)}</tr></thead>
          <tbody>
            {linksOf(of).map((link) => (
              <tr key={keyOf(link)} ref={keyOf(link) === selected ? opened : undefined} className={keyOf(link) === selected ? 'is-asked' : undefined}>
                <th scope="row"><WordsText words={link.from.title} otherwise={link.from.code} /></th>
                <td><WordsText words={titles.get(link.result)} otherwise={link.result} /></td>
                <td>{link.assumption ? <WordsText words={link.assumption} /> : <span className="quiet"><FormattedMessage id="project.assumption-none" /></span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p className="note"><FormattedMessage id="project.risks-none" /></p>
    </section>
  );
}
