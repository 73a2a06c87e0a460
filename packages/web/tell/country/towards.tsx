/** Target, the way towards it and the verdict; where the full achievement cannot be said, like for like leads (figures 7.5). */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { ShareOfTarget } from '../../ui/share-of-target.tsx';
import { AchievementBar, Verdict } from '../../ui/verdict.tsx';

export function Towards({ figure, bar = true }: { figure: Figure; bar?: boolean }) {
  const format = useFormat();
  const like = figure.achievement === null ? figure.likeForLike : null;
  const achievement = figure.achievement ?? like?.achievement ?? null;
  const verdict = figure.achievement === null ? like?.verdict ?? figure.verdict : figure.verdict;
  if (figure.target === null && !like) return <span className="quiet"><FormattedMessage id="country.no-target" /></span>;
  return (
    <span className={bar ? 'target' : 'towards-words'}>
      {bar && achievement !== null && <AchievementBar achievement={achievement} verdict={verdict} />}
      <span className="target-text">
        {like && achievement !== null
          ? <FormattedMessage id="country.like" values={{ achievement: format.share(achievement), target: format.value(like.target, figure) }} />
          : <ShareOfTarget of={figure} unit={figure} />}
      </span>
      {verdict && <Verdict verdict={verdict} />}
      {bar && figure.targetOfParts !== null && (
        <span className="target-parts"><FormattedMessage id="country.target-of-parts" values={{ sum: format.value(figure.targetOfParts, figure) }} /></span>
      )}
    </span>
  );
}
