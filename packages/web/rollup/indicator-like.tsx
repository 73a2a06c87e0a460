/**
 * Like for like: value, baseline and target of those who answered and have a target (figures 7.5), instead of the full
 * comparison. Asked by the address (`like=yes`), said in one sentence, and never shown without that sentence.
 */
import { Link } from '@tanstack/react-router';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { type Question, readQuestion, useChangeQuestion, useQuestion, workingText } from '../shell/question.ts';
import { type Format, useFormat } from '../ui/format.ts';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { useUnit } from '../ui/units.ts';

const LIKE = 'yes';

export const useLike = (): boolean => useQuestion().like === LIKE;

/** The figure as it stands among those compared: for pictures and tables, never for a total. */
export function asLike(figure: Figure): Figure {
  const like = figure.likeForLike;
  return {
    ...figure, bounds: null, label: like === null ? 'no-data' : 'exact', value: like?.value ?? null, baseline: like?.baseline ?? null, target: like?.target ?? null,
    achievement: like?.achievement ?? null, verdict: like?.verdict ?? null,
  };
}

export const likeText = (figure: Figure, format: Format, intl: IntlShape): string =>
  (figure.likeForLike === null ? intl.formatMessage({ id: 'multiples.no-like' }) : format.value(figure.likeForLike.value, figure));

/** The compared value as a link to the working of its figure, which lists what is compared. */
export function LikeFigureLink({ figure, name, unit = true, big = false }: { figure: Figure; name: string; unit?: boolean; big?: boolean }) {
  const intl = useIntl();
  const format = useFormat();
  const unitText = useUnit()(figure);
  const text = likeText(figure, format, intl);
  const said = figure.likeForLike !== null;
  return (
    <Link
      to="."
      search={((before: Question) => readQuestion({ ...before, working: workingText(figure) })) as never}
      resetScroll={false}
      preload={false}
      activeProps={{ className: '', 'aria-current': undefined } as never}
      className={big ? 'figure-link is-big' : 'figure-link'}
      aria-haspopup="dialog"
      aria-label={intl.formatMessage({ id: 'figure.open' }, { figure: [name, text, said && unit ? unitText : ''].filter(Boolean).join(' ') })}
      data-like={workingText(figure)}
      data-value={figure.likeForLike?.value ?? ''}
    >
      <span className={said ? 'figure' : 'figure is-word'}><bdi className="figure-number">{text}</bdi>{unit && said && unitText !== '' && <span className="figure-unit">{unitText}</span>}</span>
    </Link>
  );
}

/** All projects, or like for like; with what is compared and what is left out said beneath. */
export function LikeSwitch({ figure }: { figure?: Figure }) {
  const like = useLike();
  const change = useChangeQuestion();
  const intl = useIntl();
  return (
    <div className="like-switch">
      <SegmentedChoice
        name={intl.formatMessage({ id: 'multiples.compared' })}
        value={like ? 'like' : 'all'}
        choices={[['all', 'multiples.compare-all'], ['like', 'multiples.compare-like']]}
        onChoose={(choice) => change({ like: choice === 'like' ? LIKE : undefined }, { replace: true })}
      />
      {like && <LikeSentence {...(figure === undefined ? {} : { figure })} />}
    </div>
  );
}

/** What is compared, what is left out. */
export function LikeSentence({ figure }: { figure?: Figure }) {
  const format = useFormat();
  const left = figure === undefined ? 0 : Math.max(0, figure.coverage.expected - figure.coverage.reported);
  const share = figure?.likeForLike?.share ?? null;
  return (
    <p className="note">
      <FormattedMessage id="multiples.like-said" />{' '}
      {figure !== undefined && left > 0 && <><FormattedMessage id="multiples.like-left" values={{ left }} />{' '}</>}
      {share !== null && <FormattedMessage id="multiples.like-share" values={{ share: format.share(share) }} />}
    </p>
  );
}
