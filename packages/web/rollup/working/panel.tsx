/** One figure opened to its records (figures 12). Has an address, holds the focus, closes with Esc. */
import { Drawer } from '@mantine/core';
import type { WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useOrganisations } from '../../shell/organisation.tsx';
import { type Opened as Asked, useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { FigureValue } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { Term, type TermName } from '../../framework/term.tsx';
import { Refusal } from '../../ui/problems.tsx';
import { ShareOfTarget } from '../../ui/share-of-target.tsx';
import { AchievementBar, Coverage, Verdict } from '../../ui/verdict.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code } from '../../ui/words-text.tsx';
import { useCellName } from '../indicator-cell-name.ts';
import { usePlaceName } from '../places.ts';
import { Contributions, LeftOut } from './contributions.tsx';
import { Recombined } from './recombined.tsx';
import { Baselines, Gaps, LikeRows, Targets } from './compared.tsx';
import { useIndicatorName } from './indicator-name.ts';
import { PART, useWorkingPages } from './pages.ts';
import './working.css';

export function Panel({ opened }: { opened: Asked }) {
  const change = useChangeQuestion();
  const { asOf: day, workingAsOf, workingSnapshot: snapshot, legacy } = useQuestion();
  // a figure of another day than the screen's is opened as of that day
  const asOf = snapshot === undefined ? workingAsOf ?? day : undefined;
  const { current } = useOrganisations();
  const intl = useIntl();
  const format = useFormat();
  const placeName = usePlaceName();
  const name = useIndicatorName(opened.indicator);
  const cellName = useCellName();
  useReturnedFocus();
  // with values of older frameworks where the figure was shown so (figures 15.9)
  const ask = { ...opened, organisation: current?.id, asOf, snapshot, withLegacy: legacy === '1' ? 'true' : undefined };
  const { body, error, again, more, coming } = useWorkingPages(ask);
  const known = asOf ?? body?.asOf ?? today();
  return (
    <Drawer.Root opened onClose={() => change({ working: undefined, workingAsOf: undefined, workingSnapshot: undefined, legacy: undefined })} position="right" size="62rem" padding="xl" lockScroll={false} transitionProps={{ duration: 120 }} classNames={{ content: 'working-panel' }}>
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Not a header element: that would be a second banner of the page. */}
        <div className="working-head">
          <Drawer.Title className="working-title">{name} <Code>{opened.indicator}</Code></Drawer.Title>
          <Drawer.CloseButton aria-label={intl.formatMessage({ id: 'working.close' })} />
        </div>
        <Drawer.Body className="working-body">
          <p className="in-words">
            <FormattedMessage id="question.as-of" values={{ place: placeName(opened.place), period: format.period(opened.period), day: format.day(known) }} />
            {opened.by !== undefined && <> <FormattedMessage id="working.cell" values={{ dimension: cellName.dimension(opened.by), value: cellName.value(opened.by, opened.cell ?? '') }} /></>}
          </p>
          {snapshot !== undefined && <p className="stale"><FormattedMessage id="working.frozen" values={{ id: snapshot, day: format.day(known) }} /></p>}
          {asOf !== undefined && asOf !== today() && <p className="stale"><FormattedMessage id="working.as-of" values={{ day: format.day(known) }} /></p>}
          {error && !body ? <Refusal error={error} again={again} /> : body ? <Opened body={body} more={more} coming={coming} /> : <Waiting lines={8} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Closing gives the focus back to what opened the panel. */
function useReturnedFocus(): void {
  const before = useRef(document.activeElement);
  useEffect(() => () => {
    const opener = before.current;
    requestAnimationFrame(() => { if (opener instanceof HTMLElement && opener.isConnected) opener.focus(); });
  }, []);
}

const today = (): string => new Date().toISOString().slice(0, 10);

function Opened({ body, more, coming }: { body: WorkingBody; more: (() => void) | null; coming: boolean }) {
  const { figure } = body;
  return (
    <>
      <div className="working-figure">
        <p className="working-value"><FigureValue figure={figure} /></p>
        {figure.achievement !== null && figure.target !== null && (
          <p className="towards">
            <AchievementBar achievement={figure.achievement} verdict={figure.verdict} />
            <ShareOfTarget of={figure} unit={figure} />
            {figure.verdict && <Verdict verdict={figure.verdict} />}
          </p>
        )}
        <p><Term of="coverage"><FormattedMessage id="column.coverage" /></Term> <Coverage coverage={figure.coverage} /></p>
      </div>
      <Section name="rule">
        <p className="measure"><FormattedMessage id={`kind.rule.${body.rule.kind}`} /></p>
        <p className="note"><Term of={body.rule.kind as TermName} /> · <FormattedMessage id="working.rules" values={{ rules: <Code>{body.rule.rules.map((rule) => rule.replace(/^figures /, '')).join(', ')}</Code> }} /></p>
        <Recombined body={body} />
      </Section>
      <Section name="contributions" count={body.total.contributions}><Contributions body={body} /></Section>
      {body.gaps.length > 0 && <Section name="gaps" count={body.total.gaps}><Gaps body={body} /></Section>}
      {body.leftOut.length > 0 && <Section name="left-out" count={body.total.leftOut}><LeftOut body={body} /></Section>}
      {body.targets.length > 0 && <Section name="targets" count={body.total.targets}><Targets body={body} /></Section>}
      {body.baselines.length > 0 && <Section name="baselines" count={body.total.baselines}><Baselines body={body} /></Section>}
      {body.likeForLike !== null && body.likeForLike.length > 0 && <Section name="like" count={body.total.likeForLike}><LikeRows body={body} /></Section>}
      {more && <p><button type="button" className="link-button" onClick={more} disabled={coming}><FormattedMessage id={coming ? 'waiting' : 'working.more'} values={{ count: PART }} /></button></p>}
    </>
  );
}

function Section({ name, count, children }: { name: string; count?: number; children: ReactNode }) {
  return (
    <section className="working-section">
      <h3><FormattedMessage id={`working.${name}`} />{count !== undefined && <span className="count"> {count}</span>}</h3>
      {children}
    </section>
  );
}
