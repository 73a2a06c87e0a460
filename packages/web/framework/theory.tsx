/** The theory of change as a diagram: stages from left to right under their spheres, rings on the links for what must hold. */
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { Diagram } from '../ui/diagram/diagram.tsx';
import { useFormat } from '../ui/format.ts';
import { useWords } from '../ui/words-text.tsx';
import { useTheoryStage } from './stage-name.ts';

export function Theory({ of: whole }: { of: WholeFramework }) {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const stage = useTheoryStage(whole);
  const change = useChangeQuestion();
  const { node } = useQuestion();
  const nodes = useMemo(() => whole.theory.nodes.map((one) => ({
    id: one.id, column: one.stage, title: words(one.title),
    note: levelsOf(whole, one.actors).map((level) => intl.formatMessage({ id: `framework.level.${level.code}` })).join(' · ') || undefined,
  })), [whole, intl]);
  const edges = useMemo(() => whole.theory.edges.map((one) => ({
    from: one.from, to: one.to, feedback: one.feedback,
    label: intl.formatMessage({ id: 'framework.edge-holds' }, { assumptions: one.assumptions.length, factors: one.externalFactors.length }),
  })), [whole, intl]);
  const columns = useMemo(() => stage.all.map((one) => ({ id: one.code, name: one.name, group: one.sphere })), [stage]);
  return (
    <section aria-labelledby="theory-name" className="framework-theory">
      <h2 id="theory-name"><FormattedMessage id="framework.theory" /></h2>
      <p className="measure"><FormattedMessage id="framework.theory-note" /></p>
      <Diagram nodes={nodes} edges={edges} columns={columns} selected={node}
        label={intl.formatMessage({ id: 'framework.theory-label' }, { framework: words(whole.shortName), nodes: format.count(nodes.length), edges: format.count(edges.length) })}
        name={`theory-of-change-${whole.id}`} notes={[words(whole.note)]}
        onOpen={(id) => change({ node: id, indicator: undefined })} onOpenEdge={(from, to) => change({ node: `${from}>${to}`, indicator: undefined })} />
    </section>
  );
}

/** The levels at which actors of these types stand, in the order of the framework. */
export function levelsOf(whole: WholeFramework, actors: readonly string[]): WholeFramework['actorLevels'] {
  const found = new Set(whole.actorTypes.filter((one) => actors.includes(one.code)).map((one) => one.defaultLevel));
  return whole.actorLevels.filter((one) => found.has(one.code));
}
