/** What stands behind a box, a link or an indicator of the framework, beside the screen, at an address of its own. */
import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useChangeQuestion, useQuestion } from '../shell/question.ts';
import '../rollup/working/working.css';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { PassportFacts, Targets } from './passport.tsx';
import { useTheoryStage } from './stage-name.ts';

type Node = WholeFramework['theory']['nodes'][number];
type Edge = WholeFramework['theory']['edges'][number];

export function Details({ of: whole }: { of: WholeFramework }) {
  const { node: asked, indicator: code } = useQuestion();
  const words = useWords();
  const search = travelling(useQuestion()) as never;
  const indicator = whole.indicators.find((one) => one.code === code);
  const node = whole.theory.nodes.find((one) => one.id === asked);
  const edge = whole.theory.edges.find((one) => `${one.from}>${one.to}` === asked);
  const title = (id: string) => words(whole.theory.nodes.find((one) => one.id === id)?.title);
  if (code !== undefined) {
    return (
      <Opened title={indicator ? <><WordsText words={indicator.name} /> <Code>{indicator.code}</Code></> : <Code>{code}</Code>}>
        {indicator ? <><p><Link to="/indicators/$code" params={{ code }} search={search}><FormattedMessage id="framework.to-figures" /></Link></p><PassportFacts of={indicator} whole={whole} /></> : <Unknown />}
      </Opened>
    );
  }
  if (asked === undefined) return null;
  if (node) return <Opened title={<WordsText words={node.title} />}><NodeFacts of={node} whole={whole} /></Opened>;
  if (edge) return <Opened title={<FormattedMessage id={edge.feedback ? 'diagram.loop' : 'diagram.link'} values={{ from: title(edge.from), to: title(edge.to) }} />}><EdgeFacts of={edge} whole={whole} ends /></Opened>;
  return <Opened title={<Code>{asked}</Code>}><Unknown /></Opened>;
}

const Unknown = () => <p className="measure"><FormattedMessage id="framework.not-here" /></p>;

function Opened({ title, children }: { title: ReactNode; children: ReactNode }) {
  const change = useChangeQuestion();
  const intl = useIntl();
  const before = useRef(document.activeElement);
  useEffect(() => () => {
    const opener = before.current;
    requestAnimationFrame(() => { if (opener && opener.isConnected) (opener as HTMLElement | SVGElement).focus(); });
  }, []);
  return (
    <Drawer.Root opened onClose={() => change({ node: undefined, indicator: undefined })} position="right" size="36rem" padding="xl" lockScroll={false} returnFocus={false} transitionProps={{ duration: 120 }} classNames={{ content: 'working-panel' }}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className="working-head">
          <Drawer.Title className="working-title">{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={intl.formatMessage({ id: 'framework.close' })} />
        </div>
        <Drawer.Body className="working-body framework-details">{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function NodeFacts({ of: node, whole }: { of: Node; whole: WholeFramework }) {
  const stage = useTheoryStage(whole).all.find((one) => one.code === node.stage);
  const edges = (end: 'from' | 'to') => whole.theory.edges.filter((one) => one[end] === node.id);
  const areas = whole.areas.filter((one) => node.areas.includes(one.code));
  const actors = whole.actorTypes.filter((one) => node.actors.includes(one.code));
  return (
    <>
      <p><strong>{stage?.name}</strong>{stage?.meaning && <> · {stage.meaning}</>} <span className="note">{stage?.sphere}</span></p>
      {areas.map((area) => (
        <Section key={area.code} title={<><WordsText words={area.name} /> <Code>{area.code}</Code></>}>
          <p><WordsText words={area.meaning} /></p>
          <ul className="plain-links">{whole.indicators.filter((one) => one.area === area.code).map((one) => <li key={one.code}><ToIndicator of={one} /></li>)}</ul>
        </Section>
      ))}
      {actors.length > 0 && (
        <Section title={<FormattedMessage id="framework.actors" />}>
          <ul>{actors.map((one) => <li key={one.code}><WordsText words={one.name} /> <span className="note"><FormattedMessage id={`framework.level.${one.defaultLevel}`} /></span></li>)}</ul>
        </Section>
      )}
      {(['to', 'from'] as const).map((end) => edges(end).length > 0 && (
        <Section key={end} title={<FormattedMessage id={end === 'to' ? 'diagram.follows' : 'diagram.leads'} />}>
          {edges(end).map((one) => <div key={`${one.from}>${one.to}`} className="framework-edge"><NodeLink id={end === 'to' ? one.from : one.to} whole={whole} />{one.feedback && <span className="note"> <FormattedMessage id="diagram.loops" /></span>}<EdgeFacts of={one} whole={whole} /></div>)}
        </Section>
      ))}
      {node.sdgTargets.length > 0 && <Section title={<FormattedMessage id="framework.passport.sdgs" />}><Targets codes={node.sdgTargets} whole={whole} /></Section>}
    </>
  );
}

function EdgeFacts({ of: edge, whole, ends = false }: { of: Edge; whole: WholeFramework; ends?: boolean }) {
  return (
    <>
      {ends && <p><NodeLink id={edge.from} whole={whole} /> <span aria-hidden="true" className="framework-arrow">→</span> <NodeLink id={edge.to} whole={whole} /></p>}
      <p className="framework-holds"><FormattedMessage id="framework.assumptions" /></p>
      <ul>{edge.assumptions.map((one, at) => <li key={at}><WordsText words={one} /></li>)}</ul>
      {edge.externalFactors.length > 0 && <><p className="framework-holds"><FormattedMessage id="framework.factors" /></p><ul>{edge.externalFactors.map((one, at) => <li key={at}><WordsText words={one} /></li>)}</ul></>}
    </>
  );
}

function NodeLink({ id, whole }: { id: string; whole: WholeFramework }) {
  const change = useChangeQuestion();
  return <button type="button" className="link-button" onClick={() => change({ node: id })}><WordsText words={whole.theory.nodes.find((one) => one.id === id)?.title} otherwise={id} /></button>;
}

export function ToIndicator({ of: one }: { of: { code: string; name: Record<string, string> } }) {
  const question = useQuestion();
  return <><Link to="/framework" search={{ ...travelling(question), ...(question.find ? { find: question.find } : {}), indicator: one.code } as never} resetScroll={false}><WordsText words={one.name} /></Link> <Code>{one.code}</Code></>;
}

const Section = ({ title, children }: { title: ReactNode; children: ReactNode }) => <section className="working-section"><h3>{title}</h3>{children}</section>;
