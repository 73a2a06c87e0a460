/** Target, way towards it and verdict; where the full achievement cannot be said, like for like leads (figures 7.5). */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { ShareOfTarget } from '../../ui/share-of-target.tsx';
import { AchievementBar, Verdict } from '../../ui/verdict.tsx';

export function Towards({ figure, bar = false }: { figure: Figure; bar?: boolean }) {
  const format = useFormat();
  const like = figure.achievement === null ? figure.likeForLike : null;
  const achievement = figure.achievement ?? like?.achievement ?? null;
  const verdict = figure.achievement === null ? like?.verdict ?? figure.verdict : figure.verdict;
  if (figure.target === null && !like) return bar ? <span className="quiet"><FormattedMessage id="target.none" /></span> : null;
  return (
    <span className="target">
      {bar && achievement !== null && <AchievementBar achievement={achievement} verdict={verdict} />}
      <span className="target-text">
        {!(achievement !== null && like) && <ShareOfTarget of={figure} unit={figure} />}
        {achievement !== null && like && <FormattedMessage id="target.like" values={{ achievement: format.share(achievement), target: format.value(like.target, figure) }} />}
      </span>
      {verdict && <Verdict verdict={verdict} />}
    </span>
  );
}
