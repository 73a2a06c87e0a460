/**
 * What is never added or averaged, shown as it is spread (figures 2, 2.0): of an ordinal how many projects stand at each level
 * of the scale, of a rate each project's value between the lowest and the highest.
 */
import { NativeSelect, useDirection } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { dots } from '@throughline/charts/dots.ts';
import { levels } from '@throughline/charts/levels.ts';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { ChartFrame } from '../ui/chart-frame.tsx';
import { useFormat } from '../ui/format.ts';
import { Picture } from '../ui/picture.tsx';
import { useWidth } from '../ui/width.ts';
import { csvHead, csvRow } from './figure-csv.ts';
import './distribution.css';
import { useTick } from './indicator-numbers.ts';

type Named = { readonly name: Readonly<Record<string, string>> | null; readonly figure: Figure };
type Asked = {
  figure: Figure;
  /** The words of an ordinal's levels. */
  scale: Readonly<Record<string, string>> | null;
  asked: { readonly organisation: string; readonly asOf: string | undefined };
  /** Of the indicator. */
  name: string;
  /** A rate's projects, each a dot. */
  projects?: readonly Named[];
};

/** Nothing where the kind has no distribution or nothing was reported. */
export function Distribution(of: Asked) {
  if (of.figure.kind === 'ordinal' && of.figure.distribution) return <Levels of={of} />;
  if (of.figure.kind === 'rate' && of.figure.median != null) return <Spread of={of} />;
  return null;
}

/** All levels of the scale in its order, those where nobody stands too. */
function levelsOf({ figure, scale }: Asked): string[] {
  const all = new Set([...Object.keys(scale ?? {}), ...Object.keys(figure.distribution ?? {})]);
  return [...all].sort((a, b) => Number(a) - Number(b));
}

function Levels({ of }: { of: Asked }) {
  const intl = useIntl();
  const format = useFormat();
  const { dir } = useDirection();
  const { atLeast } = useQuestion();
  const { figure, scale, name } = of;
  const all = levelsOf(of);
  const title = intl.formatMessage({ id: 'distribution.levels' }, { indicator: name, period: format.period(figure.period) });
  const word = (id: string, level: string | null | undefined) => (level == null ? null : { level, word: intl.formatMessage({ id }) });
  const counts = all.map((level) => ({ level, count: figure.distribution?.[level] ?? 0 }));
  const chosen = atLeast !== undefined && all.includes(atLeast) ? atLeast : undefined;
  const picture = levels(counts.map((one) => ({ ...one, above: chosen === undefined || Number(one.level) >= Number(chosen) })), {
    mirrored: dir === 'rtl', title, count: format.count, median: word('distribution.median', figure.value), weakest: word('distribution.weakest', figure.weakest),
  });
  return (
    <div className="distribution">
      <ChartFrame
        title={title}
        name={`${figure.indicator}-${figure.period}-levels`}
        picture={<Picture of={picture} />}
        rows={[['level', 'text', 'projects'], ...counts.map((one) => [one.level, scale?.[one.level] ?? '', String(one.count)])]}
      />
      <LevelsTable counts={counts} scale={scale} figure={figure} />
      <AtOrAbove of={of} all={all} chosen={chosen} />
    </div>
  );
}

function LevelsTable({ counts, scale, figure }: { counts: readonly { level: string; count: number }[]; scale: Asked['scale']; figure: Figure }) {
  const format = useFormat();
  return (
    <table className="levels-table">
      <thead><tr><th scope="col"><FormattedMessage id="column.level" /></th><th scope="col" className="is-number"><FormattedMessage id="column.projects" /></th></tr></thead>
      <tbody>
        {counts.map(({ level, count }) => (
          <tr key={level}>
            <th scope="row">
              <bdi className="level-number">{level}</bdi> <bdi>{scale?.[level]}</bdi>
              {level === figure.value && <span className="note"> · <FormattedMessage id="distribution.median" /></span>}
              {level === figure.weakest && <span className="note"> · <FormattedMessage id="distribution.weakest" /></span>}
            </th>
            <td className="is-number">{format.count(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Asked apart (figures 7.6): how many stand at a level or above it. */
function AtOrAbove({ of, all, chosen }: { of: Asked; all: readonly string[]; chosen: string | undefined }) {
  const intl = useIntl();
  const format = useFormat();
  const change = useChangeQuestion();
  const { figure, asked } = of;
  const question = { ...asked, indicator: figure.indicator, place: figure.place, period: figure.period, atLeast: chosen };
  const { data } = useQuery({ queryKey: ['at-least', question], queryFn: () => api.figures(question), enabled: chosen !== undefined });
  const answer = data?.figures[0]?.atOrAbove;
  return (
    <div className="at-least">
      <NativeSelect
        label={intl.formatMessage({ id: 'distribution.at-least' })}
        value={chosen ?? ''}
        data={[{ value: '', label: intl.formatMessage({ id: 'distribution.no-level' }) }, ...all.map((level) => ({ value: level, label: level }))]}
        onChange={(event) => change({ atLeast: event.currentTarget.value || undefined }, { replace: true })}
      />
      <p role="status" className="at-least-said">
        {answer !== undefined && chosen !== undefined && <FormattedMessage id="distribution.at-or-above" values={{ count: answer.count, level: answer.level, hasShare: answer.share === null ? 'no' : 'yes', share: answer.share === null ? '' : format.share(answer.share) }} />}
      </p>
    </div>
  );
}

/** Narrower than this the dots stand on one another. */
const LEAST = 300;

function Spread({ of }: { of: Asked }) {
  const intl = useIntl();
  const format = useFormat();
  const { dir } = useDirection();
  const { figure, name, projects = [] } = of;
  const tick = useTick(figure);
  const { ref, width: room } = useWidth<HTMLDivElement>(640);
  const width = Math.max(LEAST, room);
  const told = projects.filter((one) => one.figure.value !== null);
  const title = intl.formatMessage({ id: 'distribution.spread' }, { indicator: name, period: format.period(figure.period) });
  const said = (id: string) => intl.formatMessage({ id });
  if (told.length < 2 && figure.lowest === figure.highest) return null;
  const picture = dots(told.map((one) => ({ key: one.figure.place, value: one.figure.value! })), {
    width: Math.min(width, 860), mirrored: dir === 'rtl', title, number: (text) => (text.length > 12 ? format.value(text, figure) : tick(text)),
    named: [
      { value: figure.median!, word: said('distribution.median'), strong: true },
      { value: figure.lowest!, word: said('distribution.lowest') },
      { value: figure.highest!, word: said('distribution.highest') },
    ],
    target: figure.target === null ? null : { value: figure.target, word: said('series.target') },
  });
  return (
    <div className="distribution" ref={ref}>
      <ChartFrame title={title} name={`${figure.indicator}-${figure.period}-spread`} picture={<Picture of={picture} />} rows={[csvHead, ...told.map((one) => csvRow(one.figure))]} />
      <p className="note"><FormattedMessage id="distribution.never" /></p>
    </div>
  );
}
