/** The figure, big, with all that has to be said of it: target, coverage, like for like beside those who did not report. */
import { useQuery } from '@tanstack/react-query';
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { api } from '../shell/api.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { useChangeQuestion } from '../shell/question.ts';
import { FigureLink, hasNumber } from '../ui/figure-value.tsx';
import { type Format, useFormat } from '../ui/format.ts';
import { ShareOfTarget } from '../ui/share-of-target.tsx';
import { AchievementBar, Verdict } from '../ui/verdict.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { WordsText, useWords } from '../ui/words-text.tsx';
import type { AskedFigures } from './asked.ts';
import { Distribution } from './distribution.tsx';
import { LikeFigureLink, LikeSwitch, asLike, useLike } from './indicator-like.tsx';
import { Texts } from './indicator-texts.tsx';

type Figure = IndicatorPage['figure'];

export function TheFigure({ body, asked }: { body: IndicatorPage; asked: AskedFigures }) {
  const { figure, indicator } = body;
  const words = useWords();
  const like = useLike() && figure.likeForLike !== null;
  return (
    <section className="the-figure">
      {figure.likeForLike !== null && <LikeSwitch figure={figure} />}
      <p className="the-figure-value">{like ? <LikeFigureLink figure={figure} name={words(indicator.name)} big /> : <FigureLink figure={figure} name={words(indicator.name)} big />}<Middle figure={figure} scale={indicator.scale} /></p>
      {!like && <p className="the-figure-label">{indicator.projects === 0 && indicator.kind !== 'external' ? <FormattedMessage id="indicator.unmeasured" /> : <LabelSentence figure={figure} />}</p>}
      <OtherYears body={body} />
      <Towards figure={like ? asLike(figure) : figure} />
      <Facts figure={like ? comparedOnly(figure) : figure} />
      <Distribution figure={figure} scale={indicator.scale} asked={asked} name={words(indicator.name)} projects={body.byProject} />
      <Texts figure={figure} projects={body.byProject} />
      <div className="beside">
        {!like && <LikeForLike figure={figure} />}
        <Silent body={body} asked={asked} />
      </div>
    </section>
  );
}

/** Of what is never added the value is the middle one (figures 2.0); of a level its words too. */
function Middle({ figure, scale }: { figure: Figure; scale: Readonly<Record<string, string>> | null }) {
  const level = figure.kind === 'ordinal' && figure.value !== null ? (scale?.[figure.value] ?? '') : '';
  const several = figure.kind === 'ordinal' ? figure.value !== null && figure.coverage.reported > 1 : figure.kind === 'rate' && figure.lowest != null && figure.lowest !== figure.highest;
  if (level === '' && !several) return null;
  return <span className="figure-unit the-figure-middle">{level !== '' && <bdi>{level}</bdi>}{level !== '' && several && ' · '}{several && <FormattedMessage id="distribution.median" />}</span>;
}

/** What the label means, with the coverage it rests on. */
function LabelSentence({ figure }: { figure: Figure }) {
  const { expected, reported } = figure.coverage;
  if (figure.kind === 'external') return <FormattedMessage id="kind.rule.external" />;
  // several values per unit of output without weights have no common figure (figures 2)
  if (figure.kind === 'intensity' && figure.label === 'not-applicable' && reported > 1) return <FormattedMessage id="indicator.not-joined" values={{ reported }} />;
  return <FormattedMessage id={`label-sentence.${figure.label}`} values={{ expected, reported, missing: Math.max(0, expected - reported) }} />;
}

/** Of the comparison only what belongs to those compared is said. */
const comparedOnly = (figure: Figure): Figure => ({
  ...asLike(figure), gained: null, active: null, gross: null, numerator: null, denominator: null, weight: null, targetOfParts: null, lowest: null, median: null, highest: null,
});

/** Nothing is known of the period asked: the nearest years of which something is. */
function OtherYears({ body }: { body: IndicatorPage }) {
  const change = useChangeQuestion();
  if (body.figure.label !== 'no-data') return null;
  const asked = Number.parseInt(body.period, 10);
  const told = body.series.filter((one) => hasNumber(one) || (one.texts?.length ?? 0) > 0).map((one) => one.period)
    .sort((a, b) => Math.abs(Number(a) - asked) - Math.abs(Number(b) - asked)).slice(0, 3);
  if (told.length === 0) return null;
  return (
    <p className="other-years">
      <FormattedMessage id="indicator.other-years" />{' '}
      {told.map((year) => <button key={year} type="button" className="link-button" onClick={() => change({ period: year })}>{year}</button>)}
    </p>
  );
}

function Towards({ figure }: { figure: Figure }) {
  if (figure.target === null) return null;
  return (
    <div className="towards">
      {figure.achievement !== null && <AchievementBar achievement={figure.achievement} verdict={figure.verdict} />}
      <span>
        <ShareOfTarget of={figure} unit={figure} />
      </span>
      {figure.verdict && <Verdict verdict={figure.verdict} />}
    </div>
  );
}

function Facts({ figure }: { figure: Figure }) {
  const format = useFormat();
  const facts = factsOf(figure, format);
  if (facts.length === 0 && !figure.includesRegional) return null;
  return (
    <>
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(([name, value]) => <div key={name}><dt><FormattedMessage id={`fact.${name}`} /></dt><dd><bdi>{value}</bdi></dd></div>)}
        </dl>
      )}
      {figure.includesRegional && <p className="note"><FormattedMessage id="fact.includes-regional" /></p>}
    </>
  );
}

function factsOf(figure: Figure, format: Format): [string, string][] {
  const value = (text: string | null | undefined) => (text === null || text === undefined ? null : format.value(text, figure));
  const plain = (text: string | null | undefined) => (text === null || text === undefined ? null : format.value(text, { kind: 'flow', unit: null }));
  const share = (text: string | null | undefined) => (text === null || text === undefined ? null : format.share(text));
  const all: [string, string | null][] = [
    ['baseline', value(figure.baseline)],
    ['gained', value(figure.gained)],
    ['active', value(figure.active)],
    ['gross', value(figure.gross)],
    ['numerator', plain(figure.numerator)],
    ['denominator', plain(figure.denominator)],
    ['weight', plain(figure.weight)],
    ['lowest', value(figure.lowest)],
    ['median', figure.kind === 'rate' ? value(figure.median) : null],
    ['highest', value(figure.highest)],
    ['weakest', figure.weakest ?? null],
    ['targetOfParts', value(figure.targetOfParts)],
    ['budgetShare', share(figure.coverage.budgetShare)],
  ];
  return all.filter((one): one is [string, string] => one[1] !== null);
}

function LikeForLike({ figure }: { figure: Figure }): ReactNode {
  const format = useFormat();
  const like = figure.likeForLike;
  if (!like || figure.coverage.reported >= figure.coverage.expected) return null;
  return (
    <section>
      <h2><FormattedMessage id="like.title" /></h2>
      <p>
        <FormattedMessage
          id="like.text"
          values={{
            value: format.value(like.value, figure), target: format.value(like.target, figure),
            hasShare: like.achievement === null ? 'no' : 'yes', achievement: like.achievement === null ? '' : format.share(like.achievement),
          }}
        />{' '}
        {like.verdict && <Verdict verdict={like.verdict} />}
      </p>
      <p className="note">{like.share === null ? <FormattedMessage id="like.note" /> : <FormattedMessage id="like.share" values={{ share: format.share(like.share) }} />}</p>
    </section>
  );
}

/** How many of those who did not report are named. */
const SILENT = 8;

/** Who did not report: the gaps of the working. */
function Silent({ body, asked }: { body: IndicatorPage; asked: AskedFigures }): ReactNode {
  const { figure } = body;
  const missing = figure.coverage.expected - figure.coverage.reported;
  const format = useFormat();
  const question = { ...asked, indicator: body.indicator.code, place: body.place, period: body.period };
  const { data, error } = useQuery({ queryKey: ['working', question], queryFn: () => api.working(question), enabled: missing > 0 && hasGaps(figure) });
  if (missing <= 0 || !hasGaps(figure) || error || data?.gaps.length === 0) return null;
  // its room is kept while it is asked, or what stands beside it would move
  if (!data) return <section><h2><FormattedMessage id="silent.title" /></h2><Waiting lines={Math.min(missing, SILENT)} height={12} /></section>;
  const shown = data.gaps.slice(0, SILENT);
  return (
    <section>
      <h2><FormattedMessage id="silent.title" /></h2>
      <ul>
        {shown.map((gap) => <li key={`${gap.project} ${gap.period}`}><PlaceLink place={`project:${gap.project}`}><WordsText words={gap.title} otherwise={gap.project} /></PlaceLink> <span className="quiet">{format.period(gap.period)}</span></li>)}
      </ul>
      {data.total.gaps > shown.length && <p className="note"><FormattedMessage id="silent.more" values={{ count: data.total.gaps - shown.length }} /></p>}
    </section>
  );
}

const hasGaps = (figure: Figure): boolean => hasNumber(figure) || figure.label === 'no-data';
