/**
 * The same indicator over the years, place beside place: one panel each, on one scale or each on its own, sorted by the
 * value of the period asked. A panel's number opens its working; the whole is a picture, a table and a file.
 */
import { useDirection } from '@mantine/core';
import { PANEL, multiples, scalesFor } from '@throughline/charts/multiples.ts';
import { panel } from '@throughline/charts/panel.ts';
import { type Point, pointOf } from '@throughline/charts/point.ts';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { type ReactNode, useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../shell/place-link.tsx';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { ChartFrame } from '../ui/chart-frame.tsx';
import { FigureLink, figureText } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { Picture } from '../ui/picture.tsx';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { csvHead, csvRow } from './figure-csv.ts';
import { LikeFigureLink, asLike, likeText } from './indicator-like.tsx';
import { byValue, useTick } from './indicator-numbers.ts';
import type { PanelOf } from './small-multiples-panel.ts';
import { PeriodsTable } from './small-multiples-table.tsx';
import './small-multiples.css';

type Asked = {
  /** What is shown, in one sentence. */
  title: string;
  /** Of the files, without ending. */
  name: string;
  /** Said when a panel's number is read out: "Jobs created". */
  of: string;
  panels: readonly PanelOf[];
  /** The period whose value stands over each panel and sorts them. */
  period: string;
  /** What is drawn: the value (default) or how far it is to the target. */
  measure?: 'value' | 'achievement';
  /** Shows who reported, with their own target, instead of all. */
  like?: boolean;
  sorted?: boolean;
};

/** More panels than these are shown on demand. */
const MOST = 24;

export function SmallMultiples(asked: Asked) {
  const { scale } = useQuestion();
  const change = useChangeQuestion();
  const intl = useIntl();
  const own = scale === 'own';
  const panels = useMemo(() => ordered(asked), [asked.panels, asked.period, asked.sorted, asked.like]);
  const [all, setAll] = useState(false);
  const shown = all ? panels : panels.slice(0, MOST);
  if (panels.length === 0) return null;
  return (
    <div className="multiples-of">
      {panels.length > 1 && (
        <div className="multiples-scale">
          <SegmentedChoice
            name={intl.formatMessage({ id: 'multiples.scale' })}
            value={own ? 'own' : 'shared'}
            choices={[['shared', 'multiples.shared'], ['own', 'multiples.own']]}
            onChoose={(choice) => change({ scale: choice === 'own' ? 'own' : undefined }, { replace: true })}
          />
          <p className="note"><FormattedMessage id={own ? 'multiples.own-said' : 'multiples.shared-said'} /></p>
        </div>
      )}
      <Drawn asked={asked} panels={shown} shared={!own} all={panels} />
      {panels.length > shown.length && <button type="button" className="link-button" onClick={() => setAll(true)}><FormattedMessage id="multiples.all" values={{ count: panels.length }} /></button>}
    </div>
  );
}

function ordered({ panels, period, sorted = true, like = false }: Asked): readonly PanelOf[] {
  if (!sorted) return panels;
  const at = (one: PanelOf): string | null => {
    const figure = one.figures.find((each) => each.period === period);
    return figure === undefined ? null : like ? (figure.likeForLike?.value ?? null) : (figure.value ?? figure.bounds?.low ?? null);
  };
  return [...panels].sort((a, b) => byValue(at(a), at(b)));
}

/** What a panel draws of a figure: its value, its value like for like, or how far it is. */
function drawnOf(figure: Figure, { measure = 'value', like = false }: Asked): Point {
  const point = pointOf(like ? asLike(figure) : figure);
  if (measure === 'value') return point;
  return { ...point, value: (like ? figure.likeForLike?.achievement : figure.achievement) ?? null, low: null, high: null, target: null };
}

function Drawn({ asked, panels, all, shared }: { asked: Asked; panels: readonly PanelOf[]; all: readonly PanelOf[]; shared: boolean }) {
  const intl = useIntl();
  const format = useFormat();
  const { dir } = useDirection();
  const first = panels[0]!.figures[0];
  const share = asked.measure === 'achievement';
  const tick = useTick({ kind: share ? 'ratio' : (first?.kind ?? 'flow'), unit: first?.unit ?? null });
  const points = useMemo(() => panels.map((one) => one.figures.map((figure) => drawnOf(figure, asked))), [panels, asked.measure, asked.like]);
  const scales = useMemo(() => scalesFor(points, shared), [points, shared]);
  const look = { mirrored: dir === 'rtl', number: tick, period: format.period, asked: asked.period, ...(share ? { across: 1 } : {}) };
  const said = (one: PanelOf) => saidOf(one, asked, (figure) => (asked.like ? likeText(figure, format, intl) : figureText(figure, format, intl)));
  const whole = multiples(panels.map((one, at) => ({ name: one.name, said: said(one), points: points[at]!, scale: scales[at]! })), { ...look, title: asked.title, columns: 4 });
  return (
    <ChartFrame
      title={asked.title}
      name={asked.name}
      rows={[csvHead, ...all.flatMap((one) => one.figures.map(csvRow))]}
      table={<PeriodsTable panels={all} of={asked.of} title={asked.title} like={asked.like ?? false} />}
      picture={(
        <>
          {/* For files: names and numbers stand in the picture itself. */}
          <div hidden><Picture of={whole} /></div>
          <ul className="multiples-panels">
            {panels.map((one, at) => (
              <li key={one.key}>
                <PanelHead one={one} asked={asked} />
                <Picture of={panel(points[at]!, { ...look, ...PANEL, scale: scales[at]!, title: sentence(one, asked, said(one), intl.formatMessage) })} />
              </li>
            ))}
          </ul>
        </>
      )}
    />
  );
}

type Message = ReturnType<typeof useIntl>['formatMessage'];

const sentence = (one: PanelOf, asked: Asked, said: string, message: Message): string => message(
  { id: 'multiples.panel' },
  { name: one.name, from: one.figures[0]?.period ?? '', to: one.figures.at(-1)?.period ?? '', value: said, period: asked.period },
);

function saidOf(one: PanelOf, { period }: Asked, say: (figure: Figure) => string): string {
  const figure = one.figures.find((each) => each.period === period);
  return figure === undefined ? '' : say(figure);
}

/** The name leads to the place, the number opens its working. */
function PanelHead({ one, asked }: { one: PanelOf; asked: Asked }): ReactNode {
  const figure = one.figures.find((each) => each.period === asked.period);
  const name = `${asked.of}, ${one.name}`;
  return (
    <div className="multiples-head">
      <span className="multiples-name" title={one.name}>{one.place === undefined ? <bdi>{one.name}</bdi> : <PlaceLink place={one.place}><bdi>{one.name}</bdi></PlaceLink>}</span>
      {figure && (asked.like ? <LikeFigureLink figure={figure} name={name} unit={false} /> : <FigureLink figure={figure} name={name} unit={false} />)}
    </div>
  );
}
