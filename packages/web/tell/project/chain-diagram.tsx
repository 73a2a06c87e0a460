/** The chain as a diagram that is walked with the keys: results by stage with their first figure, links with their assumptions. */
import type { ProjectResult } from '@throughline/contract/tell/project.ts';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useFramework } from '../../framework/use-framework.ts';
import { useStageName } from '../../rollup/areas.ts';
import { Diagram, type DiagramEdge, type DiagramNode } from '../../ui/diagram/diagram.tsx';
import { figureText, hasNumber } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { useUnit } from '../../ui/units.ts';
import { useWords } from '../../ui/words-text.tsx';
import type { OfProject } from './of-project.ts';
import { useActorText } from './use-actor-text.ts';

type Asked = {
  of: OfProject['of'];
  /** A result, or a link as `FROM>TO`. */
  selected: string | undefined;
  onOpen: (code: string) => void;
};

export function ChainDiagram({ of, selected, onOpen }: Asked) {
  const words = useWords();
  const intl = useIntl();
  const node = useNode(of);
  const columns = useStages(of.results);
  const nodes = useMemo(() => of.results.map(node), [of, node]);
  const edges = useMemo(() => of.results.flatMap((one) => one.leadsTo.map(({ result, assumption }): DiagramEdge => ({ from: one.code, to: result, ...(assumption ? { label: words(assumption) } : {}) }))), [of, words]);
  return (
    <Diagram
      nodes={nodes} edges={edges} columns={columns} selected={selected} onOpen={onOpen} onOpenEdge={(from, to) => onOpen(`${from}>${to}`)} name={`${of.code}-chain`}
      label={intl.formatMessage({ id: 'project.chain-label' }, { title: `\u2068${words(of.title) || of.code}\u2069`, results: of.results.length, links: edges.length })}
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

/** A result as a box: its title, a figure as it reads and of what, and who acts. */
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
      ...(value === null ? {} : { figure: [value, cut(name)].filter(Boolean) }),
      ...(one.actors.length === 0 ? {} : { note: actors(one.actors) }),
    };
  }, [of, words, format, intl, unit, actors]);
}

/** A box has no room for the whole name; the details have. */
const CUT = 48;
const cut = (name: string): string => (name.length <= CUT ? name : `${name.slice(0, CUT).trimEnd()}…`);

